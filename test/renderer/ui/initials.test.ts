import { describe, expect, test } from 'vitest';
import { initialsOf } from '../../../renderer/ui/initials.ts';

describe('initials', () => {
  test.each([
    ['Rafe Testwood', 'RT'],
    ['Bernadette', 'B'],
    ['Ana Maria de Souza Sampleford', 'AS'],
    ['  tilly   samplesby ', 'TS'],
    ["Orla O'Notional", 'OO'],
    ['Élodie Fakeham-Testwood', 'ÉF'],
    ['Testwood, Rafe', 'TR'],
    ['(Kit) Placeham', 'KP'],
    ['', ''],
  ])('of %j are %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
