import type { LocalDate } from '../../shared/dates.ts';
import type { GroupView } from '../../shared/groups/contract.ts';
import { datesFrom } from '../../shared/groups/rules.ts';
import { readDate } from '../../shared/typedDate.ts';
import type { UnusualValues } from '../child/WhyUnusual.tsx';

/** What is said of whoever joins a group. */
export type JoinValues = UnusualValues & {
  childId: string;
  carer: string;
  joinedOn: string;
  proceedingsNote: string;
  apartReason: string;
  clashReason: string;
  noCarerReason: string;
};

/** What still needs an answer, beside its field; `asks` says which questions stand there. */
export function whatIsMissing(
  { childId, carer, joinedOn, proceedingsNote, apartReason, clashReason, noCarerReason }: JoinValues,
  asks: {
    asksProceedings: boolean;
    asksWho: boolean;
    asksCarer: boolean;
    asksApart: boolean;
    asksClash: boolean;
  },
) {
  const errors: Partial<Record<keyof JoinValues, string>> = {};
  if (childId === '') errors.childId = 'Choose a child';
  else if (asks.asksWho && carer === '')
    errors.carer = 'Choose who comes. Add them under People and contact if they are not there';
  const on = readDate(joinedOn);
  if (!on.ok) errors.joinedOn = joinedOn.trim() === '' ? 'Enter the first day' : on.message;
  if (asks.asksProceedings && proceedingsNote.trim() === '')
    errors.proceedingsNote = 'Say what was talked over, and with whom';
  if (asks.asksApart && apartReason.trim() === '')
    errors.apartReason = 'Say why all the same, and who decided';
  if (asks.asksClash && clashReason.trim() === '') errors.clashReason = 'Say why both can be, in a few words';
  if (asks.asksCarer && noCarerReason.trim() === '')
    errors.noCarerReason = 'Say how that is done, or why not';
  return errors;
}

/** How many of the group's dates are theirs, and how many of those have been: their register is to be gone over again. */
export function joinWords(
  { dates }: Pick<GroupView, 'dates'>,
  joinedOn: LocalDate,
  today: LocalDate,
): string {
  const own = datesFrom(dates, joinedOn);
  const past = own.filter(({ on }) => on < today).length;
  return [
    `${own.length} of ${dates.length} dates. Their count and their reviews begin there.`,
    ...(past === 0
      ? []
      : [`${past} of them ${past === 1 ? 'has' : 'have'} been: say in the register whether they came.`]),
  ].join(' ');
}
