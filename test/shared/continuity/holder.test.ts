import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holderOn, leadOn, type OpenTaking } from '../../../shared/continuity/holder.ts';
import { addDays, localDate } from '../../../shared/dates.ts';

const d = localDate;
const cover: OpenTaking = { to: 'cy', startsOn: d('2026-11-27'), untilOn: d('2026-12-11') };
const handover: OpenTaking = { to: 'bea', startsOn: d('2026-12-01'), untilOn: null };

describe('who holds a session on a day', () => {
  test.each([
    ['nothing is planned', [], '2026-12-01', 'ama'],
    ['before cover', [cover], '2026-11-26', 'ama'],
    ['its first day', [cover], '2026-11-27', 'cy'],
    ['its last', [cover], '2026-12-11', 'cy'],
    ['after it', [cover], '2026-12-12', 'ama'],
    ['a handover planned into cover', [cover, handover], '2026-12-05', 'bea'],
    ['cover planned into what was to be handed over', [handover, cover], '2026-12-05', 'cy'],
    ['a handover long overdue', [handover], '2027-06-01', 'bea'],
  ])('%s', (_when, open, on, who) => expect(holderOn('ama', open, d(on))).toBe(who));
  test('nobody where nobody was named', () => expect(holderOn(null, [], d('2026-12-01'))).toBeNull());

  test('is always one of those named, and nothing that does not reach the day changes it', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays(d('2026-11-01'), days));
    const taking = fc.record({
      to: fc.constantFrom('bea', 'cy', 'dee'),
      startsOn: day,
      untilOn: fc.option(day, { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(taking), day, (open, on) => {
        const reaches = (each: OpenTaking) =>
          each.startsOn <= on && (each.untilOn === null || on <= each.untilOn);
        expect(holderOn('ama', open, on)).toBe(holderOn('ama', open.filter(reaches), on));
        expect(['ama', ...open.filter(reaches).map(({ to }) => to)]).toContain(holderOn('ama', open, on));
      }),
    );
  });
});

describe('whose a strand is', () => {
  const settled = [
    { from: 'bea', startsOn: localDate('2027-02-01') },
    { from: 'ama', startsOn: localDate('2027-01-01') },
  ];
  test('before a handover that is settled it is who held it until then', () => {
    const on = (day: string) => leadOn('cy', settled, localDate(day));
    expect(['2026-12-31', '2027-01-01', '2027-01-31', '2027-02-01'].map(on)).toEqual([
      'ama',
      'bea',
      'bea',
      'cy',
    ]);
    expect(leadOn('cy', [], localDate('2027-01-01'))).toBe('cy');
  });
});
