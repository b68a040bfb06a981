import { describe, expect, test } from 'vitest';
import { localDate, localTime } from '../../../shared/dates.ts';
import { hoursDrawn, toQuarter, weekDays, withoutHours } from '../../../shared/diary/week.ts';
import type { WeekBlock, WeekView } from '../../../shared/diary/weekContract.ts';

const AMA = '01990000-0000-7000-8000-00000000000a';
const BEA = '01990000-0000-7000-8000-00000000000b';
const ROOM = '01990000-0000-7000-8000-00000000000c';
const MONDAY = localDate('2027-01-11');
const block = (more: Partial<WeekBlock> = {}): WeekBlock => ({
  tryId: '01990000-0000-7000-8000-00000000000d',
  courseId: null,
  childId: null,
  childName: null,
  group: null,
  isCarers: false,
  number: 1,
  on: MONDAY,
  time: localTime('10:00'),
  lengthMinutes: 60,
  practitionerId: AMA,
  secondPractitionerId: null,
  roomId: ROOM,
  place: null,
  status: 'planned',
  interpreter: null,
  ...more,
});
const week = (more: Partial<WeekView> = {}): WeekView => ({
  from: MONDAY,
  blocks: [],
  withoutTime: 0,
  daysOff: [],
  leave: [],
  practitioners: [
    { id: AMA, name: 'Ama Fictley', isActive: true },
    { id: BEA, name: 'Bea Protham', isActive: false },
  ],
  rooms: [{ id: ROOM, name: 'Room 1', isActive: true }],
  hours: [
    {
      practitionerId: AMA,
      days: [{ weekday: 1, from: localTime('09:00'), to: localTime('13:00') }],
      sessionMinutes: 60,
      mostADay: 3,
    },
  ],
  ...more,
});

describe('the week as it is drawn', () => {
  test('has five days, and Saturday where something is held then', () => {
    expect(weekDays(week(), 'practitioner', MONDAY)).toHaveLength(5);
    const saturday = block({ on: localDate('2027-01-16') });
    expect(
      weekDays(week({ blocks: [saturday] }), 'practitioner', MONDAY)
        .map(({ on }) => on)
        .at(-1),
    ).toBe('2027-01-16');
  });
  test('says of whose hours nobody has said anything, and not of who has left', () => {
    expect(withoutHours(week())).toEqual([]);
    expect(withoutHours(week({ hours: [] }))).toEqual(['Ama Fictley']);
    const [known] = week().hours;
    expect(withoutHours(week({ hours: known === undefined ? [] : [{ ...known, days: [] }] }))).toEqual([
      'Ama Fictley',
    ]);
  });
  test('a group stands in the lane of each who holds it, and once in its room', () => {
    const group = block({ secondPractitionerId: BEA, group: { id: null, name: 'KEEP, autumn', members: 8 } });
    const [byPerson] = weekDays(week({ blocks: [group] }), 'practitioner', MONDAY);
    expect(byPerson?.lanes.map(({ blocks }) => blocks.length)).toEqual([1, 1]);
    const [byRoom] = weekDays(week({ blocks: [group] }), 'room', MONDAY);
    expect(byRoom?.lanes.map(({ blocks }) => blocks.length)).toEqual([1]);
  });

  test('a practitioner who left has a lane only where they hold something', () => {
    const [monday, tuesday] = weekDays(
      week({ blocks: [block({ practitionerId: BEA })] }),
      'practitioner',
      MONDAY,
    );
    expect(monday?.lanes.map(({ name }) => name)).toEqual(['Ama Fictley', 'Bea Protham']);
    expect(tuesday?.lanes.map(({ name }) => name)).toEqual(['Ama Fictley']);
  });
  test('free is what holds a whole session within known hours, up to the most a day', () => {
    const [monday, tuesday] = weekDays(week({ blocks: [block()] }), 'practitioner', MONDAY);
    expect(monday?.lanes[0]).toMatchObject({
      free: [
        { from: 540, to: 600 },
        { from: 660, to: 780 },
      ],
      freeSessions: 2,
    });
    expect(tuesday?.lanes[0]?.freeSessions).toBe(0);
  });
  test('nothing is free beyond the hours that were said, whatever is held outside them', () => {
    const late = block({ time: localTime('16:00') });
    expect(weekDays(week({ blocks: [late] }), 'practitioner', MONDAY)[0]?.lanes[0]).toMatchObject({
      free: [{ from: 540, to: 780 }],
      freeSessions: 2,
    });
    const early = block({ time: localTime('07:00'), lengthMinutes: 50 });
    expect(weekDays(week({ blocks: [early, late] }), 'practitioner', MONDAY)[0]?.lanes[0]?.free).toEqual([
      { from: 540, to: 780 },
    ]);
  });
  test('a day off folds to one lane, leave to one person’s; what still stands there stays in sight', () => {
    const off = { daysOff: [{ on: MONDAY, name: 'Training day' }] };
    expect(weekDays(week(off), 'practitioner', MONDAY)[0]?.lanes).toMatchObject([
      { name: 'All', off: 'Training day' },
    ]);
    const kept = weekDays(week({ ...off, blocks: [block()] }), 'practitioner', MONDAY)[0]?.lanes;
    expect(kept).toMatchObject([{ name: 'Ama Fictley', off: 'Training day', blocks: [{ number: 1 }] }]);
    const leave = week({ leave: [{ on: MONDAY, practitionerId: AMA }] });
    expect(weekDays(leave, 'practitioner', MONDAY)[0]?.lanes[0]).toMatchObject({
      off: 'Leave',
      freeSessions: 0,
    });
  });
  test('by room, with what is held elsewhere in a lane of its own', () => {
    const lanes = weekDays(
      week({ blocks: [block(), block({ roomId: null, place: 'School' })] }),
      'room',
      MONDAY,
    )[0]?.lanes;
    expect(lanes?.map(({ name, blocks }) => [name, blocks.length])).toEqual([
      ['Room 1', 1],
      ['Elsewhere', 1],
    ]);
  });
  test('the hours reach as far as what is held, and a held block stays in them at quarters', () => {
    expect(hoursDrawn(week())).toEqual({ from: 540, to: 1080 });
    const early = block({ time: localTime('07:45'), lengthMinutes: 50 });
    const hours = hoursDrawn(week({ blocks: [early, block({ time: localTime('18:15') })] }));
    expect(hours).toEqual({ from: 420, to: 1200 });
    expect(toQuarter(606, 50, hours)).toBe(600);
    expect(toQuarter(0, 50, hours)).toBe(420);
    expect(toQuarter(5000, 50, hours)).toBe(1140);
  });

  test('nothing is free on a day gone by, and today still is', () => {
    const freeOn = (today: string) =>
      weekDays(week(), 'practitioner', localDate(today)).flatMap(({ lanes }) =>
        lanes.map(({ freeSessions }) => freeSessions),
      );
    expect(freeOn('2027-01-11')).toEqual([3, 0, 0, 0, 0]);
    expect(freeOn('2027-01-12')).toEqual([0, 0, 0, 0, 0]);
  });
});
