import { describe, expect, test } from 'vitest';
import {
  decideEndingDay,
  decideReopening,
  type RestsOnEnding,
  sessionFor,
  stillToPlan,
} from '../../../shared/courses/reopening.ts';
import type { CourseView } from '../../../shared/courses/contract.ts';
import { localDate } from '../../../shared/dates.ts';

const day = (text: string) => localDate(text);
const TODAY = day('2026-11-20');
const ended: RestsOnEnding = {
  endedOn: day('2026-11-10'),
  referralClosedOn: null,
  laterCourseOn: null,
  cameBackOn: null,
  aftercareUntil: null,
};
const codeOf = (more: Partial<RestsOnEnding>) => {
  const decided = decideReopening({ ...ended, ...more }, TODAY);
  return decided.ok ? null : decided.code;
};

describe('a course that was ended by mistake', () => {
  test('goes on where nothing rests on its ending; aftercare that ends today is no hindrance', () => {
    expect(codeOf({})).toBeNull();
    expect(codeOf({ aftercareUntil: TODAY })).toBeNull();
    expect(codeOf({ aftercareUntil: day('2026-11-21') })).toBe('reopen_aftercare');
    expect(codeOf({ endedOn: null })).toBe('course_under_way');
    expect(codeOf({ referralClosedOn: TODAY })).toBe('reopen_referral_closed');
    expect(codeOf({ laterCourseOn: day('2027-01-04') })).toBe('reopen_later_course');
    // To open a referral again that was followed by another would not help.
    expect(codeOf({ referralClosedOn: TODAY, cameBackOn: TODAY })).toBe('reopen_came_back');
  });

  test('a day of ending moves freely back, and forward until what rests on it', () => {
    const code = (more: Partial<RestsOnEnding>, to: string) => {
      const decided = decideEndingDay({ ...ended, ...more }, day(to));
      return decided.ok ? null : decided.code;
    };
    const closed = { referralClosedOn: day('2026-11-12') };
    expect(code(closed, '2026-11-12')).toBeNull();
    expect(code(closed, '2026-11-13')).toBe('ending_after_closing');
    expect(code(closed, '2026-11-01')).toBeNull();
    const later = { laterCourseOn: day('2026-11-12') };
    expect(code(later, '2026-11-12')).toBeNull();
    expect(code(later, '2026-11-13')).toBe('ending_after_later_course');
    expect(code({ laterCourseOn: ended.endedOn }, '2026-11-10')).toBeNull();
  });

  const strandId = '01900000-0000-7000-8000-000000000001';
  const taken = (number: number, on: string) => ({ strandId, number, on: day(on), time: null, as: null });
  const withSessions = (
    ...sessions: { number: number; tries: { on: string; time?: null; status: string }[] }[]
  ) =>
    ({
      sessions: sessions.map((each) => ({ ...each, id: `s${each.number}`, strandId })),
    }) as unknown as Pick<CourseView, 'sessions'>;

  test('dates gone by and dates planned again are offered no more; today’s is', () => {
    const there = withSessions({ number: 3, tries: [{ on: '2026-12-03', time: null, status: 'planned' }] });
    const dates = ['2026-12-10', '2026-12-03', '2026-11-20', '2026-11-19'].map((on, at) => taken(at, on));
    expect(stillToPlan(dates, there, TODAY).map(({ on }) => on)).toEqual(['2026-11-20', '2026-12-10']);
  });

  test('a date goes back to its own session, to its own number, or after the last', () => {
    const missed = withSessions({ number: 3, tries: [{ on: '2026-11-03', status: 'was_not_brought' }] });
    expect(sessionFor(missed, taken(3, '2026-12-03'))).toEqual({ id: 's3' });
    expect(sessionFor(missed, taken(4, '2026-12-10'))).toEqual({ number: 4 });
    const held = withSessions({ number: 3, tries: [{ on: '2026-11-03', status: 'attended' }] });
    expect(sessionFor(held, taken(3, '2026-12-03'))).toEqual({ number: 4 });
  });
});
