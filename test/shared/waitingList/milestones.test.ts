import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import { type MilestoneFacts, milestones } from '../../../shared/waitingList/milestones.ts';
import { daysWaiting } from '../../../shared/waitingList/rules.ts';

const d = localDate;
const TODAY = d('2026-11-20');
const facts = (over: Partial<MilestoneFacts> = {}): MilestoneFacts => ({
  receivedOn: d('2026-03-09'),
  courseStartedOn: null,
  closedOn: null,
  pauses: [],
  decidedOn: [],
  assessedOn: [],
  ...over,
});

describe('how long a referral took to each step, from the date received', () => {
  test('nothing has come yet', () => {
    expect(milestones(facts(), TODAY)).toEqual({
      toTriage: null,
      toAssessment: null,
      toFirstSession: null,
      adjustedDays: 256,
    });
  });

  test('the first decision and the first assessment count, whatever order they are given in', () => {
    const told = milestones(
      facts({
        decidedOn: [d('2026-06-01'), d('2026-03-16')],
        assessedOn: [d('2026-05-01'), d('2026-04-28')],
        courseStartedOn: d('2026-09-03'),
      }),
      TODAY,
    );
    expect(told).toEqual({ toTriage: 7, toAssessment: 50, toFirstSession: 178, adjustedDays: 178 });
  });

  test('an assessment made elsewhere before the referral took no day; what lies ahead has not come', () => {
    const told = milestones(
      facts({ assessedOn: [d('2025-12-01')], courseStartedOn: addDays(TODAY, 1) }),
      TODAY,
    );
    expect(told).toMatchObject({ toAssessment: 0, toFirstSession: null });
  });

  test('over the clocks going back and a 29 February days stay calendar days', () => {
    const received = d('2024-02-28');
    expect(milestones(facts({ receivedOn: received, decidedOn: [d('2024-03-01')] }), TODAY).toTriage).toBe(2);
    const autumn = facts({ receivedOn: d('2026-10-24'), decidedOn: [d('2026-10-26')] });
    expect(milestones(autumn, TODAY).toTriage).toBe(2);
  });

  test('pauses are taken off the second figure only, each day once', () => {
    const paused = facts({
      pauses: [
        { from: d('2026-11-01'), to: d('2026-11-11') },
        { from: d('2026-11-06'), to: null },
      ],
    });
    expect(daysWaiting(paused, TODAY)).toBe(256);
    expect(milestones(paused, TODAY).adjustedDays).toBe(237);
  });

  test('law: no figure is negative, and the adjusted wait is never longer than the whole one', () => {
    const day = fc.integer({ min: -60, max: 600 }).map((days) => addDays(d('2025-06-01'), days));
    const pause = fc
      .record({ from: day, to: fc.option(day) })
      .filter(({ from, to }) => to === null || from < to);
    fc.assert(
      fc.property(
        fc.record({
          receivedOn: day,
          courseStartedOn: fc.option(day),
          closedOn: fc.option(day),
          pauses: fc.array(pause, { maxLength: 4 }),
          decidedOn: fc.array(day, { maxLength: 3 }),
          assessedOn: fc.array(day, { maxLength: 3 }),
        }),
        day,
        (of, today) => {
          const { adjustedDays, ...steps } = milestones(of, today);
          for (const days of Object.values(steps)) expect(days ?? 0).toBeGreaterThanOrEqual(0);
          expect(adjustedDays).toBeGreaterThanOrEqual(0);
          expect(adjustedDays).toBeLessThanOrEqual(daysWaiting(of, today));
        },
      ),
    );
  });
});
