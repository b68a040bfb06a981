import {
  type CheckInEntry,
  type CheckInFacts,
  checkInLeftUndone,
  type CheckInOutcome,
  nextCheckInDue,
  type SpokeTo,
} from '../../../shared/checkIns/rules.ts';
import { localDate, type LocalDate, dateOrNull } from '../../../shared/dates.ts';
import { checkInSettingsOf, type Settings } from '../../../shared/service/settings.ts';
import type { SafetyFinding } from '../../../shared/triage/codes.ts';
import {
  type InboxFacts,
  inboxStateOf,
  safetyFirstKnownOn,
  safetyKnownOn,
  safetyReadDueOn,
  triageDueOn,
} from '../../../shared/triage/rules.ts';
import { PriorityBand, type ReferralFacts, type Stage, stageOf } from '../../../shared/waitingList/rules.ts';
import type { ReferralRecords } from './derivedFacts.ts';

/** The columns of a referral that follow from other records, as the rules in shared/ give them. */
export function derivedColumns(
  records: ReferralRecords,
  today: LocalDate,
  settings: Settings,
  isHoliday: (date: LocalDate) => boolean,
) {
  const referral = referralFacts(records);
  const checkIns = checkInFacts(records, referral);
  const rhythm = checkInSettingsOf(settings);
  const stage = stageOf(referral, today);
  const due = nextCheckInDue(checkIns, rhythm, isHoliday);
  // Nothing said or tried after the wait ended changes what was left undone by then.
  const endedOn = datesOf([referral.courseStartedOn, referral.closedOn])[0];
  const byThen = records.checkIns.filter(({ held_on }) => endedOn === undefined || held_on <= endedOn);
  const leftUndone = checkInLeftUndone(
    checkInFacts({ ...records, checkIns: byThen }, referral),
    rhythm,
    isHoliday,
  );
  const last = records.checkIns.at(-1);
  const inbox = inboxFacts(records);
  return {
    inbox_state: inboxStateOf(inbox),
    inbox_due_on:
      safetyReadDueOn(inbox, settings.safetyReadWorkingDays, isHoliday) ??
      triageDueOn(inbox, settings.triageDays, isHoliday),
    started_on: referral.courseStartedOn,
    stage,
    stage_since: stageSince(stage, referral),
    next_check_in_due_on: due?.dueOn ?? null,
    next_check_in_because: due?.because ?? null,
    check_in_tries: due?.tries ?? 0,
    next_try_by_on: due?.tryAgainBy ?? null,
    // What was due of a referral told twice is due of the one that goes on.
    check_in_left_undone_on: records.row.closing_reason === 'told_twice' ? null : (leftUndone?.dueOn ?? null),
    last_check_in_on: last?.held_on ?? null,
    last_check_in_outcome: last?.outcome ?? null,
    holding_contacts: records.holdingContacts,
  };
}

/** What the place of a referral in the inbox follows from. */
export function inboxFacts({
  row,
  safetyReads,
  triageDecisions,
  courses,
}: Pick<ReferralRecords, 'row' | 'safetyReads' | 'triageDecisions' | 'courses'>): InboxFacts {
  const last = triageDecisions.at(-1);
  const reads = safetyReads.map((each) => ({
    on: localDate(each.read_on),
    finding: each.finding as SafetyFinding,
  }));
  const reopenedOn = dateOrNull(row.reopened_on);
  return {
    receivedOn: localDate(row.received_on),
    acceptedOn: dateOrNull(row.accepted_on),
    closedOn: dateOrNull(row.closed_on),
    courseStartedOn: firstStartOf(courses),
    reopenedOn,
    safetyReadOn: safetyKnownOn(reads),
    safetyFirstReadOn: safetyFirstKnownOn(reads, reopenedOn),
    asked:
      last?.look_again_on == null
        ? null
        : { on: localDate(last.decided_on), lookAgainOn: localDate(last.look_again_on) },
  };
}

/** Triage is begun by the first reading for safety or the first answer, whichever was earlier. */
function triageBegunOn({ row, safetyReads, triageDecisions }: ReferralRecords): LocalDate | null {
  const days = [
    row.triaged_on,
    ...safetyReads.map((each) => each.read_on),
    ...triageDecisions.map((each) => each.decided_on),
  ];
  return dateOrNull(datesOf(days)[0]);
}

/**
 * Pauses and aftercare are left out: they begin and end by themselves, so lists ask store/pauses.ts and
 * shared/holdingSupport/plan.ts about today.
 */
function referralFacts(records: ReferralRecords): ReferralFacts {
  const { row, courses } = records;
  const assessedOn = dateOrNull(records.assessmentsCompletedOn.toSorted()[0]);
  const isCourseRunning = courses.some((course) => course.ended_on === null);
  return {
    receivedOn: localDate(row.received_on),
    triagedOn: triageBegunOn(records),
    acceptedOn: dateOrNull(row.accepted_on),
    closedOn: dateOrNull(row.closed_on),
    assessmentBegunOn: dateOrNull(datesOf([...records.assessmentsBegunOn, assessedOn])[0]),
    assessmentCompletedOn: assessedOn,
    openOfferMadeOn: dateOrNull(records.openOffersMadeOn.toSorted().at(-1)),
    courseStartedOn: firstStartOf(courses),
    courseEndedOn: isCourseRunning
      ? null
      : dateOrNull(datesOf(courses.map((course) => course.ended_on)).at(-1)),
    pauses: [],
    aftercareUntil: null,
  };
}

function checkInFacts(records: ReferralRecords, referral: ReferralFacts): CheckInFacts {
  const { row, checkIns } = records;
  const entries: CheckInEntry[] = checkIns.map((checkIn) => ({
    on: localDate(checkIn.held_on),
    outcome: checkIn.outcome as CheckInOutcome,
    spokeTo: checkIn.spoke_to as SpokeTo | null,
    // Whether the carer was safe is judged on the day; rules about them may change later.
    carerIsSafe: checkIn.is_done === 1,
    savedAt: checkIn.made_at,
  }));
  // Only a check-in that was done can agree the next date: after a try the old date stays due.
  const lastDone = checkIns.findLast((checkIn) => checkIn.is_done === 1);
  const nextOn = dateOrNull(lastDone?.next_due_on);
  const band = PriorityBand.safeParse(row.band);
  return {
    receivedOn: referral.receivedOn,
    acceptedOn: referral.acceptedOn,
    importedOn: dateOrNull(row.imported_on),
    ownWeeks: row.check_in_every_weeks,
    band: band.success ? band.data : null,
    hasOpenProceedings: records.hasOpenProceedings,
    entries,
    agreedNext:
      lastDone === undefined || nextOn === null ? null : { agreedOn: localDate(lastDone.held_on), nextOn },
    decided:
      records.decided === null
        ? null
        : { at: records.decided.decided_at, nextTryOn: localDate(records.decided.next_try_on) },
    events: records.events,
    therapyStartedOn: referral.courseStartedOn,
    sessions: records.sessions,
    closedOn: referral.closedOn,
  };
}

function stageSince(stage: Stage, facts: ReferralFacts): LocalDate {
  const since: Record<Stage, LocalDate | null> = {
    received: facts.receivedOn,
    triage: facts.triagedOn,
    assessment: facts.assessmentBegunOn,
    waiting: facts.acceptedOn,
    offered: facts.openOfferMadeOn,
    paused: null,
    in_therapy: facts.courseStartedOn,
    ended: facts.closedOn ?? facts.courseEndedOn,
    aftercare: facts.courseEndedOn,
  };
  return since[stage] ?? facts.receivedOn;
}

const firstStartOf = (courses: ReferralRecords['courses']): LocalDate | null =>
  dateOrNull(datesOf(courses.map((course) => course.started_on))[0]);

const datesOf = (dates: readonly (string | null)[]): string[] =>
  dates.filter((date) => date !== null).toSorted();
