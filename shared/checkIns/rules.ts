import { z } from 'zod';
import { compareDates, earlierOf, laterOf, workingDaysAfter } from '../dates.ts';
import type { LocalDate } from '../dates.ts';
import type { PriorityBand } from '../waitingList/rules.ts';
import {
  type ContactEvent,
  type ContactEventKind,
  EVENT_CHECK_IN_WITHIN_WORKING_DAYS,
  extraCheckInDue,
  openEvents,
} from './events.ts';
import { type Decided, isDecisionStanding, nextTryAfter } from './putOff.ts';
import { QUIET_COURSE_WEEKS, quietFrom, type SessionsOfReferral } from './quietCourse.ts';
import { proposedNext, rhythmOf } from './rhythm.ts';

// No national standard for the rhythm of check-ins was found (domain facts: waiting well), so every figure here is
// our own default, and a setting of the service.
/** Working days from acceptance, or from import, within which the first check-in is due; and from receipt until then. */
export const FIRST_CHECK_IN_WITHIN_WORKING_DAYS = 10;
/** Weeks from one check-in to the next. */
export const CHECK_IN_EVERY_WEEKS = 6;
/** The same in band 1, or while criminal proceedings are open. */
export const CHECK_IN_EVERY_WEEKS_HIGHER_NEED = 4;
/** Working days after a try that reached nobody, within which the next one is made. */
export const TRY_AGAIN_WITHIN_WORKING_DAYS = 2;

export type CheckInSettings = {
  firstWithinWorkingDays: number;
  everyWeeks: number;
  everyWeeksHigherNeed: number;
  tryAgainWithinWorkingDays: number;
  eventWithinWorkingDays: number;
  quietCourseWeeks: number;
};
export const DEFAULT_CHECK_IN_SETTINGS: CheckInSettings = {
  firstWithinWorkingDays: FIRST_CHECK_IN_WITHIN_WORKING_DAYS,
  everyWeeks: CHECK_IN_EVERY_WEEKS,
  everyWeeksHigherNeed: CHECK_IN_EVERY_WEEKS_HIGHER_NEED,
  tryAgainWithinWorkingDays: TRY_AGAIN_WITHIN_WORKING_DAYS,
  eventWithinWorkingDays: EVENT_CHECK_IN_WITHIN_WORKING_DAYS,
  quietCourseWeeks: QUIET_COURSE_WEEKS,
};

export const CHECK_IN_OUTCOMES = [
  'reached',
  'left_message',
  'could_not_reach',
  'sent_text',
  'sent_letter',
] as const;
export const CheckInOutcome = z.enum(CHECK_IN_OUTCOMES);
export type CheckInOutcome = z.infer<typeof CheckInOutcome>;
export const CHECK_IN_OUTCOME_LABELS: Record<CheckInOutcome, string> = {
  reached: 'Reached',
  left_message: 'Left message',
  could_not_reach: 'Could not reach',
  sent_text: 'Sent a text',
  sent_letter: 'Sent a letter',
};

export const SPOKE_TO = ['child', 'carer', 'professional', 'other'] as const;
export const SpokeTo = z.enum(SPOKE_TO);
export type SpokeTo = z.infer<typeof SpokeTo>;

export const HOW_THINGS_ARE = ['better', 'same', 'harder'] as const;
export const HowThingsAre = z.enum(HOW_THINGS_ARE);
export type HowThingsAre = z.infer<typeof HowThingsAre>;
export const HOW_THINGS_ARE_LABELS: Record<HowThingsAre, string> = {
  better: 'Better',
  same: 'About the same',
  harder: 'Harder',
};

export const STILL_WANTS_THERAPY = ['yes', 'not_now', 'no'] as const;
export const StillWantsTherapy = z.enum(STILL_WANTS_THERAPY);
export type StillWantsTherapy = z.infer<typeof StillWantsTherapy>;
export const STILL_WANTS_THERAPY_LABELS: Record<StillWantsTherapy, string> = {
  yes: 'Yes',
  not_now: 'Not right now',
  no: 'No',
};

export type CheckInEntry = {
  on: LocalDate;
  outcome: CheckInOutcome;
  /** Null unless somebody was reached. */
  spokeTo: SpokeTo | null;
  /** False where the carer spoken to is marked "do not contact", or nobody had checked them. Looked at only for a carer. */
  carerIsSafe: boolean;
  savedAt: string;
};

/** Whether this entry is a check-in done: the child or a safe carer whom somebody had checked was reached. All others are tries. */
export function isCheckInDone(entry: Omit<CheckInEntry, 'on' | 'savedAt'>): boolean {
  if (entry.outcome !== 'reached') return false;
  return entry.spokeTo === 'child' || (entry.spokeTo === 'carer' && entry.carerIsSafe);
}

export type CheckInFacts = {
  receivedOn: LocalDate;
  acceptedOn: LocalDate | null;
  /** The day of the import that brought the referral in; then the first check-in counts from it. */
  importedOn: LocalDate | null;
  /** Weeks that a person set for this child. */
  ownWeeks: number | null;
  band: PriorityBand | null;
  hasOpenProceedings: boolean;
  /** Check-ins and tries of this referral, in any order. */
  entries: readonly CheckInEntry[];
  /**
   * A next date agreed for this child, and when. It stands in place of the rhythm until a check-in is done on a
   * later day than it was agreed; one agreed in a check-in is for the one after.
   */
  agreedNext: { agreedOn: LocalDate; nextOn: LocalDate } | null;
  /** What a person decided when nobody was reached, the last time: see ladder.ts. */
  decided: Decided | null;
  /** What happened round the child that asks for a contact of its own. */
  events: readonly ContactEvent[];
  /** The first attended session of the counted strand. */
  therapyStartedOn: LocalDate | null;
  /** Null where no course goes on. */
  sessions: SessionsOfReferral | null;
  closedOn: LocalDate | null;
};

export type CheckInDue = {
  dueOn: LocalDate;
  /** Why it is due then. */
  because:
    'received' | 'first' | 'agreed' | 'own' | 'rhythm' | 'higher_need' | 'quiet_course' | ContactEventKind;
  /** Tries that reached nobody since the last check-in done. */
  tries: number;
  /**
   * After such a try: by when to try again, never before `dueOn`; or the day that a person decided on, whenever that is,
   * and sooner where something happened since (`nextTryAfter`). `dueOn` stays as it is.
   */
  tryAgainBy: LocalDate | null;
};

/**
 * The check-in that is due next: at every stage from the day a referral was received until therapy begins, and again
 * while a course goes on and nothing of it is held or booked; null once the referral is closed. A try that reached nobody
 * never moves it: it stays due, and grows overdue, until a check-in is done.
 */
export function nextCheckInDue(
  facts: CheckInFacts,
  settings: CheckInSettings,
  isHoliday: (date: LocalDate) => boolean,
): CheckInDue | null {
  if (facts.closedOn !== null) return null;
  if (facts.therapyStartedOn === null) return standingCheckInDue(facts, settings, isHoliday);
  return facts.sessions === null ? null : quietCourseDue(facts, facts.sessions, settings, isHoliday);
}

/**
 * The check-in left without an answer when therapy began or the referral was closed: due by the day before, and
 * never done. Returns count it as due and not done. Null where none was left, the child still waits, or the referral
 * was never accepted: returns count check-ins from acceptance.
 */
export function checkInLeftUndone(
  facts: CheckInFacts,
  settings: CheckInSettings,
  isHoliday: (date: LocalDate) => boolean,
): CheckInDue | null {
  const { therapyStartedOn, closedOn } = facts;
  if (therapyStartedOn === null && closedOn === null) return null;
  if (facts.acceptedOn === null && facts.importedOn === null) return null;
  const end =
    therapyStartedOn === null
      ? closedOn
      : closedOn === null
        ? therapyStartedOn
        : earlierOf(therapyStartedOn, closedOn);
  const standing = standingCheckInDue(facts, settings, isHoliday);
  return end !== null && standing.dueOn < end ? standing : null;
}

function standingCheckInDue(
  facts: CheckInFacts,
  settings: CheckInSettings,
  isHoliday: (date: LocalDate) => boolean,
): CheckInDue {
  const lastDone = lastDoneOn(facts);
  const due = dueDate(facts, settings, isHoliday, lastDone);
  const extra = extraCheckInDue(
    facts.events,
    sinceArrival(facts),
    settings.eventWithinWorkingDays,
    isHoliday,
  );
  const first = extra !== null && extra.dueOn < due.dueOn ? extra : due;
  return withTries(first, facts, { since: lastDone, settings, isHoliday });
}

/**
 * While a course goes on: from the last session held, the last check-in done, or the last date in the diary that follows
 * closely enough (`quietFrom`), so many weeks on. A day promised in a check-in since the last session stands before it.
 */
function quietCourseDue(
  facts: CheckInFacts,
  sessions: SessionsOfReferral,
  settings: CheckInSettings,
  isHoliday: (date: LocalDate) => boolean,
): CheckInDue | null {
  const { agreedNext } = facts;
  const { lastHeldOn } = sessions;
  const lastDone = lastDoneOn(facts);
  const from = quietFrom(sessions, lastDone, settings.quietCourseWeeks);
  if (from === null) return null;
  const isPromised =
    agreedNext !== null &&
    (lastDone === null || lastDone <= agreedNext.agreedOn) &&
    (lastHeldOn === null || lastHeldOn < agreedNext.agreedOn);
  const due = isPromised
    ? { dueOn: agreedNext.nextOn, because: 'agreed' as const }
    : {
        dueOn: proposedNext(from, { everyWeeks: settings.quietCourseWeeks }, isHoliday),
        because: 'quiet_course' as const,
      };
  // A try from before the last session is answered by it: the child was seen.
  const since = lastDone === null || (lastHeldOn !== null && lastHeldOn > lastDone) ? lastHeldOn : lastDone;
  return withTries(due, facts, { since, settings, isHoliday });
}

/** From which day events count, and what may have answered them. */
const sinceArrival = ({ importedOn, receivedOn, entries }: CheckInFacts) => ({
  from: importedOn ?? receivedOn,
  done: entries.filter(isCheckInDone),
});

function lastDoneOn({ entries }: CheckInFacts): LocalDate | null {
  const done = entries.filter(isCheckInDone).map(({ on }) => on);
  return done.sort(compareDates).at(-1) ?? null;
}

function withTries(
  due: Pick<CheckInDue, 'dueOn' | 'because'>,
  facts: CheckInFacts,
  how: {
    since: LocalDate | null;
    settings: CheckInSettings;
    isHoliday: (date: LocalDate) => boolean;
  },
): CheckInDue {
  const { since, settings, isHoliday } = how;
  const tries = facts.entries
    .filter((entry) => !isCheckInDone(entry) && (since === null || entry.on > since))
    .sort((a, b) => compareDates(a.on, b.on));
  const lastTry = tries.at(-1);
  const lastSavedAt =
    tries
      .map(({ savedAt }) => savedAt)
      .sort()
      .at(-1) ?? '';
  return {
    ...due,
    tries: tries.length,
    tryAgainBy: lastTry === undefined ? null : tryAgainBy(lastTry.on, due.dueOn),
  };

  /** As a decision that stands says; the next working days otherwise. */
  function tryAgainBy(triedOn: LocalDate, dueOn: LocalDate): LocalDate {
    const { decided } = facts;
    return decided !== null && isDecisionStanding(decided, lastSavedAt)
      ? nextTryAfter(decided, openEvents(facts.events, sinceArrival(facts))).on
      : laterOf(dueOn, workingDaysAfter(triedOn, settings.tryAgainWithinWorkingDays, isHoliday));
  }
}

/**
 * Acceptance asks for a first contact of its own, whatever was said before it: confidentiality and whom to ask are told
 * by the service that has accepted the child. It never puts off a day that was promised to the family.
 */
function dueDate(
  facts: CheckInFacts,
  settings: CheckInSettings,
  isHoliday: (date: LocalDate) => boolean,
  lastDone: LocalDate | null,
): Pick<CheckInDue, 'dueOn' | 'because'> {
  const { receivedOn, acceptedOn, importedOn, agreedNext } = facts;
  const start = importedOn ?? acceptedOn;
  const firstBy = workingDaysAfter(start ?? receivedOn, settings.firstWithinWorkingDays, isHoliday);
  const isAgreed = agreedNext !== null && (lastDone === null || lastDone <= agreedNext.agreedOn);
  const isBeforeAcceptance = (on: LocalDate) => importedOn === null && acceptedOn !== null && on < acceptedOn;
  if (isAgreed && !(isBeforeAcceptance(agreedNext.agreedOn) && firstBy < agreedNext.nextOn))
    return { dueOn: agreedNext.nextOn, because: 'agreed' };
  if (lastDone === null || isBeforeAcceptance(lastDone))
    return { dueOn: firstBy, because: start === null ? 'received' : 'first' };
  const rhythm = rhythmOf({ ...facts, therapyStartedOn: null }, settings);
  return {
    dueOn: proposedNext(lastDone, rhythm, isHoliday),
    because: rhythm.because === 'rhythm' || rhythm.because === 'own' ? rhythm.because : 'higher_need',
  };
}
