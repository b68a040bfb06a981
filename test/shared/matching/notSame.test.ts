import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { holdsStill, identityOf } from '../../../shared/matching/notSame.ts';

const child = (
  childId: string,
  more: { name?: string; nameUsed?: string | null; birthDate?: string | null } = {},
) => ({
  childId,
  name: more.name ?? 'Catherine Testwood',
  nameUsed: more.nameUsed ?? null,
  birthDate: more.birthDate === undefined || more.birthDate === null ? null : localDate(more.birthDate),
});
const said = (a: ReturnType<typeof child>, b: ReturnType<typeof child>) => ({
  oneId: a.childId,
  oneWas: identityOf(a),
  otherId: b.childId,
  otherWas: identityOf(b),
});

describe('that two records are of two children', () => {
  const [one, other] = [child('a'), child('b', { name: 'Katie Testwood', birthDate: '2012-03-04' })];

  test.each([
    ['nothing', {}, true],
    ['capitals and accents', { name: 'KATIE Téstwood' }, true],
    ['the name', { name: 'Cathy Testwood' }, false],
    ['the name used', { nameUsed: 'Kit' }, false],
    ['the birth date', { birthDate: '2012-04-03' }, false],
    ['the birth date is taken away', { birthDate: null }, false],
  ] as const)('changed since: %s', (_what, more, holds) => {
    const now = child('b', { name: 'Katie Testwood', birthDate: '2012-03-04', ...more });
    expect(holdsStill(said(one, other), one, now)).toBe(holds);
    expect(holdsStill(said(one, other), now, one)).toBe(holds);
  });

  test('says nothing of a third record', () => {
    expect(
      holdsStill(said(one, other), one, child('c', { name: 'Katie Testwood', birthDate: '2012-03-04' })),
    ).toBe(false);
  });

  test('it does not matter whose record is open, and it holds only while both are as they were', () => {
    const any = (id: string) =>
      fc
        .record({
          name: fc.constantFrom('Ann Testwood', 'Anna Testwood'),
          birthDate: fc.constantFrom(null, '2012-03-04'),
        })
        .map((more) => child(id, more));
    fc.assert(
      fc.property(any('a'), any('b'), any('a'), any('b'), (a, b, aNow, bNow) => {
        const decision = said(a, b);
        const holds = holdsStill(decision, aNow, bNow);
        expect(holdsStill(decision, bNow, aNow)).toBe(holds);
        expect(holds).toBe(identityOf(a) === identityOf(aNow) && identityOf(b) === identityOf(bNow));
      }),
    );
  });
});
