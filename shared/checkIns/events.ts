// What happened round a child that asks for a contact of its own: news of a case, a move, a disclosure, an age at which
// other rules begin. No national rule names them or says how soon: which they are and when are our own defaults (waiting
// well: guidance asks for contact when things change, and NG76 1.1.9 for telling children what happens next).
import * as z from 'zod';
import { addMonths, laterOf, LocalDate, turnsOn, workingDaysAfter } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import { londonDateOf } from '../instants.ts';
import type { ProceedingsStage } from '../criminalProceedings/codes.ts';

/** Working days after such an event in which the family is rung. */
export const EVENT_CHECK_IN_WITHIN_WORKING_DAYS = 5;
/** Months ahead for which an event may be recorded: further off it is a plan, and may change. */
export const EVENT_AHEAD_MONTHS = 12;

/** What a person records. */
export const CHILD_EVENTS = [
  'charged',
  'no_further_action',
  'court_date',
  'placement_move',
  'school_move',
  'disclosure',
] as const;
export const ChildEventKind = z.enum(CHILD_EVENTS);
export type ChildEventKind = z.infer<typeof ChildEventKind>;
export const CHILD_EVENT_LABELS: Record<ChildEventKind, string> = {
  charged: 'Somebody was charged',
  no_further_action: 'No further action by police or CPS',
  court_date: 'Trial, or recorded cross-examination (s.28)',
  placement_move: 'The child moved home or placement',
  school_move: 'The child changed school',
  disclosure: 'The child told somebody something new',
};

/** What may be known ahead; anything else has happened, or is no event yet. */
export const EVENTS_KNOWN_AHEAD: readonly ChildEventKind[] = ['court_date', 'placement_move', 'school_move'];

/** Beside them what follows from the birth date. */
export const CONTACT_EVENTS = [...CHILD_EVENTS, 'turned_16', 'turned_17_and_half'] as const;
export const ContactEventKind = z.enum(CONTACT_EVENTS);
export type ContactEventKind = z.infer<typeof ContactEventKind>;

/** Why a check-in is due, said after the word: "check-in, after a move". */
export const CONTACT_EVENT_WORDS: Record<ContactEventKind, string> = {
  charged: 'after the charge',
  no_further_action: 'after no further action',
  court_date: 'after the trial date',
  placement_move: 'after the move',
  school_move: 'after the change of school',
  disclosure: 'after the disclosure',
  turned_16: 'after turning 16',
  turned_17_and_half: 'half a year before 18',
};

/** `since` is the day from which the family is to be rung; `recordedAt` is null for what follows from the birth date. */
export type ContactEvent = { kind: ContactEventKind; since: LocalDate; recordedAt: string | null };

/** A check-in done: of which day, and saved when. */
export type DoneContact = { on: LocalDate; savedAt: string };

/** The day from which an event asks for a contact: its own, or the one on which the service was told, if that is later. */
export function eventSince(happenedOn: LocalDate, toldOn: LocalDate): LocalDate {
  return laterOf(happenedOn, toldOn);
}

/** Whether an event is news for a call: it happened, or the service was told of it, on or after the day of the last one. */
export function isNewsSince(
  { happenedOn, recordedOn }: { happenedOn: LocalDate; recordedOn: LocalDate },
  lastOn: string,
  today: LocalDate,
): boolean {
  return happenedOn <= today && eventSince(happenedOn, recordedOn) >= lastOn;
}

/** Turning 16, and half a year before 18, when a move to adult services is planned (NICE NG43, QS140). */
export function birthdayEvents(birthDate: LocalDate): ContactEvent[] {
  return [
    { kind: 'turned_16', since: turnsOn(birthDate, 16), recordedAt: null },
    { kind: 'turned_17_and_half', since: addMonths(turnsOn(birthDate, 18), -6), recordedAt: null },
  ];
}

/**
 * The extra check-in that is due first, or null. An event is answered by a check-in done on a later day, or on that day
 * and saved after the event was recorded: a call that was over before says nothing about the news. One that was known
 * ahead, such as a trial date, is answered on a later day only: on the day itself nobody knows yet how it went. What was
 * before the child came to the service asks for nothing.
 */
export function extraCheckInDue(
  events: readonly ContactEvent[],
  facts: { from: LocalDate; done: readonly DoneContact[] },
  withinWorkingDays: number,
  isHoliday: (date: LocalDate) => boolean,
): { dueOn: LocalDate; because: ContactEventKind } | null {
  const open = openEvents(events, facts)
    .map(({ kind, since }) => ({
      dueOn: workingDaysAfter(since, withinWorkingDays, isHoliday),
      because: kind,
    }))
    .toSorted((a, b) =>
      a.dueOn === b.dueOn ? order(a.because) - order(b.because) : a.dueOn < b.dueOn ? -1 : 1,
    );
  return open[0] ?? null;
}

/** The events since the child came to the service that no check-in has answered: see `extraCheckInDue`. */
export function openEvents(
  events: readonly ContactEvent[],
  facts: { from: LocalDate; done: readonly DoneContact[] },
): ContactEvent[] {
  return events.filter(
    (event) => event.since >= facts.from && !facts.done.some((done) => answers(done, event)),
  );
}

const order = (kind: ContactEventKind) => CONTACT_EVENTS.indexOf(kind);

function answers(done: DoneContact, { since, recordedAt }: ContactEvent): boolean {
  if (done.on !== since) return done.on > since;
  if (recordedAt === null) return true;
  return londonDateOf(recordedAt) === since && done.savedAt > recordedAt;
}

/** An event that asks for a call, as the call list says it: of which day, whether the service was told of it then, and by when. */
export const AskedEvent = z.strictObject({
  kind: ContactEventKind,
  on: LocalDate,
  isTold: z.boolean(),
  dueOn: LocalDate,
});
export type AskedEvent = z.infer<typeof AskedEvent>;

/** The first of some events, of one kind where that is given, as it is said; null where there is none. */
export function askedEvent(
  events: readonly ContactEvent[],
  kind: ContactEventKind | null,
  withinWorkingDays: number,
  isHoliday: (date: LocalDate) => boolean,
): AskedEvent | null {
  const [first] = events
    .filter((event) => kind === null || event.kind === kind)
    .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
  if (first === undefined) return null;
  const { since, recordedAt } = first;
  return {
    kind: first.kind,
    on: since,
    isTold: recordedAt !== null && londonDateOf(recordedAt) === since,
    dueOn: workingDaysAfter(since, withinWorkingDays, isHoliday),
  };
}

/** Why a disclosure has no concern of its own: it is recorded already, none is needed, or it is not about this child. */
export const CONCERN_SETTLED = ['recorded', 'not_needed', 'other_child'] as const;
export const ConcernSettled = z.enum(CONCERN_SETTLED);
export type ConcernSettled = z.infer<typeof ConcernSettled>;
export const CONCERN_SETTLED_LABELS: Record<ConcernSettled, string> = {
  recorded: 'It is recorded already',
  not_needed: 'No concern is needed',
  other_child: 'It is about another child',
};

/** Whether an event is about this child, so that their family is rung after it: nobody said that it is another's. */
export function isOfThisChild({ settled }: { settled: ConcernSettled | null }): boolean {
  return settled !== 'other_child';
}

/**
 * Whether a concern is still to be recorded: after a disclosure, until one was recorded from it or a person said why not
 * (NG76 1.3.7; that it stays owed until then is our own rule).
 */
export function isConcernOwed(event: {
  kind: ChildEventKind;
  owesConcern: boolean;
  hasConcern: boolean;
  settled: ConcernSettled | null;
}): boolean {
  return event.kind === 'disclosure' && event.owesConcern && !event.hasConcern && event.settled === null;
}

/** Who may say that a disclosure needs no concern of its own: whoever recorded it, or a safeguarding lead (our own rule). */
export function maySettleConcern(
  actor: { accountId: string; standsInForLead: boolean },
  recordedBy: string | null,
): boolean {
  return actor.standsInForLead || recordedBy === actor.accountId;
}

export type ChildEventRefusal =
  'event_too_far' | 'event_not_yet' | 'event_before_birth' | 'event_recorded_already';

/** Whether an event may be recorded. */
export function decideEvent(
  { kind, happenedOn }: { kind: ChildEventKind; happenedOn: LocalDate },
  facts: {
    birthDate: LocalDate | null;
    recorded: readonly { kind: ChildEventKind; happenedOn: LocalDate }[];
  },
  today: LocalDate,
): Decision<null, ChildEventRefusal> {
  if (happenedOn > addMonths(today, EVENT_AHEAD_MONTHS)) return notAllowed('event_too_far');
  if (happenedOn > today && !EVENTS_KNOWN_AHEAD.includes(kind)) return notAllowed('event_not_yet');
  if (facts.birthDate !== null && happenedOn < facts.birthDate) return notAllowed('event_before_birth');
  if (facts.recorded.some((each) => each.kind === kind && each.happenedOn === happenedOn))
    return notAllowed('event_recorded_already');
  return allowed(null);
}

type Standing = { stage: ProceedingsStage; nextEventOn: LocalDate | null };

const NEWS: Partial<Record<ProceedingsStage, ChildEventKind>> = {
  charged: 'charged',
  nfa_police: 'no_further_action',
  nfa_cps: 'no_further_action',
};
const AT_TRIAL: readonly ProceedingsStage[] = ['s28_hearing', 'trial_listed', 'trial'];

/**
 * The date of a trial that an event follows from, or null. One that somebody took back stays away while the proceedings name
 * the same day; another day is news again.
 */
export function courtDateToRecord(
  courtDate: LocalDate | null,
  takenBack: LocalDate | null,
): LocalDate | null {
  return courtDate === takenBack ? null : courtDate;
}

/**
 * What a change of criminal proceedings says of events: the news of a charge or of no further action, from the day it was
 * recorded; and the date of a trial or recorded cross-examination. Where proceedings already stood when they were first
 * recorded is no news.
 */
export function eventsOfProceedings(
  before: Standing | null,
  after: Standing,
): { news: ChildEventKind | null; courtDate: LocalDate | null } {
  const isNews = before !== null && before.stage !== after.stage;
  return {
    news: isNews ? (NEWS[after.stage] ?? null) : null,
    courtDate: AT_TRIAL.includes(after.stage) ? after.nextEventOn : null,
  };
}
