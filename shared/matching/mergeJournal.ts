// A merge is written down cell by cell, so that it can be taken apart: what stood there, and what was put in its place.

export type CellValue = string | number | null;

/** One place in the database that a merge changed. */
export type Cell = { table: string; id: string; column: string; before: CellValue; after: CellValue };

/**
 * How a contact may be made: what a merge made stricter is never loosened by taking it apart. Whoever wants it looser
 * goes through it with the family again.
 */
const NEVER_LOOSENED: ReadonlySet<string> = new Set([
  'contact_rule',
  'may_ring',
  'may_text',
  'may_voicemail',
  'may_letter',
  'safe_times',
  'say_name',
  'code_word',
  'no_answer',
  'note',
  'checked_on',
  'checked_with',
  'check_again_from',
]);

export type TakenApart = {
  /** To be written, in this order: `before` is what stands there now. */
  back: Cell[];
  /** What somebody changed since: it stays as it is now. */
  left: Cell[];
};

/**
 * What taking a merge apart writes, given what stands in each place now (undefined where the record is no longer
 * there). A place that was changed since is left alone; so are the rules of contact. The day on which a contact was checked
 * is one of them: of two the earlier stands on both, with whom it was, so that nobody is called checked by a day of another
 * (but see mergeChecks.ts for a contact of which the merge changed nothing else).
 */
export function takeApart(journal: readonly Cell[], now: (cell: Cell) => CellValue | undefined): TakenApart {
  const back: Cell[] = [];
  const left: Cell[] = [];
  for (const cell of journal.toReversed()) {
    const current = now(cell);
    if (current === undefined || isRuleOfContact(cell)) continue;
    if (current === cell.after) back.push({ ...cell, before: current, after: cell.before });
    else left.push(cell);
  }
  return { back, left };
}

const isRuleOfContact = ({ table, column }: Cell): boolean =>
  table === 'child_person' && NEVER_LOOSENED.has(column);
