import { expect, test } from 'vitest';
import { PROCEEDINGS_STAGES, hasOpenProceedings } from '../../../shared/criminalProceedings/codes.ts';

test('proceedings are open from the report until no further action or the close', () => {
  expect(PROCEEDINGS_STAGES.filter((stage) => !hasOpenProceedings(stage))).toEqual([
    'not_reported',
    'nfa_police',
    'nfa_cps',
    'closed',
    'not_known',
  ]);
  expect(hasOpenProceedings(null)).toBe(false);
  expect(hasOpenProceedings('vrr')).toBe(true);
});
