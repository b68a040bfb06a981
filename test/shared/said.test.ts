import { expect, test } from 'vitest';
import { riskHolderLack, saysSomething } from '../../shared/said.ts';

test.each([
  ['', false],
  ['x', false],
  ['ok', false],
  ['xxxx', false],
  ['...', false],
  ['07700 900 123', false],
  ['Moved', true],
  ['Wedi symud', true],
  ['نانا', true],
  ["O'Sé", true],
  ['李明', true],
  ['王', false],
] as const)('“%s” says something: %s', (text, says) => {
  expect(saysSomething(text)).toBe(says);
});

test.each([
  ['', 'risk_holder_needed'],
  [null, 'risk_holder_needed'],
  ['X', 'risk_holder_needed'],
  ['nobody', 'risk_holder_nobody'],
  ['No one yet.', 'risk_holder_nobody'],
  ['N/A', 'risk_holder_nobody'],
  ['none', 'risk_holder_nobody'],
  ['not known', 'risk_holder_nobody'],
  ['We don’t know', 'risk_holder_nobody'],
  ['somebody else', 'risk_holder_nobody'],
  ['CAMHS', null],
  ['This service', null],
  ['Noone Fakeham, duty team', null],
  ['Her social worker, Northmere children’s social care', null],
] as const)('who holds the risk: “%s”, %s', (text, lack) => {
  expect(riskHolderLack(text)).toBe(lack);
});
