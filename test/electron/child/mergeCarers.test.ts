import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { localDate } from '../../../shared/dates.ts';
import { personFields, referralInput } from '../../support/children.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('somebody alleged to have harmed a child who has two records, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  async function aRecord(name: string) {
    const { childId } = await held.ok(
      'referral.add',
      referralInput({ acceptedOn: localDate('2026-03-20') }, { name }),
    );
    const { personId } = await held.ok('person.save', {
      childId,
      linkId: null,
      version: null,
      fields: personFields({ isFirstContact: false }),
      checkedWith: null,
    });
    return { childId, personId };
  }
  type Of = Awaited<ReturnType<typeof aRecord>>;
  const entry = async (
    { childId: child_id, personId: person_id }: Of,
    said: 'alleged_abuser' | 'may_join' | 'may_not_join' | 'non_abusing',
    on: string,
  ) =>
    held.vault.store.db
      .insertInto('carer_entry')
      .values({
        id: newId(),
        child_id,
        person_id,
        said,
        words: 'An invented word',
        said_on: on,
        recorded_by: held.vault.actor.accountId,
        recorded_at: `${on}T10:00:00.000Z`,
      })
      .execute();
  async function mergedInto(kept: Of, other: Of) {
    const both = { childId: kept.childId, otherId: other.childId };
    const seen = await held.ok('merge.preview', both);
    const { mergeId } = await held.ok('merge.make', {
      ...both,
      version: seen.kept.version,
      otherVersion: seen.other.version,
      chosen: Object.fromEntries(seen.differ.map((key) => [key, 'kept' as const])),
      sameReferral: null,
      reason: 'The social worker says so',
    });
    return mergeId;
  }
  const joiningOf = async ({ childId }: Of) => (await held.ok('carer.list', { childId })).people;

  test('a decision made on one record does not let in whom the other keeps out: it is asked anew', async () => {
    const [one, two] = [await aRecord('Rafe Testwood'), await aRecord('Raphael Testwood')];
    await entry(one, 'alleged_abuser', '2026-03-21');
    await entry(two, 'alleged_abuser', '2026-05-01');
    await entry(one, 'may_join', '2026-06-01');
    const mergeId = await mergedInto(one, two);
    expect(await joiningOf(one)).toMatchObject([{ isAlleged: true, joining: null }]);
    await held.ok('carer.decideJoining', {
      childId: one.childId,
      personId: one.personId,
      answer: 'may_join',
      reason: 'Both were looked at',
    });
    await held.ok('merge.undo', { mergeId, reason: 'They are cousins' });
    // Nothing is loosened by taking them apart.
    expect(await joiningOf(two)).toMatchObject([{ isAlleged: true, joining: null }]);
  });

  test.each([
    ['the other record said nothing of them', [] as const, 'may_join'],
    ['the other was decided the same', ['alleged_abuser', 'may_join'] as const, 'may_join'],
    ['the other says that they may not', ['alleged_abuser', 'may_not_join'] as const, null],
  ])('where %s', async (_name, onOther, joining) => {
    const [one, two] = [await aRecord('Rafe Testwood'), await aRecord('Raphael Testwood')];
    await entry(one, 'alleged_abuser', '2026-03-21');
    for (const [at, said] of onOther.entries()) await entry(two, said, `2026-04-0${at + 1}`);
    await entry(one, 'may_join', '2026-06-01');
    await mergedInto(one, two);
    expect(await joiningOf(one)).toMatchObject([{ isAlleged: true, joining }]);
  });
});
