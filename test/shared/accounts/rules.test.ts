import { describe, expect, test } from 'vitest';
import {
  type AccountFacts,
  decideAccountChange,
  mayHoldNotesKey,
  readNotes,
} from '../../../shared/accounts/rules.ts';
import { CLINICAL_ROLES, ROLES } from '../../../shared/roles.ts';

const account = (
  id: string,
  roles: AccountFacts['roles'],
  more: Partial<AccountFacts> = {},
): AccountFacts => ({
  id,
  roles,
  isActive: true,
  canSignIn: true,
  holdsNotesKey: readNotes(roles),
  ...more,
});

describe('changing who may do what', () => {
  const jo = account('jo', ['administrator', 'manager']);
  const ama = account('ama', ['therapist']);

  test('notes are read by managers, therapists and safeguarding leads, and by nobody else', () => {
    expect(ROLES.filter((role) => readNotes([role]))).toEqual([...CLINICAL_ROLES]);
  });

  test('the last administrator neither leaves nor gives the role up', () => {
    expect(decideAccountChange([jo, ama], 'jo', null)).toMatchObject({ code: 'last_administrator' });
    expect(decideAccountChange([jo, ama], 'jo', ['manager'])).toMatchObject({ code: 'last_administrator' });
    const second = account('kim', ['administrator']);
    expect(decideAccountChange([jo, ama, second], 'jo', null)).toMatchObject({ ok: true });
  });

  test('an administrator who cannot sign in, or whose account is closed, is no other administrator', () => {
    for (const gap of [{ canSignIn: false }, { isActive: false }]) {
      const second = account('kim', ['administrator'], gap);
      expect(decideAccountChange([jo, ama, second], 'jo', null)).toMatchObject({
        code: 'last_administrator',
      });
    }
  });

  test('the last holder of the notes key stays one', () => {
    const admin = account('kim', ['administrator']);
    expect(decideAccountChange([admin, ama], 'ama', null)).toMatchObject({ code: 'last_notes_key' });
    expect(decideAccountChange([admin, ama], 'ama', ['coordinator'])).toMatchObject({ ok: false });
    expect(decideAccountChange([admin, ama], 'ama', ['manager'])).toMatchObject({ ok: true });
  });

  test('an administrator keeps a notes key they have, to hand it on; a coordinator does not', () => {
    expect(ROLES.filter((role) => mayHoldNotesKey([role]))).toEqual(['administrator', ...CLINICAL_ROLES]);
    const keeper = account('lou', ['administrator', 'coordinator'], { holdsNotesKey: true });
    expect(decideAccountChange([keeper, ama], 'ama', null)).toMatchObject({ ok: true });
    expect(decideAccountChange([keeper], 'lou', ['administrator'])).toMatchObject({ ok: true });
    const admin = account('kim', ['administrator']);
    expect(decideAccountChange([keeper, admin], 'lou', ['coordinator'])).toMatchObject({
      code: 'last_notes_key',
    });
  });

  test('a role that reads notes without the key keeps nothing alive', () => {
    const withoutKey = account('lou', ['manager'], { holdsNotesKey: false });
    const admin = account('kim', ['administrator']);
    expect(decideAccountChange([admin, ama, withoutKey], 'ama', null)).toMatchObject({
      code: 'last_notes_key',
    });
  });
});
