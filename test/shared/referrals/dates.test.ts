import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { asksWhyAtThisAge, isReceivedLongAgo, wrongDates } from '../../../shared/referrals/rules.ts';

const TODAY = localDate('2026-11-20');

describe('dates of a referral that cannot be, or may be a slip', () => {
  test('what was disclosed or reported lies between the birth date and today, both days included', () => {
    const at = { today: TODAY, birthDate: localDate('2012-03-04') };
    const wrong = (disclosedOn: string, reportedOn: string, birthDate = at.birthDate) =>
      wrongDates(
        { disclosedOn: localDate(disclosedOn), reportedOn: localDate(reportedOn) },
        { ...at, birthDate },
      );
    expect(wrong('2012-03-04', '2026-11-20')).toEqual({});
    expect(wrong('2012-03-03', '2026-11-21')).toEqual({
      disclosedOn: 'before_birth',
      reportedOn: 'future_date',
    });
    const nothing = { disclosedOn: null, reportedOn: null };
    expect(wrongDates(nothing, at)).toEqual({});
    const early = { disclosedOn: localDate('1999-01-01'), reportedOn: null };
    expect(wrongDates(early, { today: TODAY, birthDate: null })).toEqual({});
  });

  test('why is asked from the day somebody is 18, and never where the birth date is not known', () => {
    expect(asksWhyAtThisAge(localDate('2008-11-20'), TODAY)).toBe(true);
    expect(asksWhyAtThisAge(localDate('2008-11-21'), TODAY)).toBe(false);
    expect(asksWhyAtThisAge(null, TODAY)).toBe(false);
  });

  test('the year is asked about once a referral was received more than two years ago', () => {
    expect(isReceivedLongAgo(localDate('2024-11-20'), TODAY)).toBe(false);
    expect(isReceivedLongAgo(localDate('2024-11-19'), TODAY)).toBe(true);
    // Two years after 29 February is 28 February.
    expect(isReceivedLongAgo(localDate('2024-02-29'), localDate('2026-02-28'))).toBe(false);
  });
});
