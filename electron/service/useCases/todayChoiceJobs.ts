import { localDate } from '../../../shared/dates.ts';
import { ProtocolId } from '../../../shared/protocols/types.ts';
import type { Settings } from '../../../shared/service/settings.ts';
import type { TodayJob } from '../../../shared/today/contract.ts';
import { anotherToOffer, standingOffers } from '../../../shared/today/places.ts';
import { groupAtLeastThisWeek, offerDueOn, otherOfferDueOn } from '../../../shared/today/rules.ts';
import type { Ctx } from '../context.ts';
import type * as store from '../store/todayChoices.ts';
import { childOf, type Own, placed, type Rows } from './todayJobs.ts';

/**
 * Offers to hear about. Between two courses the offer is all that holds the child, so it stands at once and stays;
 * on the waiting list it comes when its day is near.
 */
export function offerJobs(
  { today }: Ctx,
  rows: Rows<typeof store.listOffers>,
  between: ReadonlySet<string>,
  own: Own,
  { offerAnswerDays }: Settings,
): TodayJob[] {
  return rows.flatMap((row) => {
    const protocol = ProtocolId.safeParse(row.protocol_id);
    if (!protocol.success) return [];
    const madeOn = localDate(row.made_on);
    const { offers, last_course_started_on: started } = row;
    const lastCourseStartedOn = started === null ? null : localDate(started);
    if (!standingOffers({ offers, lastCourseStartedOn }).some(({ id }) => id === row.id)) return [];
    const askAgainOn = row.ask_again_on === null ? null : localDate(row.ask_again_on);
    const dueOn = askAgainOn ?? offerDueOn(madeOn, offerAnswerDays);
    const job = {
      kind: 'offer' as const,
      key: `offer:${row.id}`,
      dueOn,
      isMine: own.has(row.child_id),
      child: childOf(row, today),
      offerId: row.id,
      version: row.version,
      protocolId: protocol.data,
      madeOn,
      askAgainOn,
    };
    return between.has(row.referral_id)
      ? [{ ...job, group: groupAtLeastThisWeek(dueOn, today) }]
      : placed(today, job);
  });
}

/** Offers to which something else was asked for, for whoever answers for the referral, until something else is offered. */
export function wantsAnotherJobs(
  { today, actor }: Ctx,
  rows: Rows<typeof store.listWantsAnother>,
  { otherOfferDays }: Settings,
): TodayJob[] {
  return rows.flatMap((row) => {
    const protocol = ProtocolId.safeParse(row.protocol_id);
    const { offers, last_course_started_on: started } = row;
    const lastCourseStartedOn = started === null ? null : localDate(started);
    if (!protocol.success || anotherToOffer({ offers, lastCourseStartedOn })?.id !== row.id) return [];
    const answeredOn = localDate(row.answered_on ?? row.made_on);
    const dueOn = otherOfferDueOn(answeredOn, otherOfferDays);
    return [
      {
        kind: 'wants_another' as const,
        key: `wants_another:${row.id}`,
        dueOn,
        group: groupAtLeastThisWeek(dueOn, today),
        isMine: row.holder_id === actor.accountId,
        child: childOf(row, today),
        referralId: row.referral_id,
        offerId: row.id,
        protocolId: protocol.data,
        answeredOn,
        answersFor: row.holder_name,
      },
    ];
  });
}

/** Plans of assessments to look at again, for whoever answers for the referral. */
export function planReviewJobs({ today, actor }: Ctx, rows: Rows<typeof store.listPlanReviews>): TodayJob[] {
  return rows.flatMap((row) =>
    placed(today, {
      kind: 'plan_review' as const,
      key: `plan_review:${row.id}`,
      dueOn: row.reviewOn,
      isMine: row.holder_id === actor.accountId,
      child: childOf(row, today),
      referralId: row.referral_id,
      assessmentId: row.id,
      completedOn: localDate(row.completed_on),
      answersFor: row.holder_name,
    }),
  );
}
