// Children at the other stages, as Today, Child and Course need them to be seen. This file is long
// because it is a list, not a program.
import type { ChildSpec } from './spec.ts';

export const TRIAGE: ChildSpec[] = [
  {
    name: 'Odhran Trialton',
    age: [13, 2],
    sex: 'male',
    people: [{ name: 'Sinéad Trialton', relationship: 'mother', rule: 'not_checked', phone: '07700 900381' }],
    referrals: [
      {
        receivedAgo: 9,
        at: 'triage',
        source: 'police',
        abuseTypes: ['online_abuse'],
        asked: {
          ago: 6,
          lookAgainIn: 3,
          reason: 'Asked whether he knows of the referral, and who is safe to ring.',
        },
        details: { reason: 'Images shared at school. His mother asks for help for him.' },
      },
    ],
  },
  {
    name: 'Zeb Notional',
    age: [12, 3],
    sex: 'male',
    referrals: [
      {
        receivedAgo: 5,
        at: 'triage',
        source: 'school',
        read: {
          finding: 'concern_acted_on',
          ago: 4,
          note: 'He goes to his uncle’s on Fridays. Rang the duty line: a social worker sees the family first.',
        },
        details: {
          reason: 'Told his form tutor about his uncle. Scared of Fridays.',
          serviceConsent: 'child',
        },
      },
    ],
  },
];

export const RECEIVED: ChildSpec[] = [
  {
    name: 'Elodie Fakeham',
    age: [10, 1],
    sex: 'female',
    referrals: [
      {
        receivedAgo: 850,
        at: 'closed',
        source: 'school',
        band: 3,
        holding: 1,
        closed: { ago: 700, reason: 'not_ready_may_return' },
      },
      { receivedAgo: 0, at: 'received', source: 'school', isNobodys: true },
    ],
  },
  {
    name: 'Mabel Specimen',
    age: [6, 3],
    sex: 'female',
    referrals: [
      {
        receivedAgo: 4,
        at: 'received',
        source: 'social_care',
        details: {
          serviceConsent: 'not_yet',
          inArea: 'yes',
          reason: 'Told her teacher what happened at home. Nightmares, will not sleep alone.',
          responsibilityHeldBy: 'Her mother; the council shares it under a care order',
        },
        cameAgain: {
          ago: 1,
          source: 'school',
          referredBy: 'Joan Placeham, Mockham Primary',
          reason: 'Cries when it is time to go home. Her grandmother fetches her now.',
        },
      },
    ],
  },
  {
    name: 'Emlyn Samplesby',
    age: [9, 4],
    sex: 'male',
    referrals: [{ receivedAgo: 2, at: 'received', source: 'social_care' }],
  },
  // Born on the same day as Tobias Fakeham, who waits: nobody has said yet whether they are one child.
  {
    name: 'Toby Fakeham',
    age: [10, 4],
    ageDays: 12,
    sex: 'male',
    people: [{ name: 'Ros Fakeham', relationship: 'mother', rule: 'not_checked', phone: '07700 900126' }],
    referrals: [
      {
        receivedAgo: 1,
        at: 'received',
        source: 'gp',
        details: { reason: 'Stomach aches since the summer. His mother says he was referred once before.' },
      },
    ],
  },
  {
    name: 'Briony Exampleby',
    age: [15, 0],
    sex: 'female',
    referrals: [
      {
        receivedAgo: 2,
        at: 'received',
        source: 'camhs',
        read: {
          finding: 'not_enough_known',
          ago: 1,
          note: 'No address and no word of where she lives now. Rang CAMHS; they ring back today.',
        },
      },
    ],
  },
];

export const PAUSED: ChildSpec[] = [
  {
    name: 'Efa Samplewick',
    age: [11, 2],
    sex: 'female',
    referrals: [
      {
        receivedAgo: 190,
        at: 'paused',
        band: 3,
        inMind: 'ltfi_8_17',
        assessedAgo: 150,
        holding: 3,
        contact: { lastAgo: 17, outcome: 'reached', dueIn: 25, said: { howThingsAre: 'same' } },
        offer: {
          protocol: 'ltfi_8_17',
          madeAgo: 30,
          explainedTo: ['child', 'carer'],
          answered: { answer: 'not_ready', ago: 24, askAgainIn: 32 },
          alternatives: 'Trauma-focused CBT, the drawing group, or support calls for now',
          preference: 'To start after Christmas, once the new school is not new',
        },
        pauses: [{ reason: 'child_not_ready', ago: 24 }],
      },
    ],
  },
  {
    name: 'Milo Fakenwell',
    age: [8, 6],
    ageDays: 11,
    sex: 'male',
    referrals: [
      {
        receivedAgo: 148,
        at: 'paused',
        band: 2,
        holding: 2,
        contact: { lastAgo: 9, outcome: 'reached', dueIn: 33, said: { howThingsAre: 'better' } },
        pauses: [
          { reason: 'exams_or_holidays', ago: 112, endsIn: -84 },
          { reason: 'family_asked', ago: 12, endsIn: 30 },
        ],
      },
    ],
  },
  {
    name: 'Leila Mockbury',
    age: [14, 8],
    sex: 'female',
    pretrial: { stage: 'trial', nextEvent: 'Trial, 5 days', nextIn: 0 },
    events: [{ kind: 'court_date', ago: 2 }],
    referrals: [
      {
        receivedAgo: 233,
        at: 'paused',
        band: 1,
        inMind: 'tf_cbt_csa',
        holding: 5,
        contact: { lastAgo: 6, outcome: 'reached', dueIn: 3, said: { howThingsAre: 'same' } },
        pauses: [{ reason: 'trial_or_hearing', ago: 4, endsIn: 3 }],
      },
    ],
  },
];

export const OFFERED: ChildSpec[] = [
  {
    name: 'Sorrel Mocksworth',
    age: [9, 6],
    sex: 'female',
    people: [{ name: 'Glyn Mocksworth', relationship: 'father', phone: '07700 900216' }],
    referrals: [
      {
        receivedAgo: 204,
        fundedFor: 120,
        at: 'offered',
        band: 2,
        inMind: 'ltfi_8_17',
        holding: 2,
        contact: { lastAgo: 16, outcome: 'reached', dueIn: 26 },
        offer: { protocol: 'ltfi_8_17', madeAgo: 14, explainedTo: ['child', 'carer'] },
      },
    ],
  },
  {
    name: 'Jory Notional',
    age: [15, 8],
    sex: 'male',
    people: [{ name: 'Senara Notional', relationship: 'mother', phone: '07700 900733' }],
    referrals: [
      {
        receivedAgo: 168,
        at: 'offered',
        band: 2,
        inMind: 'tf_cbt_csa',
        holding: 1,
        contact: { lastAgo: 24, outcome: 'reached', dueIn: 18 },
        offer: { protocol: 'tf_cbt_csa', madeAgo: 9, explainedTo: ['child', 'carer'] },
      },
    ],
  },
  {
    name: 'Hamza Trialford',
    age: [13, 1],
    sex: 'male',
    letters: [{ kind: 'offer', ago: 21 }],
    referrals: [
      {
        receivedAgo: 215,
        assessedAgo: 180,
        at: 'offered',
        band: 3,
        inMind: 'ltfi_8_17',
        holding: 3,
        contact: { lastAgo: 20, outcome: 'reached', dueIn: 22, said: { howThingsAre: 'better' } },
        offer: { protocol: 'ltfi_8_17', madeAgo: 21, explainedTo: ['child', 'carer'], isAccepted: true },
      },
    ],
  },
];

export const IN_THERAPY: ChildSpec[] = [
  {
    name: 'Tilly Samplesby',
    age: [11, 4],
    sex: 'female',
    interpreter: 'Polish',
    pretrial: { stage: 'trial_listed', nextEvent: 'Trial, 4 days, live link agreed', nextIn: 80 },
    people: [
      { name: 'Halina Samplesby', relationship: 'grandparent', phone: '07700 900304', mayVoicemail: false },
      {
        name: 'Craig Inventham',
        relationship: 'step_parent',
        rule: 'do_not_contact',
        alleged: { saidBy: 'The referral, and the police since', ago: 180 },
      },
    ],
    referrals: [
      {
        receivedAgo: 256,
        assessedAgo: 206,
        offeredAgo: 190,
        at: 'therapy',
        acceptedAfter: 3,
        band: 2,
        inMind: 'tf_cbt_csa',
        holding: 4,
        therapy: {
          protocol: 'tf_cbt_csa',
          attended: 7,
          endedAgo: null,
          riskAct: 'Safety plan made with Tilly and Halina the same day; GP told, letter sent.',
          planned: 14,
          hasCarerStrand: true,
          with: 'Ama Fictley',
          weekday: 4,
          room: 1,
          reviewsAgo: [18],
          dates: [
            [78, 'attended'],
            [71, 'attended'],
            [64, 'was_not_brought'],
            [57, 'attended'],
            [50, 'attended'],
            [43, 'cancelled_by_family'],
            [36, 'attended_late'],
            [29, 'attended'],
            [15, 'cancelled_by_service'],
            [8, 'attended'],
            [1, 'planned'],
          ],
          carerKnown: { saidBy: 'Halina’s social worker, by phone', saidAgo: 92, isShared: true },
          carerDates: [
            [71, 'attended'],
            [57, 'attended'],
            [43, 'cancelled_by_family'],
            [36, 'attended'],
            [15, 'cancelled_by_service'],
            [-6, 'planned'],
            [-20, 'planned'],
            [-48, 'planned'],
          ],
        },
      },
    ],
  },
  {
    name: 'Juno Placeham',
    age: [12, 7],
    sex: 'female',
    lookedAfter: true,
    accessNeeds: 'Autistic: same room, tell of changes the day before',
    people: [
      {
        name: 'Marit Fakeham',
        relationship: 'foster_carer',
        phone: '07700 900275',
        safeTimes: 'until 6 pm',
        mayVoicemail: false,
      },
    ],
    referrals: [
      {
        receivedAgo: 402,
        assessedAgo: 360,
        offeredAgo: 299,
        at: 'therapy',
        acceptedAfter: 4,
        band: 2,
        inMind: 'ltfi_8_17',
        holding: 6,
        therapy: {
          protocol: 'ltfi_8_17',
          attended: 20,
          endedAgo: null,
          planned: 26,
          askedTo: 26,
          hasCarerStrand: true,
          with: 'Bea Protham',
          weekday: 4,
          room: 2,
          reviewsAgo: [161, 106, 50, 7],
          dates: [
            [218, 'attended'],
            [211, 'attended'],
            [204, 'attended'],
            [197, 'attended'],
            [190, 'cancelled_by_family'],
            [183, 'attended'],
            [169, 'attended'],
            [162, 'attended'],
            [155, 'attended'],
            [148, 'was_not_brought'],
            [141, 'attended'],
            [134, 'attended'],
            [127, 'attended'],
            [120, 'attended'],
            [78, 'attended'],
            [71, 'attended'],
            [64, 'attended_late'],
            [57, 'attended'],
            [50, 'cancelled_by_service'],
            [43, 'attended'],
            [36, 'attended'],
            [29, 'cancelled_by_family'],
            [22, 'attended'],
            [15, 'was_not_brought'],
            [8, 'attended'],
            [1, 'planned'],
          ],
          carerDates: [
            [211, 'attended'],
            [183, 'attended'],
            [155, 'attended'],
            [127, 'attended'],
            [78, 'attended'],
            [64, 'did_not_attend'],
            [36, 'attended'],
            [-13, 'planned'],
          ],
        },
      },
    ],
  },
  {
    name: 'Idris Exampleton',
    age: [13, 2],
    sex: 'male',
    pretrial: { stage: 's28_hearing', nextEvent: 'Section 28 hearing', nextIn: 48 },
    referrals: [
      {
        receivedAgo: 268,
        at: 'therapy',
        band: 2,
        holding: 2,
        therapy: {
          protocol: 'tf_cbt_csa',
          attended: 12,
          endedAgo: null,
          planned: 16,
          reviews: 1,
          weekday: 2,
          hasCarerStrand: true,
          carerKnown: { saidBy: 'the social worker, at a meeting', saidAgo: 101, isShared: false },
          carerDates: [
            [80, 'attended'],
            [66, 'attended'],
            [52, 'did_not_attend'],
            [38, 'did_not_attend'],
            [24, 'attended'],
            [-4, 'planned'],
            [-18, 'planned'],
          ],
          misses: {
            ofCarer: {
              decidedAgo: 34,
              barriers: ['time_of_day'],
              spokenTo: ['carer', 'social_care'],
              decision: 'change_what_is_in_the_way',
              words: 'Her shifts changed. Moved to mornings, with the social worker told. Jo Draftley.',
              lookIn: 11,
            },
          },
        },
      },
    ],
  },
  {
    name: 'Ilse Fakeham',
    age: [12, 0],
    sex: 'female',
    referrals: [
      {
        receivedAgo: 201,
        at: 'therapy',
        band: 3,
        holding: 1,
        therapy: { protocol: 'ltfi_8_17', attended: 6, endedAgo: null, planned: 20, reviews: 0, weekday: 1 },
      },
    ],
  },
  {
    name: 'Bex Notional',
    age: [17, 6],
    sex: 'female',
    pretrial: { stage: 'with_cps' },
    referrals: [
      {
        receivedAgo: 322,
        at: 'therapy',
        band: 1,
        holding: 3,
        therapy: {
          protocol: 'tf_cbt_csa',
          attended: 17,
          endedAgo: null,
          planned: 20,
          extendedTo: 20,
          weekday: 3,
        },
      },
    ],
  },
  {
    name: 'Merryn Protham',
    age: [16, 4],
    sex: 'female',
    pretrial: { stage: 'charged', nextEvent: 'Plea hearing', nextIn: 53 },
    referrals: [
      {
        receivedAgo: 152,
        at: 'therapy',
        band: 1,
        holding: 2,
        therapy: {
          protocol: 'tf_cbt_csa',
          attended: 4,
          endedAgo: null,
          planned: 14,
          hasCarerStrand: true,
          weekday: 3,
          dates: [
            [51, 'attended'],
            [44, 'attended'],
            [37, 'attended'],
            [30, 'attended'],
            [16, 'was_not_brought'],
            [9, 'was_not_brought'],
          ],
          misses: {},
        },
      },
    ],
  },
  {
    name: 'Gwen Fakeham',
    age: [9, 9],
    sex: 'female',
    pretrial: { stage: 'sentence', nextEvent: 'Sentence', nextIn: 28 },
    referrals: [
      {
        receivedAgo: 330,
        at: 'therapy',
        band: 2,
        holding: 2,
        therapy: {
          protocol: 'ltfi_8_17',
          attended: 13,
          endedAgo: null,
          planned: 20,
          reviews: 1,
          weekday: 1,
          hasCarerStrand: true,
        },
      },
    ],
  },
  {
    name: 'Tomos Testerby',
    age: [14, 10],
    sex: 'male',
    // Told on the phone, and not yet recorded as a concern.
    events: [{ kind: 'disclosure', ago: 1 }],
    referrals: [
      {
        receivedAgo: 398,
        at: 'therapy',
        band: 3,
        therapy: { protocol: 'ltfi_8_17', attended: 21, endedAgo: null, planned: 21 },
      },
    ],
  },
  // Courses of other kinds: extended, by the weeks, by the months, and of four days.
  {
    name: 'Saffi Inventham',
    age: [14, 3],
    sex: 'female',
    people: [{ name: 'Nerys Inventham', relationship: 'mother', phone: '07700 900616' }],
    referrals: [
      {
        receivedAgo: 420,
        at: 'therapy',
        band: 2,
        holding: 3,
        therapy: {
          protocol: 'ltfi_8_17',
          attended: 24,
          endedAgo: null,
          planned: 26,
          extendedTo: 26,
          hasCarerStrand: true,
        },
      },
    ],
  },
  {
    name: 'Ned Placeham',
    age: [9, 1],
    sex: 'male',
    lookedAfter: true,
    people: [{ name: 'Ottoline Mockridge', relationship: 'foster_carer', phone: '07700 900612' }],
    referrals: [
      {
        receivedAgo: 190,
        at: 'therapy',
        band: 3,
        holding: 1,
        therapy: { protocol: 'keep_5_12_problem', attended: 8, endedAgo: null },
      },
    ],
  },
  {
    name: 'Cassidy Fakeham',
    age: [13, 9],
    sex: 'male',
    people: [{ name: 'Dee Fakeham', relationship: 'mother', phone: '07700 900613' }],
    referrals: [
      {
        receivedAgo: 360,
        at: 'therapy',
        band: 1,
        holding: 2,
        therapy: { protocol: 'mst_can_10_17', attended: 20, endedAgo: null, reviews: 2 },
      },
    ],
  },
  {
    name: 'Wren Samplewick',
    age: [7, 5],
    sex: 'female',
    people: [{ name: 'Lal Samplewick', relationship: 'father', phone: '07700 900614' }],
    referrals: [
      {
        receivedAgo: 280,
        at: 'therapy',
        band: 3,
        holding: 1,
        therapy: { protocol: 'safecare_u12', attended: 13, endedAgo: null },
      },
    ],
  },
  {
    name: 'Perran Draftley',
    age: [10, 8],
    sex: 'male',
    people: [{ name: 'Jory Draftley', relationship: 'adoptive_parent', phone: '07700 900615' }],
    referrals: [
      {
        receivedAgo: 140,
        at: 'therapy',
        band: 3,
        holding: 1,
        therapy: { protocol: 'trauma_group_parenting_permanence', attended: 3, endedAgo: null, planned: 4 },
      },
    ],
  },
];

export const ENDED: ChildSpec[] = [
  ended('Corin Notional', 11, { protocol: 'tf_cbt_csa', attended: 9, endedAgo: 61 }),
  {
    ...ended('Lowri Sampleford', 14, {
      protocol: 'tf_cbt_csa',
      attended: 15,
      endedAgo: 33,
      reviews: 1,
      isEndingReviewOpen: true,
    }),
    letters: [{ kind: 'ending', ago: 19 }],
  },
  ended('Felix Inventham', 13, { protocol: 'tf_cbt_csa', attended: 19, endedAgo: 75, extendedTo: 20 }),
  ended('Poppy Mockridge', 12, { protocol: 'ltfi_8_17', attended: 26, endedAgo: 40, extendedTo: 28 }),
  ended('Macsen Draftley', 15, { protocol: 'ltfi_8_17', attended: 32, endedAgo: 96, extendedTo: 32 }),
  inAftercare(ended('Xanthe Specimen', 8, { protocol: 'green_house_creative', attended: 20, endedAgo: 20 })),
  ended('Nour Exampleby', 10, {
    protocol: 'psychoanalytic_girls_6_14',
    attended: 31,
    endedAgo: 130,
    extendedTo: 31,
  }),
  {
    name: 'Tobias Placeham',
    age: [16, 8],
    sex: 'male',
    referrals: [
      {
        receivedAgo: 70,
        at: 'turned_away',
        source: 'gp',
        abuseTypes: ['physical_abuse'],
        closed: { ago: 64, reason: 'signposted' },
        turnedAway: {
          reason: 'needs_more_than_we_offer',
          words: 'Harms himself most days. CAMHS crisis team sees him this week.',
          riskHeldBy: 'CAMHS crisis team, who have said so in writing',
          signpostedTo: 'CAMHS crisis team',
        },
      },
    ],
  },
  {
    name: 'Ffion Madeupton',
    age: [8, 5],
    sex: 'female',
    referrals: [
      {
        receivedAgo: 41,
        at: 'turned_away',
        source: 'social_care',
        abuseTypes: ['neglect'],
        closed: { ago: 36, reason: 'not_accepted' },
        turnedAway: {
          reason: 'out_of_area',
          words: 'Moves to another county this month; told of the service there.',
          riskHeldBy: 'Her social worker, Northmere children’s social care',
        },
      },
    ],
  },
];

function ended(
  name: string,
  age: number,
  therapy: NonNullable<ChildSpec['referrals'][number]['therapy']>,
): ChildSpec {
  const isFemale = ['Lowri', 'Poppy', 'Xanthe', 'Nour'].some((first) => name.startsWith(first));
  const endedAgo = therapy.endedAgo ?? 0;
  return {
    name,
    age: [age, 3],
    sex: isFemale ? 'female' : 'male',
    referrals: [
      {
        receivedAgo: endedAgo + therapy.attended * 10 + 150,
        at: 'closed',
        holding: 2,
        therapy: { hasCarerStrand: true, ...therapy },
        closed: { ago: Math.max(0, endedAgo - 14), reason: 'therapy_completed' },
      },
    ],
  };
}

/** The same, not closed yet: therapy has ended and somebody stays in touch for a while. */
function inAftercare({ referrals, ...child }: ChildSpec): ChildSpec {
  return {
    ...child,
    referrals: referrals.map(({ closed: _closed, ...referral }) => ({
      ...referral,
      at: 'therapy',
      support: {
        plan: {
          need: 'A new school in January, and somebody to ring if the nights come back.',
          kinds: ['support_call', 'drop_in'],
          givenBy: 'Jo Draftley, coordinator',
          madeAgo: 20,
          untilIn: 64,
        },
        contacts: [
          {
            ago: 13,
            kind: 'support_call',
            withWhom: 'carer',
            note: 'Sleeping through. Likes the new coat peg.',
          },
          { ago: 3, kind: 'drop_in', withWhom: 'child', note: 'Came by with her drawing of the new school.' },
        ],
      },
    })),
  };
}
