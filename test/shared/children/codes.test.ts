import { expect, test } from 'vitest';
import * as children from '../../../shared/children/codes.ts';
import * as proceedings from '../../../shared/criminalProceedings/codes.ts';
import * as holdingSupport from '../../../shared/holdingSupport/rules.ts';
import { AFTER_ABUSE } from '../../../shared/protocols/afterAbuse.ts';
import { AFTER_SEXUAL_ABUSE } from '../../../shared/protocols/afterSexualAbuse.ts';
import * as referrals from '../../../shared/referrals/codes.ts';

test('there are 19 ethnic groups, and three different ways of having none', () => {
  expect(children.ETHNIC_GROUPS).toHaveLength(19);
  expect(children.ETHNICITIES).toHaveLength(22);
});

test('"not asked" and "prefer not to say" are apart wherever a child is asked', () => {
  const lists = [
    children.ETHNICITIES,
    children.SEXES,
    children.GENDERS,
    children.DISABILITIES,
    children.RELIGIONS,
    children.YES_NO_ANSWERS,
  ];
  for (const list of lists) {
    expect(list).toContain('not_asked');
    expect(list).toContain('prefer_not_to_say');
  }
  expect(children.languageLabel('not_asked')).toBe('Not asked');
  expect(children.languageLabel('Polish')).toBe('Polish');
});

test('labels are plain, each says something else, and none blames', () => {
  for (const module of [children, referrals, proceedings, holdingSupport]) {
    for (const [name, labels] of Object.entries(module)) {
      if (!name.endsWith('_LABELS')) continue;
      const words = Object.values(labels as Record<string, string>);
      expect(new Set(words).size).toBe(words.length);
      for (const word of words)
        expect(word).not.toMatch(/fail|refus|non-compl|perpetrat|historic|_|\bcase\b/i);
    }
  }
});

test('the types of abuse that protocols name are types that a referral can have', () => {
  for (const protocol of [...AFTER_ABUSE, ...AFTER_SEXUAL_ABUSE])
    for (const type of protocol.abuseTypes) expect(referrals.ABUSE_TYPES).toContain(type);
});

test.each([
  [null, 'not_known'],
  [-1, 'not_known'],
  [0, '0-4'],
  [4, '0-4'],
  [5, '5-10'],
  [10, '5-10'],
  [11, '11-15'],
  [16, '16-17'],
  [17, '16-17'],
  [18, '18+'],
] as const)('age %s is in band %s', (age, band) => expect(children.ageBandOf(age)).toBe(band));
