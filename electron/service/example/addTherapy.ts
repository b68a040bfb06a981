import { addDays, earlierOf, laterOf, type LocalDate } from '../../../shared/dates.ts';
import type { ExplainedTo } from '../../../shared/offers/codes.ts';
import { addAssessment, addUnderWay } from './addAssessment.ts';
import type { AddedChild } from './addChild.ts';
import { addCourse } from './addCourse.ts';
import type { Chance } from './random.ts';
import type { OfferSpec, ReferralSpec } from './spec.ts';
import { ago, workingDay, type World } from './world.ts';

export type TherapyOf = { child: AddedChild; referralId: string; acceptedOn: LocalDate };

/** The assessment, the offer and the course of a referral. Gives the first session held, or null. */
export function addTherapy(
  world: World,
  of: TherapyOf,
  spec: ReferralSpec,
  chance: Chance,
): LocalDate | null {
  const { therapy, offer, assessedBy } = spec;
  if (spec.assessingAgo !== undefined) addUnderWay(world, of, ago(world, spec.assessingAgo));
  const assessedOn = spec.assessedAgo === undefined ? undefined : ago(world, spec.assessedAgo);
  if (therapy === undefined) {
    if (offer === undefined) {
      if (assessedOn !== undefined)
        addAssessment(world, of, { on: assessedOn, isWritten: true, acceptedFrom: assessedBy }, chance);
      return null;
    }
    const madeOn = ago(world, offer.madeAgo);
    addOffer(
      world,
      of,
      { ...offer, madeOn, assessedOn, assessedBy, isAccepted: offer.isAccepted ?? false },
      chance,
    );
    return null;
  }
  const offerId = world.newId();
  const startedOn = addCourse(world, { ...of, offerId }, therapy, chance);
  const before = workingDay(world, addDays(startedOn ?? world.today, -chance.int(10, 25)));
  const madeOn = spec.offeredAgo === undefined ? laterOf(of.acceptedOn, before) : ago(world, spec.offeredAgo);
  addOffer(
    world,
    of,
    { ...therapy, id: offerId, madeOn, assessedOn, explainedTo: ['child', 'carer'], isAccepted: true },
    chance,
  );
  return startedOn;
}

type OfferFacts = Omit<OfferSpec, 'madeAgo' | 'isAccepted'> & {
  id?: string;
  madeOn: LocalDate;
  assessedOn?: LocalDate | undefined;
  assessedBy?: string | undefined;
  isAccepted: boolean;
};

function addOffer(world: World, of: TherapyOf, offer: OfferFacts, chance: Chance): void {
  const { rows, newId, today } = world;
  const { child, referralId, acceptedOn } = of;
  const shortlyBefore = workingDay(world, addDays(offer.madeOn, -chance.int(3, 12)));
  const { id: assessmentId, needs } = addAssessment(
    world,
    of,
    {
      on: offer.assessedOn ?? laterOf(acceptedOn, shortlyBefore),
      isWritten: offer.assessedOn !== undefined,
      acceptedFrom: offer.assessedBy,
    },
    chance,
  );
  const { answered } = offer;
  const saidYesOn = offer.isAccepted ? earlierOf(today, addDays(offer.madeOn, chance.int(1, 8))) : null;
  rows.offer.push({
    id: offer.id ?? newId(),
    child_id: child.id,
    referral_id: referralId,
    assessment_id: assessmentId,
    protocol_id: offer.protocol,
    made_on: offer.madeOn,
    explained_to: JSON.stringify(offer.explainedTo),
    alternatives: offer.alternatives ?? 'Another therapy, or holding support for now',
    reason_for_unusual_fit: null,
    answer: answered?.answer ?? (offer.isAccepted ? 'accepted' : null),
    answered_on: answered === undefined ? saidYesOn : ago(world, answered.ago),
    ask_again_on: answered?.askAgainIn === undefined ? null : ago(world, -answered.askAgainIn),
    needs: needs.length === 0 ? null : JSON.stringify(needs),
    help_expected: needs.length === 0 ? null : 'To feel safer, and to manage what comes back',
    preference: offer.preference ?? null,
    preferred_by: offer.preference === undefined ? null : JSON.stringify(['child'] satisfies ExplainedTo[]),
    no_assessment_reason: null,
    late_yes_on: null,
    late_yes_done: null,
    late_yes_words: null,
    late_yes_by: null,
    version: 1,
  });
}
