import { type LocalDate, formatDate } from '../dates.ts';
import type { SeenAs } from '../practitioners/codes.ts';
import type { Profile } from '../practitioners/contract.ts';
import {
  agesWorkedWords,
  hoursWords,
  minutesFree,
  placesFree,
  registrationStanding,
  registrationWords,
  TRAINING_STATED,
} from '../practitioners/rules.ts';
import type { ProtocolId } from '../protocols/types.ts';

/** Minutes a week that a course needs at least: one session with time around it (our own default). */
export const COURSE_NEEDS_MINUTES = 60;

/** What is known of the child and asked for. Null: not known, or not said. */
export type AllocationChild = {
  age: number | null;
  therapy: { id: ProtocolId; shortName: string } | null;
  /** Whom the child would like to meet. */
  wish: SeenAs | null;
};
export type AllocationPractitioner = {
  profile: Profile;
  /** Protocols they are trained in, with the last day of each training. */
  trained: readonly { protocolId: ProtocolId; on: LocalDate }[];
  courses: number;
  bookedMinutes: number;
  /** The last session they held with this child; null where they never did. */
  metChildOn: LocalDate | null;
};

/** Every question is asked of everybody, so that a short list of reasons never looks like a good one. */
export const ALLOCATION_QUESTIONS = [
  'continuity',
  'wish',
  'training',
  'ages',
  'caseload',
  'hours',
  'registration',
] as const;
export type AllocationQuestion = (typeof ALLOCATION_QUESTIONS)[number];
export type Speaks = 'for' | 'against' | 'not_known';
export type Reason = { about: AllocationQuestion; speaks: Speaks; words: string };

/**
 * What speaks for somebody taking a child on and what against, each in a sentence: training in the protocol (stated by NG76
 * for some), ages, caseload and hours, the child's wishes, and whom they know already (QS179 statement 2). It decides
 * nothing and hides nobody; what is not stated speaks neither way and is said to be not known.
 */
export function reasonsFor(child: AllocationChild, one: AllocationPractitioner, today: LocalDate): Reason[] {
  return [
    ...continuity(one),
    ...wishReason(child, one),
    ...training(child, one),
    ...ages(child, one),
    caseload(one),
    hours(one),
    ...registration(one, today),
  ];
}

/** What is said again once somebody is chosen: what a person would want to know before they save. */
const WARNED_OF: readonly AllocationQuestion[] = ['training', 'ages', 'caseload', 'registration'];

/**
 * What speaks against whoever was chosen to hold a course, for beside the field: no training on record, ages, a full caseload,
 * and a registration that is past or runs out before the last date. It blocks nothing (our own default). The child's age says
 * nothing of who may see a parent or carer.
 */
export function warningsOf(
  { reasons, registrationExpiresOn }: { reasons: readonly Reason[]; registrationExpiresOn: LocalDate | null },
  lastOn: LocalDate | null,
  whose: 'child' | 'carer' = 'child',
): string[] {
  const against = reasons.filter(
    ({ about, speaks }) =>
      speaks === 'against' && WARNED_OF.includes(about) && (whose === 'child' || about !== 'ages'),
  );
  const words = against.map((reason) => reason.words);
  const isPast = against.some(({ about }) => about === 'registration');
  if (isPast || registrationExpiresOn === null || lastOn === null || lastOn <= registrationExpiresOn)
    return words;
  const until = formatDate(registrationExpiresOn);
  return [...words, `Their registration runs out on ${until}, before the last date on ${formatDate(lastOn)}`];
}

/** Those with the fewest reasons against first, of these the ones with more for; and so on by name. Nobody is left out. */
export function compareForAllocation(
  a: { name: string; reasons: readonly Reason[] },
  b: { name: string; reasons: readonly Reason[] },
): number {
  const count = (reasons: readonly Reason[], speaks: Speaks) =>
    reasons.filter((reason) => reason.speaks === speaks).length;
  return (
    count(a.reasons, 'against') - count(b.reasons, 'against') ||
    count(b.reasons, 'for') - count(a.reasons, 'for') ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  );
}

function continuity({ metChildOn }: AllocationPractitioner): Reason[] {
  if (metChildOn === null) return [];
  const words = `Has met the child, last on ${formatDate(metChildOn)}`;
  return [{ about: 'continuity', speaks: 'for', words }];
}

const WISH_WORDS: Record<SeenAs, string> = {
  woman: 'a woman',
  man: 'a man',
  other: 'somebody who is neither',
};

function wishReason({ wish }: AllocationChild, { profile: { seenAs } }: AllocationPractitioner): Reason[] {
  if (wish === null) return [];
  if (seenAs === null)
    return [
      {
        about: 'wish',
        speaks: 'not_known',
        words: `Not stated whether the child would meet ${WISH_WORDS[wish]}`,
      },
    ];
  return seenAs === wish
    ? [{ about: 'wish', speaks: 'for', words: `The child would meet ${WISH_WORDS[wish]}, as they wish` }]
    : [{ about: 'wish', speaks: 'against', words: `The child wishes to meet ${WISH_WORDS[wish]}` }];
}

function training({ therapy }: AllocationChild, { trained }: AllocationPractitioner): Reason[] {
  if (therapy === null) return [];
  const { id: protocolId, shortName } = therapy;
  const had = trained.find((each) => each.protocolId === protocolId);
  if (had !== undefined)
    return [{ about: 'training', speaks: 'for', words: `Trained in ${shortName}, ${formatDate(had.on)}` }];
  const asks = TRAINING_STATED.includes(protocolId) ? ', which NICE asks for' : '';
  return [{ about: 'training', speaks: 'against', words: `No training in ${shortName} is recorded${asks}` }];
}

function ages(
  { age }: AllocationChild,
  { profile: { agesFrom, agesThrough } }: AllocationPractitioner,
): Reason[] {
  if (agesFrom === null && agesThrough === null)
    return [{ about: 'ages', speaks: 'not_known', words: 'The ages they work with are not stated' }];
  const range = agesWorkedWords(agesFrom, agesThrough);
  if (age === null)
    return [
      { about: 'ages', speaks: 'not_known', words: `Works with ages ${range}; the child’s age is not known` },
    ];
  const isIn = (agesFrom === null || age >= agesFrom) && (agesThrough === null || age <= agesThrough);
  return [
    {
      about: 'ages',
      speaks: isIn ? 'for' : 'against',
      words: `Works with ages ${range}; the child is ${age}`,
    },
  ];
}

function caseload({ courses, profile: { caseloadLimit } }: AllocationPractitioner): Reason {
  const free = placesFree({ courses, caseloadLimit });
  if (free === null)
    return { about: 'caseload', speaks: 'not_known', words: `Holds ${courses} courses; no limit is stated` };
  const words = `Holds ${courses} of ${caseloadLimit} courses`;
  return { about: 'caseload', speaks: free > 0 ? 'for' : 'against', words };
}

function hours({ courses, bookedMinutes, profile }: AllocationPractitioner): Reason {
  const { weeklyMinutes, caseloadLimit } = profile;
  const free = minutesFree({ courses, caseloadLimit, weeklyMinutes, bookedMinutes });
  if (free === null)
    return { about: 'hours', speaks: 'not_known', words: 'Their hours for therapy are not stated' };
  if (free >= COURSE_NEEDS_MINUTES)
    return { about: 'hours', speaks: 'for', words: `About ${hoursWords(free)} a week are free` };
  return {
    about: 'hours',
    speaks: 'against',
    words: free <= 0 ? 'No hours are free' : `Only ${hoursWords(free)} a week are free`,
  };
}

function registration({ profile }: AllocationPractitioner, today: LocalDate): Reason[] {
  const standing = registrationStanding(profile.registrationExpiresOn, today);
  if (standing === 'in_force') return [];
  const speaks = standing === 'past' ? 'against' : 'not_known';
  const said = registrationWords(profile.registrationExpiresOn, today);
  return [
    {
      about: 'registration',
      speaks,
      words: `Registration: ${said.charAt(0).toLowerCase()}${said.slice(1)}`,
    },
  ];
}
