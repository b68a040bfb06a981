// Whether what was typed can be a telephone number, so that a slip is seen while whoever gave it can still be asked. The
// lengths are those of the United Kingdom's numbering plan (Ofcom) and of ITU-T E.164; it warns, and never refuses.

/** Short numbers that are whole: 999, 101, 111; 116 123; Childline's 0800 1111. */
const SHORT = /^(?:\d{3}|116\d{3}|08001111)$/;
/** What may stand among the figures: "07700 900123 (gran) / 01632 960001 ext 12". */
const APART = /\s*(?:\/|;|,|\bor\b)\s*/i;
const BESIDE = /\([^)\d]*\)|\b(?:ext|extension|x)\.?\s*\d{1,6}\b/gi;

/** What looks wrong about a telephone number, in a sentence that says what to do; null where nothing does. */
export function phoneWarning(typed: string): string | null {
  for (const part of typed.split(APART)) {
    const number = part.replace(BESIDE, '').trim();
    if (number === '') continue;
    if (/\p{L}/u.test(number))
      return 'There are letters in this number. Keep the number here, and notes under “What to know”.';
    const figures = number.replace(/\D/g, '');
    const wanted = lengthsOf(number, figures);
    if (wanted === null) continue;
    if (figures.length < wanted.least)
      return `This number has only ${figures.length} ${figures.length === 1 ? 'figure' : 'figures'}. Read it back to whoever gave it.`;
    if (figures.length > wanted.most)
      return `This number has ${figures.length} figures, which is too many. Read it back to whoever gave it.`;
  }
  return null;
}

/** Why a number is asked about before it is saved: it looks wrong, and nobody said that it is right as it stands. */
export function phoneAsked(typed: string, right: string): string | null {
  const warning = phoneWarning(typed);
  return warning === null || right === typed ? null : `${warning} If it is right, say so below.`;
}

/** How many figures a number of its kind has; null where it is right as it is. */
function lengthsOf(number: string, figures: string): { least: number; most: number } | null {
  if (SHORT.test(figures)) return null;
  const isAbroad = number.startsWith('+') || figures.startsWith('00');
  // Every mobile number has eleven with its nought; some of the oldest landlines ten.
  if (!isAbroad) return { least: figures.startsWith('07') ? 11 : 10, most: 11 };
  // "+44 (0)7700 ..." has the nought that is left out from abroad.
  if (/^(?:00)?44/.test(figures)) return { least: 11, most: 15 };
  return { least: 8, most: 17 };
}

/** What is wrong about an e-mail address, in a sentence that says what to do; null where nothing is, or none was typed. */
export function emailProblem(typed: string): string | null {
  const email = typed.trim();
  if (email === '' || /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(email)) return null;
  return 'This is not a whole e-mail address, such as name@example.org. Put it right, or leave it empty and write it under notes.';
}
