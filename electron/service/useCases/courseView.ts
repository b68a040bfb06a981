import { SafeWord, SpokenBy } from '../../../shared/checkIns/reached.ts';
import { mayGiveCarerSessions, mayReadCarerNotes } from '../../../shared/carers/rules.ts';
import { calledName } from '../../../shared/children/names.ts';
import {
  type CourseView,
  type MissDecisionView,
  ReviewAt,
  type SessionView,
  type StrandView,
  type TryView,
} from '../../../shared/courses/contract.ts';
import { MissBarrier, MissDecision, SpokenTo } from '../../../shared/courses/missDecision.ts';
import { RunOfMisses } from '../../../shared/courses/misses.ts';
import { Attendee, MissReason, SafetyAnswer } from '../../../shared/courses/logging.ts';
import { ExtensionReason } from '../../../shared/courses/extension.ts';
import { InterpreterSaid } from '../../../shared/courses/interpreter.ts';
import { CourseEnding } from '../../../shared/courses/rules.ts';
import { type LocalDate, localDate, localTime } from '../../../shared/dates.ts';
import { termsOf } from '../../../shared/courses/terms.ts';
import { CountPolicy } from '../../../shared/courses/counting.ts';
import { ProtocolId, StrandKind } from '../../../shared/protocols/types.ts';
import { CARER_RELATIONSHIPS_LABELS, CarerRelationship } from '../../../shared/referrals/codes.ts';
import { PlanShared, ReviewFinding, ReviewOutcome } from '../../../shared/reviews/codes.ts';
import type { ReviewView } from '../../../shared/reviews/contract.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as carers from '../store/carers.ts';
import * as catalogue from '../store/catalogue.ts';
import * as children from '../store/children.ts';
import * as clinicalNotes from '../store/clinicalNotes.ts';
import * as courses from '../store/courses.ts';
import * as groups from '../store/groups.ts';
import { interpretersOf } from '../store/interpreters.ts';
import { childrenInProceedings } from '../store/openProceedings.ts';
import * as missDecisions from '../store/missDecisions.ts';
import * as people from '../store/people.ts';
import * as referrals from '../store/referrals.ts';
import * as reviews from '../store/reviews.ts';
import * as sessions from '../store/sessions.ts';
import * as settings from '../store/settings.ts';
import { FEEDBACK_VOICES } from '../../../shared/courses/ending.ts';
import { endingTold, reopenedOf, takenOutOf } from './endingTold.ts';

const date = (text: string | null) => (text === null ? null : localDate(text));
const time = (text: string | null) => (text === null ? null : localTime(text));
const list = (text: string | null): unknown => (text === null ? [] : JSON.parse(text));

/** A course as the screen and the rules see it; refused outside the caseload unless the child was opened. */
export async function loadCourse(ctx: Ctx, courseId: string): Promise<CourseView> {
  const { db } = ctx;
  const course = await courses.load(db, courseId);
  if (course === null) throw new Refused('not_found');
  await assertMaySee(ctx, course.child_id);
  const child = await children.load(db, course.child_id);
  const referral = await referrals.load(db, course.referral_id);
  if (child === null || referral === null) throw new Refused('not_found');
  const written = await clinicalNotes.partsOf(db, courseId);
  const strands = await courses.strandsWithNames(db, courseId, course.child_id);
  const stored = await sessions.listOfCourse(db, courseId);
  const agreements = await carers.notesAgreements(db, courseId);
  const strandViews: StrandView[] = [];
  for (const row of strands)
    strandViews.push({
      ...strandView(row),
      notes: await notesOf(ctx, row, agreements),
      interpreters: await interpretersOf(db, {
        childId: course.child_id,
        personId: row.person_id,
        kind: StrandKind.parse(row.kind),
      }),
    });
  const reviewRows = await reviews.listOfCourse(db, courseId);
  const decisions = await courses.decisionsOf(db, courseId);
  const protocolId = ProtocolId.parse(course.protocol_id);
  return {
    id: course.id,
    version: course.version,
    protocolId,
    terms: termsOf(
      (await catalogue.load(db)).begunWith({ protocolId, versionId: course.protocol_version_id }),
      await settings.load(db),
      CountPolicy.parse(course.counts_policy),
    ),
    plannedSessions: course.planned_sessions,
    planningReason: course.planning_reason,
    unusualFitReason: course.unusual_fit_reason,
    noCarerReason: course.no_carer_reason,
    startedOn: date(course.started_on),
    endedOn: date(course.ended_on),
    ending: CourseEnding.nullable().parse(course.ending),
    endingReason: course.ending_reason,
    endingTold: course.ended_on === null ? null : await endingTold(ctx, courseId),
    takenOut: await takenOutOf(ctx, courseId),
    reopened: await reopenedOf(ctx, courseId),
    endingReview: {
      isOpen: course.ending_review_open === 1,
      waivedBecause: course.ending_review_waived_because,
    },
    attended: course.attended,
    child: {
      id: course.child_id,
      shortName: calledName(child.fields),
      pronouns: child.fields.pronouns,
      isPreTrial: (await childrenInProceedings(db, [course.child_id])).has(course.child_id),
    },
    needsInterpreter:
      child.fields.interpreterLanguage !== null || (await people.needsInterpreter(db, course.child_id)),
    group: await groups.ofCourse(db, courseId),
    referral: { id: referral.id, receivedOn: localDate(referral.received_on) },
    strands: strandViews,
    sessions: stored.map((session) => sessionView(session, written)),
    reviews: reviewRows.map((row) => reviewView(row, written)),
    decisions: decisions.map((row) => ({
      id: row.id,
      upTo: row.up_to_sessions,
      decidedOn: localDate(row.decided_on),
      decidedBy: row.decidedByName,
      agreedBy: Attendee.array().parse(list(row.agreed_by)),
      reasons: ExtensionReason.array().parse(list(row.reasons)),
      reason: row.reason,
      nextReviewOn: date(row.next_review_on),
      nextReviewAt: row.next_review_at === null ? null : ReviewAt.parse(JSON.parse(row.next_review_at)),
      withoutReview: row.without_review,
      pastLimit: row.past_limit,
    })),
    missDecisions: (await missDecisions.listOfCourse(db, courseId)).map(missDecisionView),
  };
}

/** The group with which a strand meets on a day, or null. */
export function groupOf({ group }: CourseView, strandId: string, on: LocalDate): string | null {
  return group?.strandId === strandId && group.days.includes(on) ? group.id : null;
}

const runOf = (text: string | null): RunOfMisses | null =>
  text === null ? null : RunOfMisses.parse(JSON.parse(text));

function missDecisionView(row: missDecisions.MissDecisionRow): MissDecisionView {
  return {
    id: row.id,
    strandId: row.strand_id,
    run: runOf(row.run),
    barriers: MissBarrier.array().parse(list(row.barriers)),
    spokenTo: SpokenTo.array().parse(list(row.spoken_to)),
    decision: MissDecision.parse(row.decision),
    words: row.words,
    nextLookOn: date(row.next_look_on),
    decidedOn: localDate(row.decided_on),
    decidedBy: row.decidedByName,
    isCurrent: row.is_current === 1,
  };
}

type StrandRow = Awaited<ReturnType<typeof courses.strandsWithNames>>[number];

/** What was agreed about the notes of a strand, whether the reader may open those that others wrote, and gives the strand to others. */
async function notesOf(
  { actor, db }: Ctx,
  row: StrandRow,
  agreements: Awaited<ReturnType<typeof carers.notesAgreements>>,
): Promise<StrandView['notes']> {
  const agreed = agreements.get(row.id) ?? null;
  const kind = StrandKind.parse(row.kind);
  const { holderIds, everyId, wasHeld } =
    kind === 'carer'
      ? await carers.practitionersOfStrand(db, row.id)
      : { holderIds: [], everyId: [], wasHeld: false };
  const facts = { kind, practitionerIds: everyId, isShared: agreed?.is_shared === 1 };
  return {
    mayRead: mayReadCarerNotes(actor, facts, null),
    mayGive: mayGiveCarerSessions(actor, { kind, holderIds, wasHeld }),
    agreed:
      agreed === null
        ? null
        : {
            isShared: agreed.is_shared === 1,
            agreedWith: agreed.agreed_with,
            agreedOn: localDate(agreed.agreed_on),
          },
  };
}

function strandView(row: StrandRow): Omit<StrandView, 'notes' | 'interpreters'> {
  const relationship = CarerRelationship.safeParse(row.person?.relationship);
  const isSaid = relationship.success && relationship.data !== 'not_known';
  return {
    id: row.id,
    kind: StrandKind.parse(row.kind),
    isCounted: row.is_counted === 1,
    person:
      row.person === null
        ? null
        : {
            id: row.person.id,
            name: row.person.name,
            relationship: isSaid ? CARER_RELATIONSHIPS_LABELS[relationship.data].toLowerCase() : null,
          },
    practitioner: row.practitioner,
    attended: row.attended,
    limit: row.session_limit,
    run: runOf(row.run_of_misses),
  };
}

function sessionView(session: sessions.StoredSession, written: Written): SessionView {
  const { id, strandId, number, tries } = session;
  return { id, strandId, number, tries: tries.map((each) => tryView(each, written)) };
}

function tryView({ id, on, time: startsAt, status, row }: sessions.StoredTry, written: Written): TryView {
  return {
    id,
    on,
    time: startsAt,
    lengthMinutes: row.length_minutes,
    practitionerId: row.practitioner_id,
    roomId: row.room_id,
    place: row.place,
    status,
    reason: MissReason.nullable().parse(row.reason),
    reasonDetail: row.reason_detail,
    whoAttended: Attendee.array().parse(list(row.who_attended)),
    safety: SafetyAnswer.nullable().parse(row.welfare_contact),
    isSettled: courses.isSettled(row),
    safeWord: safeWordOf(row),
    loggedOn: date(row.logged_on),
    calledOffOn: date(row.called_off_on),
    hasNote: written.get(id)?.has('note') === true,
    hasPlan: written.get(id)?.has('plan') === true,
    interpreter: InterpreterSaid.nullable().parse(row.interpreter),
  };
}

function safeWordOf(row: sessions.TryRow): TryView['safeWord'] {
  const by = SpokenBy.safeParse(row.welfare_channel);
  const from = row.person_id ?? row.welfare_spoke_to;
  if (!by.success || from === null) return null;
  return SafeWord.parse({ from, by: by.data, unsafeChannelReason: row.unsafe_channel_reason ?? '' });
}

/** By record, which texts about it were written. */
type Written = ReadonlyMap<string, ReadonlySet<string>>;

function reviewView(row: reviews.ReviewRow, written: Written): ReviewView {
  const parts = written.get(row.id);
  return {
    id: row.id,
    plannedOn: date(row.planned_on),
    startsAt: time(row.starts_at),
    heldOn: date(row.held_on),
    attendedWhenHeld: row.attended_when_held,
    withWhom: Attendee.array().parse(list(row.with_whom)),
    effective: ReviewFinding.nullable().parse(row.effective),
    outcome: ReviewOutcome.nullable().parse(row.outcome),
    extendTo: row.extend_to,
    planShared: PlanShared.nullable().parse(row.plan_shared),
    carriedOut:
      row.carried_out === null || row.carried_out_on === null
        ? null
        : { on: localDate(row.carried_out_on), words: row.carried_out },
    hasNote: parts?.has('note') === true,
    words: FEEDBACK_VOICES.filter((voice) => parts?.has(`${voice}_words`) === true),
  };
}
