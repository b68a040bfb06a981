// A band makes nobody safe. When a look at priority says that a child is not safe now, or of recent self-harm or a plan,
// somebody also records a concern or a current risk (NG76 1.3.7, NG225 on a plan for safety; that it stays owed until then
// is our own rule). Computed from what is on record, so that nothing has to be ticked off.
import * as z from 'zod';
import type { LocalDate } from '../dates.ts';
import type { RiskKind, RiskLevel } from '../safeguarding/codes.ts';
import type { FactorAnswers } from './factors.ts';

/** The factors whose gravest answer asks for more than a band. */
export const SAFETY_FACTORS = ['safety', 'self_harm'] as const;
export type SafetyFactor = (typeof SAFETY_FACTORS)[number];

/** One look at priority; `answers` is null where nobody was asked, as for a band from a spreadsheet. */
export type Look = {
  answers: FactorAnswers | null;
  on: LocalDate | null;
  by: string | null;
  /** Somebody said why neither a concern nor a risk is recorded after it. */
  isSettled: boolean;
};

/** Why neither is recorded after such an answer. */
export const SAFETY_SETTLED = ['recorded', 'not_needed'] as const;
export const SafetySettled = z.enum(SAFETY_SETTLED);
export type SafetySettled = z.infer<typeof SafetySettled>;
export const SAFETY_SETTLED_LABELS: Record<SafetySettled, string> = {
  recorded: 'It is recorded already',
  not_needed: 'No concern or risk is needed',
};

/** What is on record of one child: concerns, and the last risk of each kind. */
export type SafetyOnRecord = {
  concerns: readonly { recordedOn: LocalDate; isOpen: boolean }[];
  risks: readonly { kind: RiskKind; level: RiskLevel; setOn: LocalDate }[];
};

export type SafetyOwed = { factor: SafetyFactor; since: LocalDate; by: string | null };

/** The gravest answers about safety among those given. */
export function graveAnswers(answers: FactorAnswers): SafetyFactor[] {
  return SAFETY_FACTORS.filter((factor) => answers[factor] === 'serious');
}

/**
 * What was said of a child's safety in looks at priority, the newest first, and has neither a concern nor a current risk
 * beside it; since the first of the looks on end that said so, for saying it again changes nothing. A later look that says
 * otherwise settles it, and so does whoever says why neither is needed: but said anew after that, it is owed anew.
 */
export function safetyOwed(looks: readonly Look[], record: SafetyOnRecord): SafetyOwed[] {
  return SAFETY_FACTORS.flatMap((factor) => {
    const until = looks.findIndex(({ answers, isSettled }) => isSettled || answers?.[factor] !== 'serious');
    const first = (until === -1 ? looks : looks.slice(0, until)).at(-1);
    if (first === undefined || first.on === null) return [];
    const since = first.on;
    return isOnRecord(factor, since, record) ? [] : [{ factor, since, by: first.by }];
  });
}

/** The kinds of risk that say what a factor says. */
const RISKS_OF: Record<SafetyFactor, readonly RiskKind[]> = {
  safety: ['home', 'alleged_abuser'],
  self_harm: ['self_harm'],
};

/** A risk of that kind that stands or was judged since, another risk recorded since, an open concern, or one recorded since. */
function isOnRecord(factor: SafetyFactor, since: LocalDate, { concerns, risks }: SafetyOnRecord): boolean {
  return (
    concerns.some(({ recordedOn, isOpen }) => isOpen || recordedOn >= since) ||
    risks.some(({ kind, level, setOn }) =>
      RISKS_OF[factor].includes(kind)
        ? level !== 'over' || setOn >= since
        : kind === 'other' && level !== 'over' && setOn >= since,
    )
  );
}
