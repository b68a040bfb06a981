import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import {
  canComeBack,
  detailsOnReturn,
  lastTime,
  type PastReferral,
} from '../../../shared/referrals/comeBack.ts';
import { NO_DETAILS } from '../../../shared/referrals/details.ts';

const past = (more: Partial<PastReferral> = {}): PastReferral => ({
  receivedOn: localDate('2025-03-01'),
  isEnded: true,
  closedOn: localDate('2026-01-10'),
  closingReason: 'therapy_completed',
  ...more,
});

describe('coming back', () => {
  test.each([
    ['closed after therapy', [past()], true],
    ['ended and not closed yet', [past({ closedOn: null, closingReason: null })], true],
    ['closed without therapy', [past({ isEnded: false, closingReason: 'not_ready_may_return' })], true],
    ['still waiting', [past({ isEnded: false, closedOn: null, closingReason: null })], false],
    ['one over, one waiting', [past(), past({ isEnded: false, closedOn: null, closingReason: null })], false],
    ['died', [past({ closingReason: 'died' })], false],
    ['added by mistake', [past({ closingReason: 'added_by_mistake' })], false],
    ['told twice beside one that is over', [past({ closingReason: 'told_twice' }), past()], true],
    ['nothing but one told twice', [past({ closingReason: 'told_twice' })], false],
    ['no referral', [], false],
  ])('%s', (_name, referrals, can) => {
    expect(canComeBack(referrals)).toBe(can);
  });

  test('the story goes on from the last time; one told twice is not a time', () => {
    const first = past({ receivedOn: localDate('2024-01-01') });
    const last = past({ receivedOn: localDate('2025-06-01') });
    const twice = past({ receivedOn: localDate('2025-09-01'), closingReason: 'told_twice' });
    expect(lastTime([last, twice, first])).toBe(last);
    expect(lastTime([twice])).toBeUndefined();
  });

  test('what was told stays told; who asked, who pays and consent are asked anew', () => {
    const before = {
      ...NO_DETAILS,
      source: 'school',
      referredBy: 'A teacher',
      reason: 'Told her teacher',
      abuseTypes: ['sexual_abuse'],
      serviceConsent: 'child',
      disclosedOn: localDate('2025-02-01'),
    } as Parameters<typeof detailsOnReturn>[0];
    expect(detailsOnReturn(before)).toMatchObject({
      source: 'not_known',
      referredBy: null,
      reason: 'Told her teacher',
      abuseTypes: ['sexual_abuse'],
      serviceConsent: null,
      disclosedOn: '2025-02-01',
    });
  });
});
