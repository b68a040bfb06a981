// What children and carers say of the therapy itself, apart and in their own words. No published questionnaire is used: the
// one number is our own. QS179 5(c) asks that effectiveness is reviewed; LimeCulture, that children are heard and told
// what changed.
import * as z from 'zod';

/** How right it felt, from 1 to 5: our own words, and no item of any questionnaire. */
export const ACCEPTABILITY = [1, 2, 3, 4, 5] as const;
export const Acceptability = z.literal(ACCEPTABILITY);
export type Acceptability = z.infer<typeof Acceptability>;
export const ACCEPTABILITY_LABELS: Record<Acceptability, string> = {
  1: 'Not right',
  2: 'Not quite',
  3: 'In between',
  4: 'Mostly right',
  5: 'Just right',
};

/** Answers without a name are shown together with at least so many: below that somebody could be guessed (our own rule). */
export const LEAST_TOGETHER = 5;

/** A month as '2026-11'. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Choose a month');

export const monthOf = (date: string): string => date.slice(0, 7);

/**
 * The months whose answers without a name are shown. Months are put together, the earliest first, until they hold at least
 * LEAST_TOGETHER answers, and are shown together or not at all. The current month never is: so that nobody can compare
 * yesterday's page with today's and read the one answer between them.
 */
export function monthsShown(months: readonly string[], currentMonth: string): Set<string> {
  const shown = new Set<string>();
  const past = Map.groupBy(
    months.filter((month) => month < currentMonth),
    (month) => month,
  );
  let together: string[] = [];
  let count = 0;
  for (const month of [...past.keys()].sort()) {
    together.push(month);
    count += past.get(month)?.length ?? 0;
    if (count < LEAST_TOGETHER) continue;
    for (const each of together) shown.add(each);
    together = [];
    count = 0;
  }
  return shown;
}

/** How many answers chose each of the five, in order. */
export function spreadOf(answers: readonly (Acceptability | null)[]): number[] {
  return ACCEPTABILITY.map((value) => answers.filter((each) => each === value).length);
}

/** An answer says something: the number, or words. */
export function saysSomething(answer: {
  acceptability: Acceptability | null;
  helped: string;
  change: string;
}) {
  return answer.acceptability !== null || answer.helped.trim() !== '' || answer.change.trim() !== '';
}
