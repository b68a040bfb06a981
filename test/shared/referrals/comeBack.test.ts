import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import {
  decideComeBack,
  detailsOnReturn,
  lastTime,
  type PastReferral,
} from '../../../shared/referrals/comeBack.ts';
import { NO_DETAILS } from '../../../shared/referrals/details.ts';

const past = (more: Partial<PastReferral> = {}): PastReferral => ({
  receivedOn: localDate('2025-03-01'),
  acceptedOn: localDate('2025-03-05'),
  isEnded: true,
  closedOn: localDate('2026-01-10'),
  closingReason: 'therapy_completed',
  ...more,
});

describe('coming back', () => {
  test.each([
    ['closed after therapy', [past()], 'yes'],
    ['ended and not closed yet', [past({ closedOn: null, closingReason: null })], 'yes'],
    ['closed without therapy', [past({ isEnded: false, closingReason: 'not_ready_may_return' })], 'yes'],
    ['still waiting', [past({ isEnded: false, closedOn: null, closingReason: null })], 'not_over_yet'],
    [
      'one over, one waiting',
      [past(), past({ isEnded: false, closedOn: null, closingReason: null })],
      'not_over_yet',
    ],
    ['died', [past({ closingReason: 'died' })], 'not_over_yet'],
    ['added by mistake', [past({ closingReason: 'added_by_mistake' })], 'not_over_yet'],
    [
      'added by mistake beside one that is over',
      [past({ isEnded: false, acceptedOn: null, closingReason: 'added_by_mistake' }), past()],
      'yes',
    ],
    ['told twice beside one that is over', [past({ closingReason: 'told_twice' }), past()], 'yes'],
    ['nothing but one told twice', [past({ closingReason: 'told_twice' })], 'not_over_yet'],
    ['no referral', [], 'not_over_yet'],
    [
      'turned away',
      [past({ isEnded: false, acceptedOn: null, closingReason: 'not_accepted' })],
      'never_accepted',
    ],
    [
      'signposted',
      [past({ isEnded: false, acceptedOn: null, closingReason: 'signposted' })],
      'never_accepted',
    ],
    [
      'accepted only in a second telling',
      [past({ acceptedOn: null, closingReason: 'not_accepted' }), past({ closingReason: 'told_twice' })],
      'never_accepted',
    ],
    [
      'accepted once, turned away later',
      [past(), past({ acceptedOn: null, closingReason: 'not_accepted' })],
      'yes',
    ],
  ])('%s', (_name, referrals, can) => {
    const decided = decideComeBack(referrals);
    expect(decided.ok ? 'yes' : decided.code).toBe(can);
  });

  test('the story goes on from the last time; one told twice is not a time', () => {
    const first = past({ receivedOn: localDate('2024-01-01') });
    const last = past({ receivedOn: localDate('2025-06-01') });
    const twice = past({ receivedOn: localDate('2025-09-01'), closingReason: 'told_twice' });
    expect(lastTime([last, twice, first])).toBe(last);
    expect(lastTime([twice])).toBeUndefined();
    const mistake = past({ receivedOn: localDate('2025-10-01'), closingReason: 'added_by_mistake' });
    expect(lastTime([last, mistake])).toBe(last);
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
