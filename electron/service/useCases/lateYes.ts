import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { formatDate, isLocalDate, type LocalDate, localDate } from '../../../shared/dates.ts';
import type { OfferView } from '../../../shared/offers/contract.ts';
import { decideLateYes, type LateYesRefusal, pastBecause } from '../../../shared/offers/rules.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import { coursesOf } from '../store/childCourses.ts';
import * as choices from '../store/choices.ts';
import { refreshReferral } from '../store/derived.ts';
import * as settings from '../store/settings.ts';
import { assertDelivered } from './delivered.ts';
import { acceptedReferral, assertDatedWithin } from './openReferral.ts';

/**
 * A family says yes to an offer that is open no longer. The old offer keeps when, and what was done. Where it is taken up, it is
 * made again as of that day, as it was explained, and accepted: whatever else is open stands behind it.
 */
export async function record(
  ctx: Ctx,
  input: ParsedInputOf<'offer.lateYes'>,
): Promise<OutputOf<'offer.lateYes'>> {
  const { offerId, version, saidOn, done, words } = input;
  const offer = await choices.loadOffer(ctx.db, offerId);
  if (offer === null) throw new Refused('not_found');
  const referral = await acceptedReferral(ctx, offer.referralId);
  if (offer.version !== version) throw new Refused('conflict', { detail: { theirs: offer } });
  const offers = await choices.offersOfChild(ctx.db, offer.childId);
  const lastCourseStartedOn = await lastCourseOf(ctx, offer);
  const past = pastBecause(offer, offers, lastCourseStartedOn);
  const decided = decideLateYes(offer, past, { saidOn, done, lastCourseStartedOn }, ctx.today);
  if (!decided.ok) throw refusedBecause(decided.code, decided.detail);
  assertDatedWithin(ctx, referral, 'saidOn', saidOn);
  await choices.recordLateYes(ctx.db, offerId, version, {
    on: saidOn,
    done,
    words,
    accountId: ctx.actor.accountId,
  });
  const newOfferId = done === 'taken_up' ? await makeAgain(ctx, offer, saidOn) : null;
  ctx.auditDetail({ done, newOfferId });
  await refreshReferral(ctx.db, offer.referralId, ctx.today, await settings.load(ctx.db));
  return { offerId, version: version + 1, newOfferId };
}

async function lastCourseOf(ctx: Ctx, { childId, referralId }: OfferView & { childId: string }) {
  const started = (await coursesOf(ctx.db, childId)).flatMap((course) =>
    course.referral_id === referralId && course.started_on !== null ? [localDate(course.started_on)] : [],
  );
  return started.toSorted().at(-1) ?? null;
}

async function makeAgain(
  ctx: Ctx,
  offer: OfferView & { childId: string },
  saidOn: LocalDate,
): Promise<string> {
  const inForce = await settings.load(ctx.db);
  await assertDelivered(ctx, inForce, offer.protocolId, 'done');
  const id = ctx.newId();
  await choices.insertOffer(ctx.db, { ...offer, id, madeOn: saidOn });
  await choices.answerOffer(ctx.db, id, 1, { answer: 'accepted', answeredOn: saidOn, askAgainOn: null });
  return id;
}

const FIELD_OF: Partial<Record<LateYesRefusal, string>> = {
  future_date: 'saidOn',
  before_offer: 'saidOn',
  late_yes_before_answer: 'saidOn',
  late_yes_before_course: 'done',
};

function refusedBecause(code: LateYesRefusal, detail: Record<string, unknown>): Refused {
  const parts = Object.fromEntries(
    Object.entries(detail).flatMap(([key, value]) =>
      typeof value === 'string' && isLocalDate(value) ? [[key, formatDate(value)]] : [],
    ),
  );
  const field = FIELD_OF[code];
  return new Refused(code, {
    parts,
    fields: field === undefined ? {} : { [field]: refusalMessage(code, parts) },
  });
}
