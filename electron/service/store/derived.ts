import { holidayCheck } from '../../../shared/calendar/bankHolidays.ts';
import {
  type CheckInEntry,
  checkInLeftUndone,
  type CheckInOutcome,
  nextCheckInDue,
  type SpokeTo,
} from '../../../shared/checkIns/rules.ts';
import { localDate, type LocalDate } from '../../../shared/dates.ts';
import type { Settings } from '../../../shared/service/settings.ts';
import { PriorityBand, type ReferralFacts, type Stage, stageOf } from '../../../shared/waitingList/rules.ts';
import type { Db } from './dialect.ts';
import type { ReferralRow } from './referrals.ts';

/**
 * Recomputes what a referral's row says of its other records: stage, pause, next check-in, last contact, holding
 * contacts. Every command that changes one of those records calls this before it ends, so that lists can filter and
 * sort by an index; a test rebuilds them all and finds no difference.
 */
export async function refreshReferral(db: Db, referralId: string, today: LocalDate, settings: Settings): Promise<void> {
  const row = await db.selectFrom('referral').selectAll().where('id', '=', referralId).executeTakeFirstOrThrow();
  const facts = await loadFacts(db, row);
  const values = derive(row, facts, today, settings);
  await db.updateTable('referral').set(values).where('id', '=', referralId).execute();
}

type Facts = Awaited<ReturnType<typeof loadFacts>>;

async function loadFacts(db: Db, row: ReferralRow) {
  const referralId = row.id;
  const courses = await db
    .selectFrom('course')
    .select(['started_on', 'ended_on'])
    .where('referral_id', '=', referralId)
    .execute();
  const assessments = await db
    .selectFrom('assessment')
    .select('completed_on')
    .where('referral_id', '=', referralId)
    .execute();
  const openOffer = await db
    .selectFrom('offer')
    .select('made_on')
    .where('referral_id', '=', referralId)
    .where((eb) => eb.or([eb('answer', 'is', null), eb('answer', '=', 'accepted')]))
    .orderBy('made_on', 'desc')
    .executeTakeFirst();
  const pauses = await db
    .selectFrom('pause')
    .select(['starts_on', 'ends_on'])
    .where('referral_id', '=', referralId)
    .orderBy('starts_on', 'desc')
    .execute();
  const checkIns = await db
    .selectFrom('check_in')
    .select(['id', 'held_on', 'outcome', 'spoke_to', 'is_done', 'next_due_on'])
    .where('referral_id', '=', referralId)
    .orderBy('held_on')
    .orderBy('id')
    .execute();
  const proceedings = await db
    .selectFrom('criminal_proceedings')
    .select('id')
    .where('child_id', '=', row.child_id)
    .where('closed_on', 'is', null)
    .execute();
  const holding = await db
    .selectFrom('holding_contact')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('referral_id', '=', referralId)
    .executeTakeFirstOrThrow();
  return {
    courses,
    assessments,
    openOffer,
    pauses,
    checkIns,
    hasOpenProceedings: proceedings.length > 0,
    holdingContacts: Number(holding.count),
  };
}

const dateOrNull = (text: string | null | undefined): LocalDate | null =>
  text === null || text === undefined ? null : localDate(text);

/** The derived columns of a referral. `stage` leaves pauses aside: whether one lasts is asked of today. */
function derive(row: ReferralRow, facts: Facts, today: LocalDate, settings: Settings) {
  const started = facts.courses.map((course) => course.started_on).filter((on) => on !== null);
  const startedOn = dateOrNull(started.sort()[0]);
  const isRunning = facts.courses.some((course) => course.ended_on === null);
  const lastEnd = isRunning ? null : facts.courses.map((course) => course.ended_on).sort().at(-1);
  const completed = facts.assessments.map((assessment) => assessment.completed_on).sort();
  const closedOn = dateOrNull(row.closed_on);
  const referral: ReferralFacts = {
    receivedOn: localDate(row.received_on),
    triagedOn: dateOrNull(row.triaged_on),
    acceptedOn: dateOrNull(row.accepted_on),
    closedOn,
    assessmentBegunOn: dateOrNull(completed[0]),
    assessmentCompletedOn: dateOrNull(completed[0]),
    openOfferMadeOn: dateOrNull(facts.openOffer?.made_on),
    courseStartedOn: startedOn,
    courseEndedOn: dateOrNull(lastEnd),
    pauses: [],
    aftercareUntil: null,
  };
  const stage = stageOf(referral, today);
  const entries: CheckInEntry[] = facts.checkIns.map((checkIn) => ({
    on: localDate(checkIn.held_on),
    outcome: checkIn.outcome as CheckInOutcome,
    spokeTo: checkIn.spoke_to as SpokeTo | null,
    carerIsSafe: checkIn.is_done === 1,
  }));
  const agreed = facts.checkIns.findLast((checkIn) => checkIn.next_due_on !== null);
  const band = PriorityBand.safeParse(row.band);
  const checkInFacts = {
    acceptedOn: referral.acceptedOn,
    importedOn: dateOrNull(row.imported_on),
    band: band.success ? band.data : null,
    hasOpenProceedings: facts.hasOpenProceedings,
    entries,
    agreedNext:
      agreed?.next_due_on == null
        ? null
        : { agreedOn: localDate(agreed.held_on), nextOn: localDate(agreed.next_due_on) },
    therapyStartedOn: startedOn,
    closedOn,
  };
  const rhythm = {
    firstWithinWorkingDays: settings.firstContactWorkingDays,
    everyWeeks: settings.checkInEveryWeeks,
    everyWeeksHigherNeed: settings.checkInEveryWeeksHigherNeed,
    tryAgainWithinWorkingDays: settings.nextTryWorkingDays,
  };
  const isHoliday = holidayCheck(settings.nation);
  const due = nextCheckInDue(checkInFacts, rhythm, isHoliday);
  const last = facts.checkIns.at(-1);
  return {
    started_on: startedOn,
    stage,
    stage_since: stageSince(stage, referral),
    pause_starts_on: facts.pauses[0]?.starts_on ?? null,
    pause_ends_on: facts.pauses[0]?.ends_on ?? null,
    next_check_in_due_on: due?.dueOn ?? null,
    next_try_by_on: due?.tryAgainBy ?? null,
    check_in_left_undone_on: checkInLeftUndone(checkInFacts, rhythm, isHoliday)?.dueOn ?? null,
    last_check_in_on: last?.held_on ?? null,
    last_check_in_outcome: last?.outcome ?? null,
    holding_contacts: facts.holdingContacts,
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

