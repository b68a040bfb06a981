import type { ChildSpec } from './spec.ts';

/** Thea Sampleford of the waiting list once more, as the police told of her. */
export const TOLD_TWICE: ChildSpec = {
  name: 'Theodora Sampleford',
  age: [10, 11],
  ageDays: 17,
  sex: 'female',
  people: [
    { name: 'Colm Sampleford', relationship: 'father', phone: '07700 900530', mayLetter: false },
    {
      name: 'Marit Sampleford',
      relationship: 'grandparent',
      phone: '07700 900531',
      isEmergencyContact: true,
    },
  ],
  referrals: [
    {
      at: 'waiting',
      source: 'police',
      receivedAgo: 80,
      acceptedAfter: 4,
      band: 3,
      contact: { lastAgo: 70, outcome: 'reached', dueIn: -28 },
    },
  ],
};

/** How the two records became one, days ago. */
export const MERGED = {
  into: 'Thea Sampleford',
  ago: 66,
  reason: 'Her father said that we had rung him before. Same birthday, same number: one girl, told of twice.',
};
