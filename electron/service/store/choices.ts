import type { AssessmentKind, Need } from '../../../shared/assessment/codes.ts';
import type { AssessmentView } from '../../../shared/assessment/contract.ts';
import { Found } from '../../../shared/assessment/found.ts';
import { localDate, type LocalDate, dateOrNull } from '../../../shared/dates.ts';
import type { ExplainedTo, LateYesDone, OfferAnswer } from '../../../shared/offers/codes.ts';
import type { OfferView } from '../../../shared/offers/contract.ts';
import type { ProtocolId } from '../../../shared/protocols/types.ts';
import type { Db } from './dialect.ts';

/** A child's assessments, newest first. */
export async function assessmentsOfChild(db: Db, childId: string): Promise<AssessmentView[]> {
  const rows = await db
    .selectFrom('assessment')
    // What was found in one that was carried over stands with the first, and is never that of another child.
    .leftJoin('assessment_writeup', (join) =>
      join
        .on('assessment_writeup.id', '=', (eb) => eb.fn.coalesce('assessment.carried_from', 'assessment.id'))
        .onRef('assessment_writeup.child_id', '=', 'assessment.child_id'),
    )
    .selectAll('assessment')
    .select('assessment_writeup.found')
    .where('assessment.child_id', '=', childId)
    .orderBy('assessment.completed_on', 'desc')
    .orderBy('assessment.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    referralId: row.referral_id,
    version: row.version,
    kind: row.kind as AssessmentKind,
    completedOn: localDate(row.completed_on),
    needs: JSON.parse(row.needs) as Need[],
    heldBy: row.held_by,
    found: row.found === null ? null : Found.parse(JSON.parse(row.found)),
    carriedFrom: row.carried_from,
  }));
}

/** Adds an assessment. Call `refreshReferral` afterwards, in the same transaction. */
export async function insertAssessment(
  db: Db,
  assessment: Omit<AssessmentView, 'version' | 'found'> & { childId: string; madeBy: string },
): Promise<void> {
  await db
    .insertInto('assessment')
    .values({
      id: assessment.id,
      child_id: assessment.childId,
      referral_id: assessment.referralId,
      kind: assessment.kind,
      completed_on: assessment.completedOn,
      held_by: assessment.heldBy,
      made_by: assessment.madeBy,
      needs: JSON.stringify(assessment.needs),
      carried_from: assessment.carriedFrom,
      version: 1,
    })
    .execute();
}

/** Changes what a completed assessment says, after its write-up was added to. */
export async function changeAssessment(
  db: Db,
  { id, completedOn, heldBy, needs }: Pick<AssessmentView, 'id' | 'completedOn' | 'heldBy' | 'needs'>,
): Promise<void> {
  await db
    .updateTable('assessment')
    .set((eb) => ({
      completed_on: completedOn,
      held_by: heldBy,
      needs: JSON.stringify(needs),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

const offerQuery = (db: Db) =>
  db
    .selectFrom('offer')
    .leftJoin('account', 'account.id', 'offer.late_yes_by')
    .selectAll('offer')
    .select('account.name as late_yes_name')
    .select((eb) =>
      eb
        .selectFrom('course')
        .select('course.id')
        .whereRef('course.offer_id', '=', 'offer.id')
        .orderBy('course.id')
        .limit(1)
        .as('course_id'),
    );
type OfferRow = Awaited<ReturnType<ReturnType<typeof offerQuery>['executeTakeFirstOrThrow']>>;

/** A child's offers, newest first. */
export async function offersOfChild(db: Db, childId: string): Promise<OfferView[]> {
  const rows = await offerQuery(db)
    .where('offer.child_id', '=', childId)
    .orderBy('offer.made_on', 'desc')
    .orderBy('offer.id', 'desc')
    .execute();
  return rows.map(fromOfferRow);
}

/** One offer with the child it was made to, or null. */
export async function loadOffer(db: Db, id: string): Promise<(OfferView & { childId: string }) | null> {
  const row = await offerQuery(db).where('offer.id', '=', id).executeTakeFirst();
  return row === undefined ? null : { ...fromOfferRow(row), childId: row.child_id };
}

/** Adds an offer without an answer. Call `refreshReferral` afterwards, in the same transaction. */
export async function insertOffer(
  db: Db,
  offer: Omit<OfferView, 'version' | 'answer' | 'answeredOn' | 'askAgainOn' | 'courseId' | 'lateYes'> & {
    childId: string;
  },
): Promise<void> {
  await db
    .insertInto('offer')
    .values({
      id: offer.id,
      child_id: offer.childId,
      referral_id: offer.referralId,
      assessment_id: offer.assessmentId,
      protocol_id: offer.protocolId,
      made_on: offer.madeOn,
      explained_to: JSON.stringify(offer.explainedTo),
      alternatives: offer.alternatives,
      reason_for_unusual_fit: offer.reasonForUnusualFit,
      answer: null,
      answered_on: null,
      ask_again_on: null,
      needs: JSON.stringify(offer.needs),
      help_expected: offer.helpExpected,
      preference: offer.preference,
      preferred_by: JSON.stringify(offer.preferredBy),
      no_assessment_reason: offer.noAssessmentReason,
      version: 1,
    })
    .execute();
}

/** Records the answer to an offer read at `version`. False when somebody saved it since. */
export async function answerOffer(
  db: Db,
  id: string,
  version: number,
  answer: { answer: OfferAnswer; answeredOn: LocalDate; askAgainOn: LocalDate | null },
): Promise<boolean> {
  const result = await db
    .updateTable('offer')
    .set({
      answer: answer.answer,
      answered_on: answer.answeredOn,
      ask_again_on: answer.askAgainOn,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Records a yes that came late to an offer read at `version`. False when somebody saved it since. */
export async function recordLateYes(
  db: Db,
  id: string,
  version: number,
  said: { on: LocalDate; done: LateYesDone; words: string; accountId: string },
): Promise<boolean> {
  const result = await db
    .updateTable('offer')
    .set({
      late_yes_on: said.on,
      late_yes_done: said.done,
      late_yes_words: said.words,
      late_yes_by: said.accountId,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/**
 * An assessment of these children that was carried over from one of another child goes; their offers that rest on it, or on
 * the assessment of another child itself, rest on none and say why: what was found about one child is no footing for
 * another. Gives how many offers, and which assessments went.
 */
export async function dropAssessmentsOfOthers(
  db: Db,
  childIds: readonly string[],
  reason: string,
): Promise<{ offers: number; carried: string[] }> {
  const copies = await db
    .selectFrom('assessment')
    .innerJoin('assessment as first', 'first.id', 'assessment.carried_from')
    .select('assessment.id')
    .where('assessment.child_id', 'in', childIds)
    .whereRef('first.child_id', '!=', 'assessment.child_id')
    .execute();
  const carried = copies.map(({ id }) => id);
  const offers = await db
    .selectFrom('offer')
    .innerJoin('assessment', 'assessment.id', 'offer.assessment_id')
    .select('offer.id')
    .where('offer.child_id', 'in', childIds)
    .where((eb) =>
      eb.or([
        eb('assessment.child_id', '!=', eb.ref('offer.child_id')),
        ...(carried.length === 0 ? [] : [eb('assessment.id', 'in', carried)]),
      ]),
    )
    .execute();
  if (offers.length > 0)
    await db
      .updateTable('offer')
      .set((eb) => ({ assessment_id: null, no_assessment_reason: reason, version: eb('version', '+', 1) }))
      .where(
        'id',
        'in',
        offers.map(({ id }) => id),
      )
      .execute();
  if (carried.length > 0) await db.deleteFrom('assessment').where('id', 'in', carried).execute();
  return { offers: offers.length, carried };
}

function fromOfferRow(row: OfferRow): OfferView {
  return {
    id: row.id,
    referralId: row.referral_id,
    assessmentId: row.assessment_id,
    version: row.version,
    protocolId: row.protocol_id as ProtocolId,
    madeOn: localDate(row.made_on),
    explainedTo: listIn<ExplainedTo>(row.explained_to),
    alternatives: row.alternatives,
    reasonForUnusualFit: row.reason_for_unusual_fit,
    needs: listIn<Need>(row.needs),
    helpExpected: row.help_expected,
    preference: row.preference,
    preferredBy: listIn<ExplainedTo>(row.preferred_by),
    noAssessmentReason: row.no_assessment_reason,
    answer: row.answer as OfferAnswer | null,
    answeredOn: dateOrNull(row.answered_on),
    askAgainOn: dateOrNull(row.ask_again_on),
    lateYes:
      row.late_yes_on === null
        ? null
        : {
            on: localDate(row.late_yes_on),
            done: row.late_yes_done as LateYesDone,
            words: row.late_yes_words ?? '',
            by: row.late_yes_name,
          },
    courseId: row.course_id,
  };
}

const listIn = <T>(text: string | null): T[] => (text === null ? [] : (JSON.parse(text) as T[]));
