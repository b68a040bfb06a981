import {
  CHECK_IN_OUTCOME_LABELS,
  type CheckInOutcome,
  type HowThingsAre,
} from '../../shared/checkIns/rules.ts';
import type { LastContact } from '../../shared/checkIns/contract.ts';
import { type AskedEvent, CONTACT_EVENT_WORDS, ContactEventKind } from '../../shared/checkIns/events.ts';
import type { ContactConcern, DueBecause } from '../../shared/checkIns/saving.ts';
import type { Rhythm } from '../../shared/checkIns/rhythm.ts';
import { formatDate, formatDay, formatDayMonth, type LocalDate, partsOf } from '../../shared/dates.ts';
import type { NextCheckIn } from '../../shared/waitingList/contract.ts';
import type { Due } from '../ui/marks/DueMark.tsx';

/** How a contact ended, after its date: "16 Oct, reached". */
const OUTCOME_WORDS: Record<CheckInOutcome, string> = {
  reached: 'reached',
  left_message: 'left message',
  could_not_reach: 'not reached',
  sent_text: 'sent a text',
  sent_letter: 'sent a letter',
};

/** What the contact rules say against a way of reaching somebody, beside the button that would use it. */
export const CONCERN_WORDS: Record<ContactConcern, string> = {
  do_not_contact: 'not safe here',
  not_safe: 'not safe here',
  not_agreed: 'not agreed here',
};

/** The same beside a call itself. */
export const RING_WORDS: Record<ContactConcern, string> = {
  do_not_contact: 'do not contact',
  not_safe: 'do not ring',
  not_agreed: 'not agreed here',
};

/** Asked where a way was used that the contact rules speak against. */
export const CONCERN_QUESTION: Record<ContactConcern, string> = {
  do_not_contact: 'This person must not be contacted. What happened?',
  not_safe: 'This was marked as not safe here. Why was it done?',
  not_agreed: 'This was never agreed as safe here. Why was it done?',
};

/** Said once a check-in was taken back from which a concern had been recorded. */
export const CONCERN_STANDS = {
  fact: 'The check-in was taken back.',
  children: 'The concern recorded from it stands.',
} as const;

/** '16 Oct', with the year where it is not this one. */
export function shortDate(date: LocalDate, today: LocalDate): string {
  return partsOf(date).year === partsOf(today).year ? formatDayMonth(date) : formatDate(date);
}

export function lastContactWords(
  contact: { on: LocalDate; outcome: CheckInOutcome } | null,
  today: LocalDate,
): string {
  return contact === null
    ? 'No contact yet'
    : `${shortDate(contact.on, today)}, ${OUTCOME_WORDS[contact.outcome]}`;
}

const MARK_OF = {
  due_later: 'later',
  this_week: 'week',
  today: 'today',
  overdue: 'overdue',
} as const satisfies Record<NextCheckIn['state'], Due>;

export function dueMarkOf({ state }: Pick<NextCheckIn, 'state'>): Due {
  return MARK_OF[state];
}

/** "7 days over", "Today", "Fri 27 Nov", "1 Dec". */
export function dueWords({ state, daysOver, dueOn }: NextCheckIn, today: LocalDate): string {
  if (state === 'overdue') return daysOver === 1 ? '1 day over' : `${daysOver} days over`;
  if (state === 'today') return 'Today';
  return state === 'this_week' ? formatDay(dueOn) : shortDate(dueOn, today);
}

const HOW_WORDS = { better: 'better', same: 'about the same', harder: 'harder' } satisfies Record<
  HowThingsAre,
  string
>;

/** What was said last time, in one line; '' where nothing was noted. */
export function lastTimeWords(last: LastContact, name: string): string {
  const said = [
    last.howThingsAre === null ? null : HOW_WORDS[last.howThingsAre],
    last.isSafe === 'no'
      ? `${name} was not safe`
      : last.isSafe === 'not_sure'
        ? `not sure ${name} was safe`
        : null,
    last.rightPlace === 'no' || last.rightPlace === 'not_sure' ? 'this may not be the right place' : null,
    last.note,
    last.whatHelps === null ? null : `Helps: ${last.whatHelps}`,
    last.carerNeeds === null ? null : `The carer needs: ${last.carerNeeds}`,
  ].filter((part) => part !== null);
  return said.length === 0 ? CHECK_IN_OUTCOME_LABELS[last.outcome].toLowerCase() : said.join('. ');
}

/** Why a way of contact was used that was not agreed as safe; '' where it was. */
export function unsafeWords({ unsafeChannelReason }: Pick<LastContact, 'unsafeChannelReason'>): string {
  return unsafeChannelReason === null ? '' : `. Not agreed as safe: ${unsafeChannelReason}`;
}

/** Why a check-in is due beside its rhythm, after a comma; '' where it is the rhythm or a day that was agreed. */
export function becauseWords(because: DueBecause | null): string {
  if (because === 'quiet_course') return ', no session held or booked';
  const event = ContactEventKind.safeParse(because);
  return event.success ? `, ${CONTACT_EVENT_WORDS[event.data]}` : '';
}

/** When something happened that asks for a call, and by when the family is rung: "Told here 18 Nov, due 25 Nov." */
export function askedWords({ on, isTold, dueOn }: AskedEvent, today: LocalDate): string {
  return `${isTold ? 'Told here' : 'On'} ${shortDate(on, today)}, due ${shortDate(dueOn, today)}.`;
}

/** Why the next date is proposed: "4 weeks, because proceedings are open; the working day before". */
export function rhythmWords({ everyWeeks, because }: Rhythm, isMovedEarlier: boolean): string {
  const weeks = everyWeeks === 1 ? '1 week' : `${everyWeeks} weeks`;
  const why: Record<Rhythm['because'], string> = {
    own: 'as set for this child',
    open_proceedings: 'because criminal proceedings are open',
    band_1: 'because of band 1',
    quiet_course: 'because no session is held or booked',
    rhythm: 'as for everybody',
  };
  return `${weeks}, ${why[because]}${isMovedEarlier ? '; then the working day before' : ''}`;
}

/** "Does he still want therapy?", with the name where no pronouns are known. */
export function stillWantsQuestion(name: string, pronouns: string | null): string {
  const subject = pronouns?.split('/')[0]?.trim().toLowerCase();
  if (subject === 'they') return 'Do they still want therapy?';
  return subject === 'he' || subject === 'she'
    ? `Does ${subject} still want therapy?`
    : `Does ${name} still want therapy?`;
}
