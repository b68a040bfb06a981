import { namedInWords } from '../../../shared/audit/words.ts';
import type { ReferralView } from '../../../shared/children/overview.ts';
import { DueBecause } from '../../../shared/checkIns/saving.ts';
import { currentOf, journey } from '../../../shared/children/journey.ts';
import type { JourneyReferral } from '../../../shared/children/journeyPoints.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { type LocalDate, localDate, dateOrNull } from '../../../shared/dates.ts';
import { isInAftercare } from '../../../shared/holdingSupport/plan.ts';
import { contactCard } from '../../../shared/people/rules.ts';
import type { ClosingReason } from '../../../shared/referrals/codes.ts';
import type { InboxState } from '../../../shared/triage/rules.ts';
import { gravestFirst } from '../../../shared/safeguarding/rules.ts';
import { milestones } from '../../../shared/waitingList/milestones.ts';
import {
  daysWaiting,
  isWaitingOn,
  type Pause,
  pausedDays,
  PriorityBand,
  type Stage,
  turningEighteenSoon,
} from '../../../shared/waitingList/rules.ts';
import { assertMaySee, isOutsideCaseload } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as auditList from '../store/auditList.ts';
import * as catalogue from '../store/catalogue.ts';
import { coursesOf } from '../store/childCourses.ts';
import * as records from '../store/childRecords.ts';
import * as childEvents from '../store/childEvents.ts';
import * as children from '../store/children.ts';
import * as choices from '../store/choices.ts';
import * as people from '../store/people.ts';
import { cameAgainOf } from '../store/referrals.ts';
import * as settings from '../store/settings.ts';
import * as triage from '../store/triage.ts';
import { journeyCourse, summaryOf } from './childCourses.ts';
import { detailsOf } from './referralDetails.ts';
import * as concerns from './concerns.ts';
import { whyTakenBack } from './eventRemoval.ts';
import { contactAsOf } from './people.ts';
import * as risks from './risks.ts';
import { putOffOf } from './putOff.ts';
import { plansOf } from './supportPlans.ts';
import { seriesOf } from './supportSeries.ts';

const RECENT_CONTACTS = 12;

/** Everything the Child screen shows at first sight, and the journey drawn from it. */
export async function overview(
  ctx: Ctx,
  input: ParsedInputOf<'child.overview'>,
): Promise<OutputOf<'child.overview'>> {
  const { childId } = input;
  await assertMaySee(ctx, childId);
  const child = await children.load(ctx.db, childId);
  if (child === null) throw new Refused('not_found');
  const { birthDate } = child.fields;
  const inForce = await settings.load(ctx.db);
  const { turning18NoticeMonths } = inForce;
  const pauses = await records.pausesOfChild(ctx.db, childId);
  const assessments = await choices.assessmentsOfChild(ctx.db, childId);
  const rows = await records.referralsOf(ctx.db, childId);
  const ids = rows.map(({ id }) => id);
  const reads = await triage.safetyReadsOf(ctx.db, ids);
  const decisions = await triage.decisionsOf(ctx.db, ids);
  const cameAgain = await cameAgainOf(ctx.db, ids);
  const plans = await plansOf(ctx, childId);
  const series = await seriesOf(ctx, childId);
  const putOffs = await putOffOf(ctx, rows);
  const referrals = rows.map((row) =>
    referralView(
      row,
      {
        pauses: pauses.get(row.id) ?? [],
        cameAgain: cameAgain.get(row.id) ?? [],
        safetyReads: reads.get(row.id) ?? [],
        triageDecisions: decisions.get(row.id) ?? [],
        supportPlan: plans.get(row.id) ?? null,
        supportSeries: series.get(row.id) ?? [],
        putOff: putOffs.get(row.id) ?? null,
      },
      assessments,
      ctx.today,
    ),
  );
  const courseRows = await coursesOf(ctx.db, childId);
  const therapies = await catalogue.load(ctx.db);
  const at = { today: ctx.today, intervals: inForce, catalogue: therapies };
  const courses = courseRows.map((course) => summaryOf(course, at));
  const offers = await choices.offersOfChild(ctx.db, childId);
  const journeyReferrals = referrals.map((referral): JourneyReferral => ({
    id: referral.id,
    receivedOn: referral.receivedOn,
    source: referral.details.source,
    closedOn: referral.closedOn,
    closingReason: referral.closingReason,
    assessments: assessments
      .filter(({ referralId }) => referralId === referral.id)
      .map(({ id, completedOn, kind }) => ({ id, completedOn, isExternal: kind === 'accepted_external' })),
    offers: offers
      .filter(({ referralId }) => referralId === referral.id)
      .map(({ id, madeOn, answer, protocolId }) => {
        return { id, madeOn, answer, shortName: therapies.byId(protocolId).shortName };
      }),
    courses: courseRows
      .filter((course) => course.referral_id === referral.id)
      .map((course) => journeyCourse(course, at)),
    nextCheckInDueOn: referral.nextCheckInDueOn,
    pausedNow: pausedNow(referral, ctx.today),
  }));
  return {
    child: { ...child, isOutsideCaseload: await isOutsideCaseload(ctx, childId) },
    turns18On: birthDate === null ? null : turningEighteenSoon(birthDate, ctx.today, turning18NoticeMonths),
    card: contactCard(await people.listOfChild(ctx.db, childId), await contactAsOf(ctx)),
    openConcerns: (await concerns.summariesOf(ctx, childId)).filter(
      ({ completedAt }) => completedAt === null,
    ),
    risks: gravestFirst(await risks.summariesOf(ctx, childId)),
    proceedings: await records.proceedingsOf(ctx.db, childId),
    journey: journey(journeyReferrals, ctx.today),
    currentReferralId: currentOf(journeyReferrals)?.id ?? null,
    referrals,
    courses: courses.toReversed(),
    events: await childEvents.listOfChild(ctx.db, childId),
    recentContacts: await records.recentContacts(ctx.db, childId, RECENT_CONTACTS),
  };
}

/** Who opened and changed a child's record: for those who answer for it. */
export async function history(
  ctx: Ctx,
  input: ParsedInputOf<'child.history'>,
): Promise<OutputOf<'child.history'>> {
  const { childId, offset, limit } = input;
  await assertMaySee(ctx, childId);
  if ((await children.load(ctx.db, childId)) === null) throw new Refused('not_found');
  const { rows, total } = await auditList.listOfChild(ctx.db, childId, { offset, limit });
  const takenBack = await whyTakenBack(ctx, rows);
  return {
    total,
    rows: rows.map(({ id, at, who, operation, outcome, detail }) => ({
      id,
      at,
      who,
      operation,
      outcome,
      isOutsideCaseload: detail !== null && JSON.parse(detail).outsideCaseload === true,
      namedIn: namedInWords(operation, detail),
      takenBack: takenBack.get(id) ?? null,
    })),
  };
}

type ReferralRow = Awaited<ReturnType<typeof records.referralsOf>>[number];

type Beside = Pick<
  ReferralView,
  'pauses' | 'cameAgain' | 'safetyReads' | 'triageDecisions' | 'supportPlan' | 'supportSeries' | 'putOff'
>;
type Assessed = readonly { referralId: string; completedOn: LocalDate }[];

function referralView(row: ReferralRow, beside: Beside, assessed: Assessed, today: LocalDate): ReferralView {
  const { pauses } = beside;
  const receivedOn = localDate(row.received_on);
  const startedOn = dateOrNull(row.started_on);
  const closedOn = dateOrNull(row.closed_on);
  const spans: Pause[] = pauses.map(({ startsOn, endsOn }) => ({ from: startsOn, to: endsOn }));
  const facts = { receivedOn, courseStartedOn: startedOn, closedOn, pauses: spans };
  const isWaiting = isWaitingOn(facts, today);
  const isPaused =
    isWaiting &&
    row.accepted_on !== null &&
    spans.some(({ from, to }) => from <= today && (to === null || today < to));
  const band = PriorityBand.safeParse(row.band);
  const because = DueBecause.safeParse(row.next_check_in_because);
  const isAfter =
    closedOn === null && isInAftercare(row.stage as Stage, beside.supportPlan, startedOn, today);
  return {
    id: row.id,
    version: row.version,
    receivedOn,
    details: detailsOf(row),
    funder: row.funder,
    isImported: row.imported_on !== null,
    acceptedOn: dateOrNull(row.accepted_on),
    inboxState: row.inbox_state as InboxState | null,
    ageReason: row.age_reason,
    answersFor: row.holder_name,
    stage: isPaused ? 'paused' : isAfter ? 'aftercare' : (row.stage as Stage),
    isWaiting,
    daysWaiting: daysWaiting(facts, today),
    pausedDays: pausedDays(facts, today),
    milestones: milestones(
      {
        ...facts,
        decidedOn: decisionDays(row, beside),
        assessedOn: assessed
          .filter(({ referralId }) => referralId === row.id)
          .map((each) => each.completedOn),
      },
      today,
    ),
    startedOn,
    ...beside,
    band: band.success ? band.data : null,
    bandReason: row.band_reason,
    protocolInMind: row.protocol_in_mind,
    nextCheckInDueOn: dateOrNull(row.next_check_in_due_on),
    nextCheckInBecause: because.success ? because.data : null,
    tryAgainBy: dateOrNull(row.next_try_by_on),
    holdingContacts: row.holding_contacts,
    closedOn,
    closingReason: row.closing_reason as ClosingReason | null,
    closingNote: row.closing_note,
    reopenedOn: dateOrNull(row.reopened_on),
    reopeningNote: row.reopening_note,
  };
}

/** A referral taken over from a spreadsheet was accepted before it came here: when, the sheet does not say. */
function decisionDays(row: ReferralRow, { triageDecisions }: Beside): LocalDate[] {
  const accepted = row.imported_on === null ? dateOrNull(row.accepted_on) : null;
  return [
    ...(accepted === null ? [] : [accepted]),
    ...triageDecisions.filter(({ answer }) => answer !== 'asked_for_more').map(({ decidedOn }) => decidedOn),
  ];
}

function pausedNow(referral: ReferralView, today: LocalDate): { to: LocalDate | null } | null {
  const pause = referral.pauses.find(
    ({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || today < endsOn),
  );
  return pause === undefined ? null : { to: pause.endsOn };
}
