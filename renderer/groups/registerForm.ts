import type { SpokenBy } from '../../shared/checkIns/reached.ts';
import type { PersonInReach } from '../../shared/checkIns/saving.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { Attendee, MissReason, SafetyAnswer } from '../../shared/courses/logging.ts';
import { asksWhetherSafe } from '../../shared/courses/misses.ts';
import { wasHeld, type LoggedStatus } from '../../shared/courses/sessions.ts';
import { asksWhoCame } from '../../shared/groups/rules.ts';
import type { StrandKind } from '../../shared/protocols/types.ts';
import { safetyMissing, safeWordIn } from '../course/logForm.ts';

/** What a register says of one member. */
export type Answer = {
  status: LoggedStatus | '';
  /** Who came, where parent and child come together. */
  attendees: readonly Attendee[];
  reason: MissReason | '';
  safety: SafetyAnswer | null;
  safeFrom: string | null;
  safeBy: SpokenBy | null;
  unsafeChannelReason: string;
};
export const NOTHING: Answer = {
  status: '',
  attendees: [],
  reason: '',
  safety: null,
  safeFrom: null,
  safeBy: 'phone',
  unsafeChannelReason: '',
};

/** Whether it is asked who of them came. */
export const asksWho = ({ status }: Answer, strand: StrandKind) =>
  status !== '' && asksWhoCame(strand, status);

/** Whether it is asked why somebody did not come. */
export const asksWhy = ({ status }: Answer) => status !== '' && !wasHeld(status);

/** Whether it is asked if the child is safe: as in the course. */
export const asksSafe = ({ status, reason }: Answer, strand: StrandKind) =>
  status !== '' && asksWhetherSafe(strand, status, reason === '' ? 'not_known' : reason);

/** What still needs an answer of one member, by field. */
export function missingIn(
  answer: Answer,
  strand: StrandKind,
  around: readonly PersonInReach[],
): Record<string, string> {
  const errors: Record<string, string> = {};
  if (asksWho(answer, strand) && answer.attendees.length === 0) errors.attendees = 'Say who of them came';
  if (asksWhy(answer) && answer.reason === '') errors.reason = 'Say why, or that it is not known';
  if (asksSafe(answer, strand)) Object.assign(errors, safetyMissing(answer, around, false));
  return errors;
}

/** Whether the child is safe, and who said so, as it is sent. */
export function safetyIn(
  answer: Answer,
  strand: StrandKind,
): Pick<InputOf<'session.log'>, 'safety' | 'safeWord'> {
  if (!asksSafe(answer, strand)) return { safety: null, safeWord: null };
  const { safety } = answer;
  return { safety, safeWord: safety === 'spoke_and_safe' ? safeWordIn(answer) : null };
}
