/** The largest file taken, and how much it may unpack to: ten times that. */
export const MOST_BYTES = 50 * 1024 * 1024;
export const MOST_UNPACKED_BYTES = MOST_BYTES * 10;

/** Rows of all sheets together. */
export const MOST_ROWS = 100_000;

/** Rows and the empty places between them: room for one stray cell at Excel's very last row, and then some. */
export const MOST_PLACES = 2_000_000;

/** Our own default: what a sheet had before 2007. A waiting list has a few dozen columns. */
export const MOST_COLUMNS = 256;

/** Our own default: filled cells of all sheets together, so that memory stays below about half a gigabyte. */
export const MOST_CELLS = 3_000_000;

/** What a cell can hold in Excel. More than that in a CSV file means a quotation mark that was never closed. */
export const MOST_CELL_CHARACTERS = 32_767;

/** How much is done between two pauses that let other calls, and a press of Stop, through. */
export const ROWS_BETWEEN_PAUSES = 500;
