import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../../electron/service/store/dialect.ts';
import { loadReturnFacts } from '../../../electron/service/store/returnFacts.ts';
import { financialQuarterOf, localDate, type LocalDate } from '../../../shared/dates.ts';
import type { ReturnFacts } from '../../../shared/returns/facts.ts';
import { buildReturn } from '../../../shared/returns/rules.ts';
import { DIALECTS, openTestStore, type TestStore } from '../../support/store.ts';
import { aWorld, emptyStore, saveWorld, slowFacts, type World } from './returnWorld.ts';

const Q3 = financialQuarterOf(localDate('2026-11-20'));
const on = (text: string): LocalDate => localDate(text);

describe.each(DIALECTS)('what a return counts, on %s', (dialect) => {
  let store: TestStore;
  let db: Db;
  beforeEach(async () => {
    store = await openTestStore(dialect);
    db = store.db;
  });
  afterEach(() => store.close());

  test('is what a slow and obvious count of the same records gives', async () => {
    const today = fc.constantFrom(on('2026-10-01'), on('2026-11-20'), on('2026-12-31'), on('2027-02-01'));
    await fc.assert(
      fc.asyncProperty(aWorld, today, async (world, asked) => {
        await emptyStore(db);
        await saveWorld(db, world);
        const counted = await loadReturnFacts(db, Q3, asked);
        expect(inOrder(counted)).toEqual(inOrder(slowFacts(world, Q3, asked)));
        expect(buildReturn(counted)).toEqual(buildReturn(slowFacts(world, Q3, asked)));
      }),
      { numRuns: dialect === 'sqlite' ? 60 : 20 },
    );
  });

  test('agrees with a quarter counted by hand', async () => {
    await saveWorld(db, BY_HAND);
    const counted = await loadReturnFacts(db, Q3, on('2026-11-20'));
    expect(inOrder(counted)).toEqual(
      inOrder({
        period: Q3,
        asAt: on('2026-11-20'),
        // The referral of 30 September is of the quarter before.
        referrals: [
          { source: 'police', ageAtReferral: 11, sex: 'female', count: 1 },
          { source: 'school', ageAtReferral: null, sex: 'not_asked', count: 1 },
          { source: 'school', ageAtReferral: 12, sex: 'female', count: 1 },
        ],
        // Ada is waiting twice and counts from July; Bo began on 12 November; Cy was closed that day; Dot waits.
        waiting: [
          { receivedOn: on('2026-07-01'), ageAtReferral: 11, sex: 'female', count: 1 },
          { receivedOn: on('2026-09-30'), ageAtReferral: 6, sex: 'male', count: 1 },
        ],
        started: [{ receivedOn: on('2026-10-05'), startedOn: on('2026-11-12'), count: 1 }],
        // Done on its day; done late; done late but after a try; overdue since 2 November; left undone by Cy.
        checkIns: { onTime: 1, late: 2, notDone: 2 },
        holdingSupport: [{ kind: 'drop_in', count: 2 }],
        sessions: [
          { strand: 'carer', status: 'attended', count: 1 },
          { strand: 'child', status: 'attended', count: 1 },
          { strand: 'child', status: 'planned', count: 1 },
          { strand: 'child', status: 'was_not_brought', count: 1 },
        ],
        courses: [{ protocolId: 'tf_cbt_csa', standing: 'under_way', count: 1 }],
        protocols: [{ id: 'tf_cbt_csa', name: expect.any(String) as string }],
        reviews: { held: 0, notHeld: 0 },
        endings: [],
        pairs: [],
        continuity: { children: 0, changed: 0, changes: [] },
      }),
    );
  });

  test.each([
    ['held in the period, two sessions early', ['2026-11-01'], null, { held: 1, notHeld: 0 }],
    ['reached in the period and not held', [], null, { held: 0, notHeld: 1 }],
    ['not held when the course ended in the period', [], '2026-11-15', { held: 0, notHeld: 1 }],
    ['held after the last day counted', ['2026-11-21'], null, { held: 0, notHeld: 1 }],
  ])('a review %s', async (_name, reviews, endedOn, expected) => {
    const attended = ['09-25', '10-02', '10-09', '10-16', '11-06', '11-13'];
    await saveWorld(db, oneCourse(attended, reviews, endedOn));
    expect((await loadReturnFacts(db, Q3, on('2026-11-20'))).reviews).toEqual(expected);
  });

  test('a review open from before the period is due until it is held, and no more once its course ended', async () => {
    const attended = ['05-01', '05-08', '05-15', '05-22', '05-29', '06-05'];
    await saveWorld(db, oneCourse(attended, ['2026-08-03'], null));
    const reviewsIn = async (day: string) =>
      (await loadReturnFacts(db, financialQuarterOf(on(day)), on('2026-11-20'))).reviews;
    expect(await reviewsIn('2026-06-30')).toEqual({ held: 0, notHeld: 1 });
    expect(await reviewsIn('2026-09-30')).toEqual({ held: 1, notHeld: 0 });
    expect(await reviewsIn('2026-11-20')).toEqual({ held: 0, notHeld: 0 });
    await emptyStore(db);
    await saveWorld(db, oneCourse(attended, [], '2026-09-30'));
    expect(await reviewsIn('2026-09-30')).toEqual({ held: 0, notHeld: 1 });
    expect(await reviewsIn('2026-11-20')).toEqual({ held: 0, notHeld: 0 });
  });

  test('an ended course stands where its attended sessions put it, in the period it ended', async () => {
    await saveWorld(db, oneCourse(['10-02', '10-09', '10-16'], [], '2026-10-20'));
    const standings = async (day: string) =>
      (await loadReturnFacts(db, financialQuarterOf(on(day)), on('2027-02-01'))).courses;
    expect(await standings('2026-12-31')).toEqual([
      { protocolId: 'tf_cbt_csa', standing: 'ended_below', count: 1 },
    ]);
    expect(await standings('2027-01-31')).toEqual([]);
    // How it ended is looked back at over a year, and then no more.
    const endings = async (day: string) =>
      (await loadReturnFacts(db, financialQuarterOf(on(day)), on('2028-02-01'))).endings;
    expect(await endings('2027-06-30')).toEqual([{ kind: null, isBelow: true, count: 1 }]);
    expect(await endings('2027-12-31')).toEqual([]);
  });

  test('the pair of a course is the last score before the second session and its last; two of other measures say nothing', async () => {
    const world = oneCourse(['10-02', '10-09', '10-16'], [], '2026-10-20');
    const [course] = world[0]?.referrals[0]?.courses ?? [];
    if (course === undefined) throw new Error('No course');
    const score = (day: string, total: number, isOfCourse = true) => ({
      on: on(`2026-${day}`),
      measure: 'wemwbs' as const,
      total,
      isOfCourse,
    });
    course.scores = [score('07-01', 40, false), score('10-08', 30), score('10-16', 31), score('10-22', 33)];
    await saveWorld(db, world);
    const pairs = async (day: string) =>
      (await loadReturnFacts(db, financialQuarterOf(on(day)), on(day))).pairs;
    const pair = { measure: 'wemwbs', informant: 'child', count: 1 };
    expect(await pairs('2026-10-21')).toEqual([{ ...pair, change: 'none' }]);
    expect(await pairs('2026-10-22')).toEqual([{ ...pair, change: 'improved' }]);
    expect(await pairs('2026-10-19')).toEqual([]);
  });

  test('a store without records counts nothing', async () => {
    const facts = await loadReturnFacts(db, Q3, on('2026-11-20'));
    expect(facts).toEqual({
      period: Q3,
      asAt: on('2026-11-20'),
      referrals: [],
      waiting: [],
      started: [],
      checkIns: { onTime: 0, late: 0, notDone: 0 },
      holdingSupport: [],
      sessions: [],
      courses: [],
      protocols: [],
      reviews: { held: 0, notHeld: 0 },
      endings: [],
      pairs: [],
      continuity: { children: 0, changed: 0, changes: [] },
    });
  });
});

/** Groups come in any order, and equal ones are added. */
function inOrder(facts: ReturnFacts) {
  const sorted = <T extends { count: number }>(groups: readonly T[]): string[] => {
    const added = new Map<string, number>();
    for (const { count, ...key } of groups) {
      const name = JSON.stringify(Object.entries(key).sort());
      added.set(name, (added.get(name) ?? 0) + count);
    }
    return [...added].map(([name, count]) => `${name} ${count}`).sort();
  };
  return {
    ...facts,
    referrals: sorted(facts.referrals),
    waiting: sorted(facts.waiting),
    started: sorted(facts.started),
    holdingSupport: sorted(facts.holdingSupport),
    sessions: sorted(facts.sessions),
    courses: sorted(facts.courses),
    endings: sorted(facts.endings),
    pairs: sorted(facts.pairs),
  };
}

const QUIET = {
  source: 'school',
  startedOn: null,
  closedOn: null,
  nextDue: null,
  leftUndone: null,
  checkIns: [],
  holding: [],
  courses: [],
};

function oneCourse(attended: string[], reviews: string[], endedOn: string | null): World {
  return [
    {
      birthDate: on('2012-01-01'),
      sex: 'male',
      referrals: [
        {
          ...QUIET,
          receivedOn: on('2026-03-01'),
          startedOn: on(`2026-${attended[0]}`),
          courses: [
            {
              protocolId: 'tf_cbt_csa',
              endedOn: endedOn === null ? null : on(endedOn),
              reviews: reviews.map(on),
              strands: [
                {
                  kind: 'child',
                  isCounted: true,
                  tries: attended.map((day) => ({ on: on(`2026-${day}`), status: 'attended' as const })),
                },
              ],
            },
          ],
        },
      ],
    },
  ];
}

const BY_HAND: World = [
  {
    // Ada, 12 on 1 November 2026.
    birthDate: on('2014-11-01'),
    sex: 'female',
    referrals: [
      {
        ...QUIET,
        receivedOn: on('2026-07-01'),
        nextDue: on('2026-11-02'),
        checkIns: [
          { dueOn: on('2026-09-30'), heldOn: on('2026-10-01'), isDone: true },
          { dueOn: on('2026-10-12'), heldOn: on('2026-10-12'), isDone: true },
          { dueOn: on('2026-11-02'), heldOn: on('2026-11-03'), isDone: false },
        ],
        holding: [
          { on: on('2026-10-01'), kind: 'drop_in' },
          { on: on('2026-11-20'), kind: 'drop_in' },
          { on: on('2026-11-21'), kind: 'support_call' },
        ],
      },
      { ...QUIET, source: 'police', receivedOn: on('2026-10-31') },
    ],
  },
  {
    // Bo, whose therapy began on 12 November; the check-in of 9 November was made late, at the second try.
    birthDate: on('2014-10-05'),
    sex: 'female',
    referrals: [
      {
        ...QUIET,
        receivedOn: on('2026-10-05'),
        startedOn: on('2026-11-12'),
        checkIns: [
          { dueOn: on('2026-11-09'), heldOn: on('2026-11-09'), isDone: false },
          { dueOn: on('2026-11-09'), heldOn: on('2026-11-10'), isDone: true },
          { dueOn: on('2026-10-19'), heldOn: on('2026-10-21'), isDone: true },
        ],
        courses: [
          {
            protocolId: 'tf_cbt_csa',
            endedOn: null,
            reviews: [],
            strands: [
              {
                kind: 'child',
                isCounted: true,
                tries: [
                  { on: on('2026-11-05'), status: 'was_not_brought' },
                  { on: on('2026-11-12'), status: 'attended' },
                  { on: on('2026-11-19'), status: 'planned' },
                  { on: on('2026-11-26'), status: 'planned' },
                ],
              },
              { kind: 'carer', isCounted: false, tries: [{ on: on('2026-11-12'), status: 'attended' }] },
            ],
          },
        ],
      },
    ],
  },
  {
    // Cy, without a birth date, was closed on 12 November with the check-in of 2 November left undone.
    birthDate: null,
    sex: 'not_asked',
    referrals: [
      { ...QUIET, receivedOn: on('2026-10-19'), closedOn: on('2026-11-12'), leftUndone: on('2026-11-02') },
    ],
  },
  {
    // Dot waits since the day before the quarter; the next check-in is due after the last day counted.
    birthDate: on('2020-09-30'),
    sex: 'male',
    referrals: [{ ...QUIET, receivedOn: on('2026-09-30'), nextDue: on('2026-11-21') }],
  },
];
