import type { StatedProtocolId } from '../../../shared/protocols/types.ts';
import { PAUSE_REASONS } from '../../../shared/referrals/codes.ts';
import { pickLanguage } from './addChild.ts';
import type { Chance } from './random.ts';
import type { ChildSpec, ReferralSpec, TherapySpec } from './spec.ts';
import { ACCESS_NEEDS, FIRST_NAMES, SURNAMES } from './words.ts';

/** Where the made-up children stand, by number. */
export type Counts = {
  received: number;
  triage: number;
  waiting: number;
  offered: number;
  paused: number;
  inTherapy: number;
  ended: number;
  /** A second record of a child on the list, which becomes one with it (addMerged.ts). */
  toldTwice: number;
  /** Whose parents or carers are seen in their own right. */
  withCarers: number;
};

const PROTOCOLS: readonly (readonly [StatedProtocolId, number])[] = [
  ['tf_cbt_csa', 40],
  ['ltfi_8_17', 32],
  ['green_house_creative', 15],
  ['psychoanalytic_girls_6_14', 5],
  ['pcit_u12', 4],
  ['safecare_u12', 4],
];
const AT_MOST_HELD: Partial<Record<StatedProtocolId, number>> = {
  tf_cbt_csa: 16,
  ltfi_8_17: 20,
  green_house_creative: 24,
};
const DAYS_A_SESSION = 10;
const THREE_YEARS = 1095;

/** A made-up child at one stage. */
export function madeUpChild(at: keyof Counts, chance: Chance): ChildSpec {
  const sex = chance.is(0.62) ? 'female' : 'male';
  const spec: ChildSpec = {
    name: `${chance.pick(FIRST_NAMES[sex])} ${chance.pick(SURNAMES)}`,
    age: [chance.int(at === 'ended' ? 6 : 4, 16), chance.int(0, 11)],
    sex,
    referrals: [madeUpReferral(at, chance)],
  };
  if (chance.is(0.1)) spec.lookedAfter = true;
  if (chance.is(0.12)) spec.inNeed = true;
  if (chance.is(0.08)) spec.protectionPlan = true;
  if (chance.is(0.03)) spec.interpreter = pickLanguage(chance);
  if (chance.is(0.05)) spec.accessNeeds = chance.pick(ACCESS_NEEDS);
  if (at !== 'ended' && chance.is(0.03))
    spec.pretrial = { stage: chance.pick(['reported', 'investigation', 'with_cps']) };
  if (at !== 'ended' && chance.is(0.04)) spec.referrals.unshift(earlierReferral(chance));
  return spec;
}

function madeUpReferral(at: keyof Counts, chance: Chance): ReferralSpec {
  const inMind = chance.is(0.8) ? { inMind: chance.weighted(PROTOCOLS) } : {};
  const band = chance.weighted([
    [1, 8],
    [2, 27],
    [3, 65],
  ] as const);
  if (at === 'received') return { at, receivedAgo: chance.int(0, 1) };
  if (at === 'triage') return { at, receivedAgo: chance.int(2, 8) };
  if (at === 'inTherapy') return inTherapy(chance);
  if (at === 'ended') return ended(chance);
  const receivedAgo = chance.weighted([
    [chance.int(25, 112), 60],
    [chance.int(60, 180), 34],
    [chance.int(180, 400), 6],
  ]);
  const every = band === 1 ? 28 : 42;
  const lastAgo = chance.int(1, Math.min(every - 9, receivedAgo - 12));
  const wait: ReferralSpec = {
    at: 'waiting',
    receivedAgo,
    band,
    ...inMind,
    holding: chance.int(0, 4),
    ...(chance.is(0.5) ? { assessedAgo: Math.max(1, receivedAgo - chance.int(15, 40)) } : {}),
    contact: { lastAgo, outcome: 'reached', dueIn: every - lastAgo },
  };
  if (at === 'paused')
    return { ...wait, at, pauses: [{ reason: chance.pick(PAUSE_REASONS), ago: chance.int(5, 20) }] };
  if (at === 'offered') {
    const protocol = chance.weighted(PROTOCOLS);
    return {
      ...wait,
      at,
      offer: {
        protocol,
        madeAgo: chance.int(1, 12),
        explainedTo: ['child', 'carer'],
        isAccepted: chance.is(0.4),
      },
    };
  }
  return wait;
}

function inTherapy(chance: Chance): ReferralSpec {
  const protocol = chance.weighted(PROTOCOLS);
  const most = AT_MOST_HELD[protocol] ?? 12;
  const attended = chance.int(1, most - 1);
  const therapy: TherapySpec = {
    protocol,
    attended,
    endedAgo: null,
    planned: most,
    hasCarerStrand: chance.is(0.6),
    needsLogging: chance.is(0.1),
  };
  return {
    at: 'therapy',
    receivedAgo: attended * DAYS_A_SESSION + chance.int(70, 220),
    holding: chance.int(0, 3),
    therapy,
  };
}

function ended(chance: Chance): ReferralSpec {
  if (chance.is(0.2)) {
    const receivedAgo = chance.int(60, THREE_YEARS);
    const reason = chance.pick([
      'family_declined',
      'child_declined',
      'moved_away',
      'signposted',
      'not_ready_may_return',
    ] as const);
    return {
      at: 'closed',
      receivedAgo,
      holding: chance.int(0, 2),
      closed: { ago: Math.max(1, receivedAgo - chance.int(20, 200)), reason },
    };
  }
  const protocol = chance.weighted(PROTOCOLS);
  const most = AT_MOST_HELD[protocol] ?? 14;
  const isExtended = protocol === 'ltfi_8_17' && chance.is(0.2);
  const attended = isExtended ? chance.int(21, 33) : chance.is(0.2) ? chance.int(2, 9) : chance.int(10, most);
  const wait = chance.int(60, 240);
  const endedAgo = chance.int(10, Math.max(20, THREE_YEARS - attended * DAYS_A_SESSION - wait));
  const therapy: TherapySpec = {
    protocol,
    attended,
    endedAgo,
    hasCarerStrand: chance.is(0.6),
    ...(isExtended ? { extendedTo: 30 } : {}),
  };
  return {
    at: 'closed',
    receivedAgo: endedAgo + attended * DAYS_A_SESSION + wait,
    holding: chance.int(0, 3),
    therapy,
    closed: { ago: Math.max(0, endedAgo - 10), reason: 'therapy_completed' },
  };
}

function earlierReferral(chance: Chance): ReferralSpec {
  const receivedAgo = chance.int(700, THREE_YEARS);
  return {
    at: 'closed',
    receivedAgo,
    closed: { ago: receivedAgo - chance.int(30, 120), reason: 'not_ready_may_return' },
  };
}
