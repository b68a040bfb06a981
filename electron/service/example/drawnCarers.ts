// Children whose parents or carers are seen in their own right: the other members of the group for foster carers, and a girl
// whose mother and father have sessions apart.
import type { SessionStatus } from '../../../shared/courses/sessions.ts';
import type { ChildSpec, TherapySpec } from './spec.ts';

export const WITH_CARERS: ChildSpec[] = [
  member('Bo Trialby', 6, 'Gudrun Placeham', 190),
  member('Caitlin Draftwell', 8, 'Petroc Sampleford', 214, { missed: { 4: 'cancelled_by_family' } }),
  {
    ...member('Myles Fakenwell', 8, 'Ines Testwood', 177),
    age: [8, 6],
    ageDays: 11,
  },
  member('Effie Madeupson', 7, 'Hamish Mocksworth', 203, { missed: { 7: 'did_not_attend' } }),
  member('Gabe Pretendley', 11, 'Rowena Fictwell', 246),
  member('Hettie Testingham', 5, 'Alwyn Inventley', 168, { missed: { 2: 'cancelled_by_family' } }),
  // The seventh and eighth to join; one of them came when the group had met three times.
  member('Jonah Exampleby', 9, 'Carenza Draftbourne', 155, { joinedAfter: 3 }),
  {
    name: 'Isolde Samplewick',
    age: [13, 5],
    sex: 'female',
    people: [
      { name: 'Oriel Samplewick', relationship: 'mother', phone: '07700 900640' },
      { name: 'Piran Samplewick', relationship: 'father', phone: '07700 900641', safeTimes: 'after 6 pm' },
    ],
    referrals: [
      {
        receivedAgo: 236,
        at: 'therapy',
        band: 2,
        holding: 2,
        therapy: {
          protocol: 'ltfi_8_17',
          attended: 9,
          endedAgo: null,
          planned: 20,
          weekday: 1,
          reviewsAgo: [29],
          dates: [
            [67, 'attended'],
            [60, 'attended'],
            [53, 'attended'],
            [46, 'attended_late'],
            [39, 'attended'],
            [32, 'attended'],
            [25, 'cancelled_by_service'],
            [18, 'attended'],
            [11, 'attended'],
            [4, 'attended'],
          ],
          hasCarerStrand: true,
          carerKnown: { saidBy: 'Her social worker, in a letter', saidAgo: 75, isShared: true },
          carerDates: [
            [60, 'attended'],
            [32, 'attended'],
            [4, 'attended'],
            [-10, 'planned'],
            [-24, 'planned'],
          ],
          secondCarerDates: [
            [46, 'attended'],
            [18, 'did_not_attend'],
            [-17, 'planned'],
            [-31, 'planned'],
          ],
        },
      },
    ],
  },
];

/** Whom somebody looked at and said to be two children: born on one day, with names that sound alike. */
export const NOT_SAME = {
  names: ['Milo Fakenwell', 'Myles Fakenwell'],
  ago: 31,
  reason:
    'Two boys: one lives with his mother, the other with foster carers. The social workers of both say so.',
} as const;

/** Two cousins who must not meet, and whose sessions are booked at one hour of the week: Today asks what was decided. */
export const KEPT_APART = {
  names: ['Ilse Fakeham', 'Gwen Fakeham'],
  ago: 4,
  reason: 'Cousins. What Ilse told is about the house Gwen lives in: not in the waiting room together.',
} as const;

/** A child in foster care whose carer comes to the group. */
function member(
  name: string,
  years: number,
  carer: string,
  receivedAgo: number,
  inGroup: { joinedAfter?: number; missed?: Record<number, SessionStatus> } = {},
): ChildSpec {
  const therapy: TherapySpec = { protocol: 'keep_5_12_problem', attended: 0, endedAgo: null, inGroup };
  return {
    name,
    age: [years, 4],
    sex: ['Caitlin', 'Effie', 'Hettie'].some((first) => name.startsWith(first)) ? 'female' : 'male',
    lookedAfter: true,
    people: [{ name: carer, relationship: 'foster_carer' }],
    referrals: [{ receivedAgo, at: 'therapy', band: 3, holding: 1, therapy }],
  };
}
