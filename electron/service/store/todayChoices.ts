import { addDays, dateOrNull, localDate, type LocalDate } from '../../../shared/dates.ts';
import type { OfferAnswer } from '../../../shared/offers/codes.ts';
import type { OfferMade } from '../../../shared/today/places.ts';
import { answering } from './accounts.ts';
import type { Db } from './dialect.ts';
import { childrenOf } from './ofPractitioner.ts';
import { near, type TodayScope } from './today.ts';

/**
 * Offers of open referrals that nobody has answered or that are to be asked about again: by this week, or whenever
 * where the child stands on no waiting list. With when the referral's last course began and every offer made to it: which
 * of them still count is a rule's (today/places.ts).
 */
export async function listOffers(db: Db, { today, practitionerId }: TodayScope, answerWithinDays: number) {
  let rows = db
    .selectFrom('offer')
    .innerJoin('child', 'child.id', 'offer.child_id')
    .innerJoin('referral', 'referral.id', 'offer.referral_id')
    .select([
      'offer.id',
      'offer.version',
      'offer.child_id',
      'offer.protocol_id',
      'offer.made_on',
      'offer.answer',
    ])
    .select(['offer.ask_again_on', 'offer.referral_id', 'child.name', 'child.birth_date'])
    .select((eb) =>
      eb
        .selectFrom('course')
        .select((of) => of.fn.max('course.started_on').as('started_on'))
        .whereRef('course.referral_id', '=', 'offer.referral_id')
        .as('last_course_started_on'),
    )
    .where('referral.closed_on', 'is', null)
    .where((eb) => {
      const isOffTheList = eb('referral.started_on', 'is not', null);
      const isAskedSoon = eb('offer.made_on', '<=', addDays(near(today), -answerWithinDays));
      return eb.or([
        eb.and([eb('offer.answer', 'is', null), eb.or([isOffTheList, isAskedSoon])]),
        eb.and([
          eb('offer.answer', '=', 'not_ready'),
          eb('offer.ask_again_on', 'is not', null),
          eb.or([isOffTheList, eb('offer.ask_again_on', '<=', near(today))]),
        ]),
      ]);
    })
    .orderBy('offer.made_on')
    .orderBy('offer.id');
  if (practitionerId !== 'all') rows = rows.where('offer.child_id', 'in', childrenOf(db, practitionerId));
  return withOffersMade(db, await rows.execute());
}

/**
 * Offers of open referrals to which something else was asked for, with who answers for the referral, when its last course
 * began and every offer made to it, the newest first: which of them are still to be followed is a rule's (today/places.ts).
 */
export async function listWantsAnother(db: Db, { practitionerId }: TodayScope) {
  let rows = db
    .selectFrom('offer')
    .innerJoin('child', 'child.id', 'offer.child_id')
    .innerJoin('referral', 'referral.id', 'offer.referral_id')
    .leftJoin(answering(db).as('account'), 'account.id', 'referral.answers_for')
    .select(['offer.id', 'offer.child_id', 'offer.protocol_id', 'offer.referral_id', 'offer.made_on'])
    .select(['offer.answered_on', 'child.name', 'child.birth_date'])
    .select(['account.id as holder_id', 'account.name as holder_name'])
    .select((eb) =>
      eb
        .selectFrom('course')
        .select((of) => of.fn.max('course.started_on').as('started_on'))
        .whereRef('course.referral_id', '=', 'offer.referral_id')
        .as('last_course_started_on'),
    )
    .where('offer.answer', '=', 'wants_another')
    .where('referral.closed_on', 'is', null)
    .orderBy('offer.made_on')
    .orderBy('offer.id');
  if (practitionerId !== 'all') rows = rows.where('offer.child_id', 'in', childrenOf(db, practitionerId));
  return withOffersMade(db, await rows.execute());
}

async function withOffersMade<Row extends { referral_id: string }>(db: Db, rows: readonly Row[]) {
  const made = await offersMadeTo(db, [...new Set(rows.map((row) => row.referral_id))]);
  return rows.map((row) => ({ ...row, offers: made.get(row.referral_id) ?? [] }));
}

/** Every offer made to some referrals, the newest first. */
export async function offersMadeTo(
  db: Db,
  referralIds: readonly string[],
): Promise<Map<string, OfferMade[]>> {
  if (referralIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('offer')
    .leftJoin('course', 'course.offer_id', 'offer.id')
    .select(['offer.id', 'offer.referral_id', 'offer.made_on', 'offer.answer'])
    .select(['offer.answered_on', 'offer.ask_again_on', 'course.id as course_id'])
    .where('offer.referral_id', 'in', referralIds)
    .orderBy('offer.made_on', 'desc')
    .orderBy('offer.id', 'desc')
    .execute();
  const byReferral = Map.groupBy(rows, (row) => row.referral_id);
  return new Map(
    [...byReferral].map(([id, some]) => [
      id,
      some.map((offer) => ({
        id: offer.id,
        madeOn: localDate(offer.made_on),
        answer: offer.answer as OfferAnswer | null,
        answeredOn: dateOrNull(offer.answered_on),
        askAgainOn: dateOrNull(offer.ask_again_on),
        hasCourse: offer.course_id !== null,
      })),
    ]),
  );
}

/**
 * The last completed assessment of each open referral, where its plan says when to look at it again, with that day: the
 * nearest first. The day is one of its answers, so it is asked of those that have one and not of a column.
 */
export async function listPlanReviews(db: Db, { practitionerId }: TodayScope) {
  let rows = db
    .selectFrom('assessment_writeup')
    .innerJoin('assessment', 'assessment.id', 'assessment_writeup.id')
    .innerJoin('referral', 'referral.id', 'assessment_writeup.referral_id')
    .innerJoin('child', 'child.id', 'assessment_writeup.child_id')
    .leftJoin(answering(db).as('account'), 'account.id', 'referral.answers_for')
    .select(['assessment_writeup.id', 'assessment_writeup.child_id', 'assessment_writeup.referral_id'])
    .select(['assessment_writeup.found', 'assessment.completed_on', 'child.name', 'child.birth_date'])
    .select(['account.id as holder_id', 'account.name as holder_name'])
    .where('referral.closed_on', 'is', null)
    .where('assessment_writeup.found', 'like', '%"reviewOn":"%')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('assessment as later')
            .select('later.id')
            .whereRef('later.referral_id', '=', 'assessment.referral_id')
            .whereRef('later.completed_on', '>', 'assessment.completed_on'),
        ),
      ),
    );
  if (practitionerId !== 'all')
    rows = rows.where('assessment_writeup.child_id', 'in', childrenOf(db, practitionerId));
  return (await rows.execute())
    .map(({ found, ...row }) => ({ ...row, reviewOn: reviewOnOf(found) }))
    .toSorted((a, b) => (a.reviewOn + a.id < b.reviewOn + b.id ? -1 : 1));
}

const reviewOnOf = (found: string): LocalDate =>
  localDate((JSON.parse(found) as { reviewOn: string }).reviewOn);
