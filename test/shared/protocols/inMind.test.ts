import { expect, test } from 'vitest';
import { inMindChoices, inMindOf, ownNamed, protocolWords } from '../../../shared/protocols/inMindWords.ts';
import { ownProtocol } from '../../../shared/protocols/own.ts';
import { AS_STATED } from '../../../shared/protocols/serviceCatalogue.ts';
import { OwnProtocolId } from '../../../shared/protocols/types.ts';

const ID = OwnProtocolId.parse('own_0190a1b2-0000-7000-8000-000000000001');
const therapies = {
  all: [
    ...AS_STATED.all,
    ownProtocol({
      id: ID,
      name: 'Garden mornings',
      basis: 'A pilot',
      kind: 'child',
      ages: { from: 7, through: 12 },
      carerStrand: null,
      isOffered: true,
      version: 1,
    }),
  ],
};

test('a therapy in mind is said by its short name, the service’s own by its name, other words as they are', () => {
  expect(protocolWords('tf_cbt_csa', therapies)).toBe('TF-CBT');
  expect(protocolWords(ID, therapies)).toBe('Garden mornings');
  expect(protocolWords('ask Kim', therapies)).toBe('ask Kim');
  for (const nothing of [null, '']) expect(protocolWords(nothing, therapies)).toBe('Not decided');
  expect(inMindOf('ask Kim', therapies)).toBeNull();
});

test('the words of a spreadsheet name a therapy of the service’s own, and never one of a source', () => {
  expect(ownNamed('  garden MORNINGS ', therapies)).toBe(ID);
  for (const text of ['', 'Garden', 'Letting the Future In', 'ask Kim'])
    expect(ownNamed(text, therapies)).toBeNull();
});

test('what a list is narrowed by: offered first, not decided and others’ words next, not offered last and marked', () => {
  const found = ['tf_cbt_csa', '', 'ask Kim', 'ltfi_8_17', ID].map((value, at) => ({ value, count: 9 - at }));
  const offered = [ID, 'ltfi_8_17'];
  expect(inMindChoices(found, therapies, (id) => offered.includes(id)).map(({ label }) => label)).toEqual([
    protocolWords('ltfi_8_17', therapies),
    'Garden mornings',
    'Not decided',
    'ask Kim',
    'TF-CBT, not offered here',
  ]);
});
