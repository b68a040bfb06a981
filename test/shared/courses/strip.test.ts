import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SESSION_STATUSES } from '../../../shared/courses/sessions.ts';
import type { Session, SessionStatus } from '../../../shared/courses/sessions.ts';
import { courseStrip } from '../../../shared/courses/strip.ts';
import { nameOfFold, nameOfMark, nameOfReview } from '../../../shared/courses/stripNames.ts';
import type { StripInput } from '../../../shared/courses/strip.ts';
import { addDays, addWeeks, localDate } from '../../../shared/dates.ts';
import { courseBoundsOf, PROTOCOLS, protocolById } from '../../../shared/protocols/catalogue.ts';

const d = localDate;
type Written = [on: string | null, status: SessionStatus];
const session = (strand: Session['strand'], number: number, ...tries: Written[]): Session => ({
  id: `${strand}-${number}`,
  strand,
  number,
  tries: tries.map(([on, status], index) => ({
    id: `${strand}-${number}-${index}`,
    on: on === null ? null : d(on),
    time: null,
    status,
  })),
});

/** A TF-CBT course with seven held, as it is drawn on the course screen. */
const tfCbt: StripInput = {
  isOwnRange: false,
  bounds: protocolById('tf_cbt_csa').bounds,
  countedStrand: 'child',
  sessions: [
    session('child', 1, ['2026-09-03', 'attended']),
    session('child', 2, ['2026-09-10', 'attended']),
    session('child', 3, ['2026-09-17', 'was_not_brought'], ['2026-09-24', 'attended']),
    session('child', 4, ['2026-10-01', 'attended']),
    session('child', 5, ['2026-10-08', 'cancelled_by_family'], ['2026-10-15', 'attended_late']),
    session('child', 6, ['2026-10-22', 'attended']),
    session('child', 7, ['2026-11-05', 'cancelled_by_service'], ['2026-11-12', 'attended']),
    session('child', 8, ['2026-11-19', 'planned']),
    session('child', 9, ['2026-11-26', 'planned']),
    session('child', 10, ['2026-12-03', 'planned']),
    session('child', 11, ['2026-12-10', 'planned']),
    session('child', 12, ['2026-12-17', 'planned']),
    session('child', 13, ['2027-01-07', 'planned']),
    session('child', 14, ['2027-01-14', 'planned']),
  ],
  carers: [
    {
      id: 'glyn',
      sessions: [
        session('carer', 1, ['2026-09-10', 'attended']),
        session('carer', 2, ['2026-09-24', 'attended']),
        session('carer', 3, ['2026-10-08', 'cancelled_by_family'], ['2026-10-15', 'attended']),
        session('carer', 4, ['2026-11-12', 'did_not_attend'], ['2026-11-26', 'planned']),
        session('carer', 5, ['2026-12-10', 'planned']),
        session('carer', 6, ['2027-01-07', 'planned']),
      ],
      max: 8,
    },
  ],
  extensions: [],
  reviews: [{ id: 'review-1', heldOn: d('2026-11-02') }],
  rhythm: { by: 'session', every: 6 },
  until: d('2026-11-20'),
  isEnded: false,
  today: d('2026-11-20'),
};

describe('the strip of a course under way', () => {
  const strip = courseStrip(tfCbt);

  test('puts sessions and reviews in one line of columns', () => {
    expect(strip.columns).toBe(20);
    expect(strip.isLong).toBe(false);
    expect(strip.counted.map((each) => each.column)).toEqual([
      1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 20,
    ]);
    expect(strip.reviews.map(({ column, number, state, at }) => [column, number, state, at])).toEqual([
      [7, 1, 'held', 6],
      [14, 2, 'ahead', 12],
    ]);
  });
  test('draws the range from the minimum to the maximum, and a little of what an extension would add', () => {
    expect(strip.zones).toEqual([
      { kind: 'range', from: 13, to: 18, label: 'Protocol range, 12 to 16' },
      { kind: 'possible', from: 19, to: 20, label: 'If extended' },
    ]);
  });
  test('lays the carer’s sessions in the child’s columns by date, and open places up to the limit', () => {
    expect(strip.carers[0]?.slots.map(({ number, column }) => [number, column])).toEqual([
      [1, 2],
      [2, 3],
      [3, 5],
      [4, 10],
      [5, 12],
      [6, 15],
      [7, 17],
      [8, 18],
    ]);
    expect(strip.carers[0]?.slots[7]).toMatchObject({ state: 'not_scheduled', sessionId: null });
  });
  test('shows a planned session whose day has passed as one to log, and today after it', () => {
    expect(strip.counted[7]).toMatchObject({ number: 8, state: 'needs_logging' });
    expect(strip.counted[8]?.state).toBe('planned');
    expect(strip.counted[14]).toMatchObject({ number: 15, state: 'not_scheduled', on: null });
    expect(strip.todayColumn).toBe(9);
    expect(courseStrip({ ...tfCbt, today: d('2026-11-19') }).counted[7]?.state).toBe('planned');
  });
  test('names each mark whole', () => {
    const names = strip.counted.map((each) => nameOfMark('Tilly', each));
    expect(names[0]).toBe('Tilly, session 1, attended, 3 Sep 2026');
    expect(names[4]).toBe(
      'Tilly, session 5, attended late, 15 Oct 2026. Earlier try 8 Oct 2026, cancelled by family',
    );
    expect(names[14]).toBe('Tilly, session 15, not scheduled yet');
    expect(strip.reviews.map(nameOfReview)).toEqual([
      'Review 1, held 2 Nov 2026',
      'Review 2, due after session 12',
    ]);
  });
  test('rules the months over the columns', () => {
    expect(strip.months).toEqual([
      { label: 'Sep', from: 1, to: 3 },
      { label: 'Oct', from: 4, to: 6 },
      { label: 'Nov', from: 7, to: 10 },
      { label: 'Dec', from: 11, to: 14 },
      { label: 'Jan 2027', from: 15, to: 20 },
    ]);
  });
});

describe('a mark', () => {
  const only = (...tries: Written[]) =>
    courseStrip({ ...tfCbt, sessions: [session('child', 1, ...tries)], reviews: [] }).counted[0];
  test('takes the shape of the last try where no new date is set', () => {
    expect(only(['2026-11-12', 'was_not_brought'])).toMatchObject({
      state: 'was_not_brought',
      earlierTries: [],
    });
    expect(only(['2026-11-12', 'late_not_seen'], [null, 'planned'])).toMatchObject({
      state: 'late_not_seen',
      on: '2026-11-12',
      earlierTries: [],
    });
    expect(only(['2026-11-05', 'moved'], ['2026-11-12', 'did_not_attend'])).toMatchObject({
      state: 'did_not_attend',
      earlierTries: [{ on: '2026-11-05', status: 'moved' }],
    });
  });
  test('is held where any try was, and the others hang under it', () => {
    const mark = only(['2026-11-05', 'was_not_brought'], ['2026-11-06', 'moved'], ['2026-11-12', 'attended']);
    expect(mark).toMatchObject({ state: 'attended', on: '2026-11-12' });
    expect(mark && nameOfMark('Tilly', mark)).toBe(
      'Tilly, session 1, attended, 12 Nov 2026. Earlier tries 5 Nov 2026, was not brought; 6 Nov 2026, moved',
    );
  });
  test('has no date and no try where none was planned', () => {
    expect(only()).toMatchObject({ state: 'not_scheduled', on: null, earlierTries: [] });
    expect(only([null, 'planned'])).toMatchObject({ state: 'not_scheduled', earlierTries: [] });
  });
});

describe('a long course with an upper bound only', () => {
  const weekly = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      session('child', index + 1, [addWeeks(d('2026-04-16'), index), 'attended']),
    );
  const ltfi = (held: number, over: Partial<StripInput> = {}) =>
    courseStrip({
      ...tfCbt,
      bounds: protocolById('ltfi_8_17').bounds,
      sessions: weekly(held),
      carers: [],
      reviews: [],
      ...over,
    });

  test('shows its whole limit once near the bound, and two places of it before', () => {
    expect(ltfi(3).counted).toHaveLength(22);
    expect(ltfi(3).zones.map(({ kind, label }) => [kind, label])).toEqual([
      ['range', 'Protocol, up to 20'],
      ['possible', 'If extended'],
    ]);
    expect(ltfi(18).counted).toHaveLength(30);
    expect(ltfi(18).isLong).toBe(true);
    expect(ltfi(18).zones.at(-1)).toMatchObject({ kind: 'possible', label: 'Limit 30' });
  });
  test('shows an agreed extension with its day, and what is still possible after it', () => {
    const extensions = [{ decidedOn: d('2026-11-20'), toSessions: 26 }];
    const { zones, counted } = ltfi(20, { extensions });
    expect(zones.map(({ kind, label }) => [kind, label])).toEqual([
      ['range', 'Protocol, up to 20'],
      ['agreed', 'Extended to 26, agreed 20 Nov'],
      ['possible', 'Limit 30'],
    ]);
    const column = (number: number) => counted.find((each) => each.number === number)?.column;
    expect(zones[0]).toMatchObject({ from: 1, to: (column(21) ?? 0) - 1 });
    expect(zones[1]).toMatchObject({ from: column(21), to: (column(27) ?? 0) - 1 });
  });
  test('a review held at the bound, before an extension, lies within the range', () => {
    const { zones, reviews } = ltfi(20, {
      reviews: [{ id: 'r', heldOn: addDays(addWeeks(d('2026-04-16'), 19), 1) }],
    });
    const held = reviews.find((each) => each.state === 'held')?.column;
    expect(zones[0]).toMatchObject({ kind: 'range', to: held });
    expect(zones[1]?.from).toBe((held ?? 0) + 1);
  });
  test('open reviews stay where they fell due, and turn overdue', () => {
    const states = ltfi(13, { today: addWeeks(d('2026-04-16'), 13) }).reviews;
    expect(states.map(({ number, state, at }) => [number, state, at])).toEqual([
      [1, 'overdue', 6],
      [2, 'due', 12],
      [3, 'ahead', 18],
    ]);
    expect(nameOfReview(states[0]!)).toBe('Review 1, due since session 6 and overdue');
  });
  test('folds what lies before the last review but one, beyond thirty sessions', () => {
    expect(ltfi(30).fold).toBeNull();
    const reviews = [6, 12, 18, 24].map((after) => ({
      id: `r${after}`,
      heldOn: addWeeks(d('2026-04-16'), after - 1),
    }));
    const { fold, counted } = ltfi(31, { reviews, today: addWeeks(d('2026-04-16'), 40) });
    expect(fold).toEqual({ toColumn: 21, toNumber: 18, label: '1–18, 18 attended', reviewsOpen: 0 });
    expect(counted.find((each) => each.number === 31)?.state).toBe('attended');
    expect(fold && nameOfFold('Tilly', fold)).toBe('Tilly, sessions 1 to 18, 18 attended');
  });
  test('folds where reviews were not held too, and says how many of them are in the bar', () => {
    const today = addWeeks(d('2026-04-16'), 51);
    expect(ltfi(50, { today }).fold).toEqual({
      toColumn: 49,
      toNumber: 42,
      label: '1–42, 42 attended',
      reviewsOpen: 7,
    });
    const [first, second] = [6, 12].map((after) => ({
      id: `r${after}`,
      heldOn: addWeeks(d('2026-04-16'), after),
    }));
    const reviews = [first!, second!];
    // Held once, long ago: what came since would not stand side by side.
    const { fold } = ltfi(50, { today, reviews });
    expect(fold).toMatchObject({ toNumber: 42, reviewsOpen: 5 });
    expect(fold && nameOfFold('Tilly', fold)).toBe(
      'Tilly, sessions 1 to 42, 42 attended, 5 reviews not held',
    );
    expect(ltfi(31, { today: addWeeks(d('2026-04-16'), 31), reviews: [first!] }).fold).toMatchObject({
      toNumber: 24,
      reviewsOpen: 3,
    });
    expect(ltfi(36, { today, reviews }).fold).toMatchObject({ toNumber: 7, reviewsOpen: 0 });
  });
});

describe('other courses', () => {
  test('an ended one has no open places, and keeps its range', () => {
    const strip = courseStrip({
      ...tfCbt,
      sessions: tfCbt.sessions.filter((each) => each.number <= 7),
      isEnded: true,
    });
    expect(strip.counted.map((each) => each.number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(strip.zones.map((each) => each.kind)).toEqual(['range']);
    expect(strip.reviews.map((each) => each.state)).toEqual(['held']);
  });
  test('one without bounds has its sessions only', () => {
    const strip = courseStrip({
      ...tfCbt,
      bounds: protocolById('safecare_u12').bounds,
      countedStrand: 'family',
      carers: [],
      sessions: [session('family', 1, ['2026-11-12', 'attended'])],
      reviews: [],
    });
    expect([strip.columns, strip.zones, strip.todayColumn]).toEqual([1, [], 1]);
  });
  test('one with nothing planned and no bounds is empty', () => {
    const strip = courseStrip({
      ...tfCbt,
      bounds: protocolById('safecare_u12').bounds,
      sessions: [],
      carers: [],
      reviews: [],
    });
    expect(strip).toMatchObject({
      columns: 0,
      counted: [],
      carers: [],
      zones: [],
      months: [],
      todayColumn: 0,
      fold: null,
    });
  });
  const unbounded = {
    ...tfCbt,
    bounds: protocolById('safecare_u12').bounds,
    sessions: [session('child', 1, ['2026-11-12', 'attended'])],
    reviews: [],
  } satisfies StripInput;
  test('a carer’s session after the child’s dates gets a column of its own at the end', () => {
    const strip = courseStrip({
      ...unbounded,
      carers: [{ id: 'glyn', sessions: [session('carer', 1, ['2026-11-19', 'attended'])], max: null }],
    });
    expect(strip.columns).toBe(2);
    expect(strip.carers[0]?.slots[0]?.column).toBe(2);
  });
  test('each carer has a lane, and one day is one column in all of them', () => {
    const strip = courseStrip({
      ...unbounded,
      carers: [
        {
          id: 'glyn',
          sessions: [
            session('carer', 1, ['2026-11-05', 'attended']),
            session('carer', 2, ['2026-12-03', 'planned']),
          ],
          max: 8,
        },
        {
          id: 'nan',
          sessions: [
            session('carer', 1, ['2026-11-26', 'planned']),
            session('carer', 2, ['2026-12-03', 'planned']),
            session('carer', 3, [null, 'planned']),
          ],
          max: null,
        },
      ],
    });
    const laid = strip.carers.map(({ id, slots }) => [id, slots.map(({ column }) => column)]);
    expect(laid).toEqual([
      ['glyn', [1, 3]],
      ['nan', [2, 3, 4]],
    ]);
    expect(strip.columns).toBe(4);
    expect(strip.months.at(-1)).toEqual({ label: 'Dec', from: 3, to: 4 });
  });
  test('where a carer’s sessions are the counted ones, another carer’s stand in a lane beside them', () => {
    const strip = courseStrip({
      ...unbounded,
      countedStrand: 'carer',
      sessions: [session('carer', 1, ['2026-11-12', 'attended'])],
      carers: [{ id: 'nan', sessions: [session('carer', 1, ['2026-11-12', 'planned'])], max: null }],
    });
    expect(strip.counted).toMatchObject([{ number: 1, state: 'attended' }]);
    expect(strip.carers).toMatchObject([
      { id: 'nan', slots: [{ number: 1, state: 'needs_logging', column: 1 }] },
    ]);
  });
});

test('every session has one place, columns never clash within a lane, and zones lie on the strip', () => {
  const date = fc.integer({ min: 0, max: 300 }).map((days) => addDays(d('2026-01-05'), days));
  const tries = fc.array(fc.record({ on: fc.option(date), status: fc.constantFrom(...SESSION_STATUSES) }), {
    maxLength: 3,
  });
  const lane = (strand: Session['strand'], most: number) =>
    fc.array(tries, { maxLength: most }).map((all) =>
      all.map((each, index): Session => ({
        id: `${strand}-${index}`,
        strand,
        number: index + 1,
        tries: each.map((one, nth) => ({ id: `${strand}-${index}-${nth}`, time: null, ...one })),
      })),
    );
  const anyInput = fc.record({
    protocol: fc.constantFrom(...PROTOCOLS.filter((each) => each.countedStrand === 'child')),
    child: lane('child', 36),
    carer: lane('carer', 10),
    other: lane('carer', 4),
    reviews: fc.array(date, { maxLength: 6 }),
    extendedTo: fc.option(fc.integer({ min: 17, max: 34 })),
    carerMax: fc.option(fc.integer({ min: 1, max: 12 })),
    isEnded: fc.boolean(),
    today: date,
  });
  fc.assert(
    fc.property(anyInput, (given) => {
      const strip = courseStrip({
        bounds: given.protocol.bounds,
        isOwnRange: false,
        countedStrand: 'child',
        sessions: given.child,
        carers: [
          { id: 'carer', sessions: given.carer, max: given.carerMax },
          { id: 'other', sessions: given.other, max: null },
        ],
        extensions:
          given.extendedTo === null ? [] : [{ decidedOn: given.today, toSessions: given.extendedTo }],
        reviews: given.reviews.map((heldOn, index) => ({ id: `r${index}`, heldOn })),
        rhythm: { by: 'session', every: 6 },
        until: given.today,
        isEnded: given.isEnded,
        today: given.today,
      });
      const ids = (marks: { sessionId: string | null }[]) => marks.flatMap((each) => each.sessionId ?? []);
      expect(ids(strip.counted)).toEqual(given.child.map((each) => each.id));
      const [carer, other] = strip.carers.map(({ slots }) => slots);
      expect(ids(carer ?? [])).toEqual(given.carer.map((each) => each.id));
      expect(ids(other ?? [])).toEqual(given.other.map((each) => each.id));
      const main = [...strip.counted, ...strip.reviews].map((each) => each.column);
      expect(new Set(main).size).toBe(main.length);
      const lanes = [strip.counted, ...strip.carers.map(({ slots }) => slots)];
      for (const laneMarks of lanes) {
        const columns = laneMarks.map((each) => each.column);
        expect(columns).toEqual(columns.toSorted((a, b) => a - b));
        expect(new Set(columns).size).toBe(columns.length);
      }
      for (const column of [...main, ...lanes.flat().map((each) => each.column)]) {
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual(strip.columns);
      }
      // No carer's session stands in a column that is over before its day.
      const days = new Map(strip.counted.map(({ column, on }) => [column, on]));
      for (const { column, on } of strip.carers.flatMap(({ slots }) => slots)) {
        const day = days.get(column) ?? null;
        if (on !== null && day !== null) expect(day >= on).toBe(true);
      }
      let previous = 0;
      for (const zone of strip.zones) {
        expect(zone.from).toBeGreaterThan(previous);
        expect(zone.to).toBeGreaterThanOrEqual(zone.from);
        expect(zone.to).toBeLessThanOrEqual(strip.columns);
        previous = zone.to;
      }
      expect(strip.reviews.filter((each) => each.state === 'held')).toHaveLength(given.reviews.length);
      expect(strip.todayColumn).toBeLessThanOrEqual(strip.columns);
    }),
    { numRuns: 300 },
  );
});

describe('a range in time lies where the calendar has it', () => {
  const weekly = (id: 'mst_can_10_17' | 'keep_5_12_problem', count: number) =>
    courseStrip({
      ...tfCbt,
      bounds: courseBoundsOf(protocolById(id)),
      rhythm: { by: 'week', every: 60 },
      reviews: [],
      sessions: Array.from({ length: count }, (_, at) =>
        session('child', at + 1, [addWeeks(d('2026-06-10'), at), 'planned']),
      ),
    });
  test('four to six months from 10 June: from the session whose week ends them to the last by 10 December', () => {
    // The 18th is on 7 October, the 27th on 9 December.
    expect(weekly('mst_can_10_17', 30).zones).toEqual([
      { kind: 'range', from: 18, to: 27, label: 'Protocol range, 4 to 6 months' },
    ]);
  });
  test('one session that is put off moves neither edge of the range', () => {
    const putOff: Record<number, string> = { 5: '2026-11-05', 21: '2026-12-11' };
    const sessions = Array.from({ length: 30 }, (_, at) =>
      session('child', at + 1, [putOff[at + 1] ?? addWeeks(d('2026-06-10'), at), 'planned']),
    );
    const strip = courseStrip({
      ...tfCbt,
      bounds: courseBoundsOf(protocolById('mst_can_10_17')),
      rhythm: { by: 'week', every: 60 },
      reviews: [],
      sessions,
    });
    expect(strip.zones).toMatchObject([{ kind: 'range', from: 18, to: 27 }]);
  });
  test('at least 16 weeks from the 16th weekly session', () => {
    expect(weekly('keep_5_12_problem', 20).zones).toEqual([
      { kind: 'range', from: 16, to: 20, label: 'Protocol, at least 16 weeks' },
    ]);
  });
});

test('a session that is tried again after a later number says so, and the months still read in order', () => {
  const strip = courseStrip({
    ...tfCbt,
    reviews: [],
    sessions: [
      session('child', 1, ['2026-11-12', 'attended']),
      session('child', 2, ['2026-11-19', 'was_not_brought'], ['2026-12-07', 'planned']),
      session('child', 3, ['2026-11-26', 'planned']),
      session('child', 4, ['2026-12-03', 'planned']),
    ],
  });
  expect(strip.counted.slice(0, 4).map(({ laterThan }) => laterThan)).toEqual([
    undefined,
    4,
    undefined,
    undefined,
  ]);
  expect(strip.counted.map((mark) => nameOfMark('Tilly', mark))[1]).toBe(
    'Tilly, session 2, planned, 7 Dec 2026, later than session 4. Earlier try 19 Nov 2026, was not brought',
  );
  expect(strip.months.map(({ label }) => label)).toEqual(['Nov', 'Dec']);
});
