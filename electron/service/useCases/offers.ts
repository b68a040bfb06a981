import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { formatDate, localDate } from '../../../shared/dates.ts';
import {
  type AnswerRefusal,
  answerOffer,
  OFFER_PART_MESSAGES,
  whatAnOfferLacks,
} from '../../../shared/offers/rules.ts';
import { fitWarnings } from '../../../shared/protocols/fit.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as writeups from '../store/assessmentWriteups.ts';
import * as catalogue from '../store/catalogue.ts';
import * as children from '../store/children.ts';
import * as choices from '../store/choices.ts';
import { refreshReferral } from '../store/derived.ts';
import * as settings from '../store/settings.ts';
import { assertDelivered } from './delivered.ts';
import { acceptedReferral, assertDatedWithin } from './openReferral.ts';
import { assertFitSaid } from './unusualFit.ts';

/** What was found to be needed, offered and chosen, for every referral of a child. */
export async function getChoice(
  ctx: Ctx,
  input: ParsedInputOf<'choice.get'>,
): Promise<OutputOf<'choice.get'>> {
  await assertMaySee(ctx, input.childId);
  return {
    assessments: await choices.assessmentsOfChild(ctx.db, input.childId),
    underWay: await writeups.underWayOfChild(ctx.db, input.childId),
    offers: await choices.offersOfChild(ctx.db, input.childId),
  };
}

/** Offers a therapy. Where the child differs from those it is stated for, it asks why, and goes on. */
export async function make(ctx: Ctx, input: ParsedInputOf<'offer.make'>): Promise<OutputOf<'offer.make'>> {
  const referral = await acceptedReferral(ctx, input.referralId);
  assertDatedWithin(ctx, referral, 'madeOn', input.madeOn);
  const inForce = await settings.load(ctx.db);
  await assertDelivered(ctx, inForce, input.protocolId);
  const child = await children.load(ctx.db, referral.child_id);
  if (child === null) throw new Refused('not_found');
  const assessments = await choices.assessmentsOfChild(ctx.db, referral.child_id);
  if (input.assessmentId !== null && !assessments.some(({ id }) => id === input.assessmentId)) {
    throw new Refused('not_found');
  }
  const lacks = whatAnOfferLacks(input, assessments.length > 0);
  if (lacks.length > 0) {
    const fields = Object.fromEntries(lacks.map((part) => [part, OFFER_PART_MESSAGES[part]]));
    throw new Refused('offer_not_whole', { fields });
  }
  const { birthDate, sex } = child.fields;
  const restsOn = assessments.find(({ id }) => id === input.assessmentId);
  const facts = { birthDate, sex, needs: restsOn?.needs ?? null, found: restsOn?.found ?? null };
  const protocol = (await catalogue.load(ctx.db)).byId(input.protocolId);
  const warnings = fitWarnings(protocol, facts, input.madeOn);
  const reasonForUnusualFit = assertFitSaid(warnings.length > 0, input.reasonForUnusualFit);
  const offerId = ctx.newId();
  const { referralId, assessmentId, protocolId, madeOn, explainedTo, alternatives } = input;
  const { needs, helpExpected, preference, preferredBy } = input;
  await choices.insertOffer(ctx.db, {
    id: offerId,
    childId: referral.child_id,
    referralId,
    assessmentId,
    protocolId,
    madeOn,
    explainedTo,
    alternatives,
    reasonForUnusualFit,
    needs,
    helpExpected,
    preference,
    preferredBy,
    noAssessmentReason: assessmentId === null ? input.noAssessmentReason : null,
  });
  ctx.auditDetail({ protocolId, fit: warnings.map(({ code }) => code) });
  await refreshReferral(ctx.db, referralId, ctx.today, inForce);
  return { offerId, version: 1 };
}

/** Records what was said to an offer. */
export async function answer(
  ctx: Ctx,
  input: ParsedInputOf<'offer.answer'>,
): Promise<OutputOf<'offer.answer'>> {
  const { offerId, version } = input;
  const offer = await choices.loadOffer(ctx.db, offerId);
  if (offer === null) throw new Refused('not_found');
  await assertMaySee(ctx, offer.childId);
  if (offer.version !== version) throw new Refused('conflict', { detail: { theirs: offer } });
  const decided = answerOffer(offer, input, ctx.today);
  if (!decided.ok) {
    const { madeOn } = decided.detail;
    const parts: Record<string, string> = {};
    if (typeof madeOn === 'string') parts['madeOn'] = formatDate(localDate(madeOn));
    const field = FIELD_OF[decided.code];
    const fields = field === null ? {} : { [field]: refusalMessage(decided.code, parts) };
    throw new Refused(decided.code, { parts, fields });
  }
  await choices.answerOffer(ctx.db, offerId, version, decided.value);
  ctx.auditDetail({ answer: decided.value.answer });
  await refreshReferral(ctx.db, offer.referralId, ctx.today, await settings.load(ctx.db));
  return { offerId, version: version + 1 };
}

const FIELD_OF: Record<AnswerRefusal, string | null> = {
  offer_answered: null,
  future_date: 'answeredOn',
  before_offer: 'answeredOn',
  ask_again_needed: 'askAgainOn',
  ask_again_not_after: 'askAgainOn',
};
