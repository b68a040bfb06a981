import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DateInCourse, sessionsFrom } from '../../../electron/service/store/derivedFacts.ts';
import { addDays, localDate } from '../../../shared/dates.ts';
import { STRAND_KINDS } from '../../../shared/protocols/types.ts';

const date = (kind: string, status: string | null, on: string | null, endedOn: string | null = null) => ({
  kind,
  status,
  planned_on: on,
  ended_on: endedOn,
});

describe('what was held and booked while a course goes on', () => {
  const child = date('child', 'attended', '2026-10-01');
  const carerHeld = date('carer', 'attended', '2026-11-12');
  const carerBooked = date('carer', 'planned', '2026-11-26');

  test('the carer’s own sessions are neither while the child comes to a course', () => {
    expect(sessionsFrom([child, carerHeld, carerBooked])).toEqual({ lastHeldOn: '2026-10-01', bookedOn: [] });
  });
  test('a strand of the child’s without any date is one all the same, and what was held before it stands', () => {
    const empty = date('parent_child', null, null);
    expect(sessionsFrom([empty, carerHeld, carerBooked])).toEqual({ lastHeldOn: '2026-11-12', bookedOn: [] });
  });
  test('with parents alone theirs are; the end of an earlier course counts where it was later', () => {
    expect(sessionsFrom([carerHeld, carerBooked])).toEqual({
      lastHeldOn: '2026-11-12',
      bookedOn: ['2026-11-26'],
    });
    const before = date('child', 'attended', '2026-10-01', '2026-11-18');
    expect(sessionsFrom([before, carerHeld, carerBooked])).toEqual({
      lastHeldOn: '2026-11-18',
      bookedOn: ['2026-11-26'],
    });
  });
  test('while the child comes to a course, no session of a carer changes anything once the child was seen', () => {
    const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays(localDate('2026-05-01'), days));
    const anyDate = (kinds: readonly string[]): fc.Arbitrary<DateInCourse> =>
      fc.record({
        kind: fc.constantFrom(...kinds),
        status: fc.constantFrom('attended', 'planned', null),
        planned_on: day,
        ended_on: fc.option(day, { nil: null }),
      });
    fc.assert(
      fc.property(
        fc.array(anyDate(STRAND_KINDS.filter((kind) => kind !== 'carer'))),
        fc.array(anyDate(['carer'])),
        (withChild, carers) => {
          const dates = [child, ...withChild];
          expect(sessionsFrom([...dates, ...carers])).toEqual(sessionsFrom(dates));
        },
      ),
    );
  });
});
