import type { SeenAs, SupervisionPurpose } from '../../../shared/practitioners/codes.ts';
import type { ProtocolId } from '../../../shared/protocols/types.ts';
import type { Rows } from './rows.ts';
import { ago, workingDay, type World } from './world.ts';

type Stated = {
  seenAs: SeenAs;
  ages: readonly [number | null, number | null];
  registered: readonly [string, string];
  /** Days from today to the last day. */
  expiresIn: number;
  hours: number;
  limit: number;
  trained: readonly (readonly [ProtocolId | string, number, string])[];
  /** Days ago, newest first. */
  supervisedAgo: readonly number[];
};

/** What is stated of the first five; the same again for whoever comes after them. */
const STATED: readonly Stated[] = [
  {
    seenAs: 'woman',
    ages: [5, 17],
    registered: ['UKCP', 'EX-20418'],
    expiresIn: 310,
    hours: 16,
    limit: 9,
    trained: [
      ['tf_cbt_csa', 1300, 'The Lindenshire training group'],
      ['ltfi_8_17', 820, 'The Lindenshire training group'],
      ['Safeguarding, level 3', 150, 'Lindenshire safeguarding partnership'],
    ],
    supervisedAgo: [13, 41, 70],
  },
  {
    seenAs: 'woman',
    ages: [3, 12],
    registered: ['Play Therapy UK', 'EX-7731'],
    expiresIn: 190,
    hours: 14,
    limit: 8,
    trained: [
      ['green_house_creative', 700, 'Tamarisk House'],
      ['cpp_u5', 410, 'The Lindenshire training group'],
    ],
    supervisedAgo: [20, 48],
  },
  {
    seenAs: 'woman',
    ages: [8, 18],
    registered: ['BACP', 'EX-55012'],
    expiresIn: 240,
    hours: 8,
    limit: 5,
    trained: [['ltfi_8_17', 1100, 'The Lindenshire training group']],
    supervisedAgo: [9],
  },
  {
    seenAs: 'man',
    ages: [6, 18],
    registered: ['ACP', 'EX-1409'],
    expiresIn: 39,
    hours: 15,
    limit: 8,
    trained: [
      ['psychoanalytic_girls_6_14', 2100, 'A child psychotherapy school'],
      ['group_girls_6_14', 900, 'A child psychotherapy school'],
    ],
    supervisedAgo: [27, 55],
  },
  {
    seenAs: 'woman',
    ages: [7, 18],
    registered: ['BABCP', 'EX-90233'],
    expiresIn: 500,
    hours: 18,
    limit: 10,
    trained: [
      ['tf_cbt_csa', 560, 'The Lindenshire training group'],
      ['keep_5_12_problem', 300, 'A fostering network'],
    ],
    supervisedAgo: [6, 34],
  },
];
const PURPOSES: readonly (readonly SupervisionPurpose[])[] = [
  ['practice', 'support'],
  ['learning', 'service'],
];

const statedOf = (at: number) => STATED[at % STATED.length] as Stated;

/** A practitioner of the example with what is stated of them; `at` counts the staff from 0. */
export function practitionerRow(
  world: World,
  person: { id: string; name: string; job_title: string },
  at: number,
): Rows['practitioner'][number] {
  const { seenAs, ages, registered, expiresIn, hours, limit } = statedOf(at);
  const isDrawn = at < STATED.length;
  return {
    ...person,
    is_active: 1,
    seen_as: isDrawn ? seenAs : null,
    ages_from: ages[0],
    ages_through: ages[1],
    registered_with: isDrawn ? registered[0] : null,
    registration_number: isDrawn ? registered[1] : null,
    registration_expires_on: isDrawn ? ago(world, -expiresIn) : null,
    weekly_minutes: hours * 60,
    caseload_limit: limit,
    version: 1,
  };
}

/** The training and supervision of one of them. */
export function addTraining(world: World, practitionerId: string, at: number): void {
  const { rows, newId, managerId, today } = world;
  const { trained, supervisedAgo } = statedOf(at);
  const recorded = { recorded_by: managerId, recorded_at: `${today}T08:00:00.000Z` };
  for (const [what, days, givenBy] of trained) {
    const isProtocol = /^[a-z]/.test(what);
    rows.practitioner_training.push({
      id: newId(),
      practitioner_id: practitionerId,
      protocol_id: isProtocol ? what : null,
      subject: isProtocol ? null : what,
      trained_on: workingDay(world, ago(world, days)),
      given_by: givenBy,
      ...recorded,
    });
  }
  if (at >= STATED.length) return;
  supervisedAgo.forEach((days, index) =>
    rows.supervision.push({
      id: newId(),
      practitioner_id: practitionerId,
      held_on: workingDay(world, ago(world, days)),
      with_whom: 'Imre Placeholder',
      purposes: JSON.stringify(PURPOSES[index % PURPOSES.length]),
      ...recorded,
    }),
  );
}
