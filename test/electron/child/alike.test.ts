import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { NO_DETAILS } from '../../../shared/referrals/details.ts';
import { childFields, personFields, referralInput } from '../../support/children.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

const born = localDate('2012-03-04');

describe.each(DIALECTS)('who may be the same child, on %s', (dialect) => {
  let held: TestService;
  let childId: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    const carer = { name: 'Dilys Testwood', relationship: 'grandparent' as const, phone: '07700 900 318' };
    ({ childId } = await held.ok('referral.add', referralInput({ carer }, { name: 'Catherine Testwood' })));
    await held.ok('referral.add', referralInput({}, { name: 'Bo Sampleford', birthDate: null }));
  });
  afterEach(() => held.close());

  const typed = async (
    name: string,
    birthDate: typeof born | null = null,
    carerPhone: string | null = null,
  ) => {
    const of = { is: 'typed' as const, name, birthDate, carerName: null, carerPhone };
    const { rows } = await held.ok('child.alike', { of });
    return rows.map((row) => [row.name, row.likeness, ...row.reasons]);
  };

  test('a name typed finds its other forms and spellings, and says why', async () => {
    expect(await typed('Katie Testwood', born)).toEqual([
      ['Catherine Testwood', 'likely', 'name_form', 'same_birth_date'],
    ]);
    expect(await typed('TESTWOOD, catherine', born)).toEqual([
      ['Catherine Testwood', 'same', 'turned_round', 'same_birth_date'],
    ]);
    expect(await typed('Kathryn Testwod', localDate('2012-04-03'))).toEqual([
      ['Catherine Testwood', 'possible', 'name_form', 'name_sound', 'turned_birth_date'],
    ]);
    expect(await typed('Katie Testwood', localDate('2009-11-30'))).toEqual([]);
  });

  test('a brother is found by the carer’s number, and a half-typed name by how it begins', async () => {
    expect(await typed('Bo Othername', null, '+44 7700 900318')).toEqual([
      ['Catherine Testwood', 'sibling', 'no_birth_date', 'same_phone'],
    ]);
    expect(await typed('Cath')).toEqual([['Catherine Testwood', 'possible', 'begins_alike']]);
    expect(await typed('Bo')).toEqual([]);
  });

  test('a second record of a child is not made before somebody has said who it is, however it is sent', async () => {
    const twin = referralInput({}, { name: 'Catherine Testwood' });
    const count = async () => (await held.ok('child.search', { text: '', limit: 20 })).rows.length;
    const before = await count();
    for (const more of [{}, { notTheseIds: [], siblingIds: [] }])
      expect(await held.call('referral.add', { ...twin, ...more })).toMatchObject({
        code: 'child_alike',
        fields: { 'child.fields.name': expect.any(String) },
        detail: { childIds: [childId] },
      });
    expect(await count()).toBe(before);
    // Of two that are sent at once the second is asked.
    const other = referralInput({}, { name: 'Ffion Sampleford' });
    const both = await Promise.all([held.call('referral.add', other), held.call('referral.add', other)]);
    expect(both.map((reply) => (reply.ok ? 'saved' : reply.code)).toSorted()).toEqual([
      'child_alike',
      'saved',
    ]);
    // Whoever says so may: another child, a brother or sister, or the child who is held.
    const { childId: another } = await held.ok('referral.add', { ...twin, notTheseIds: [childId] });
    const notSame = async (id: string) =>
      (await held.ok('child.alike', { of: { is: 'held', childId: id } })).rows.map((row) => [
        row.childId,
        row.notSame?.holds,
      ]);
    expect(await notSame(another)).toEqual([[childId, true]]);
    expect(await notSame(childId)).toEqual([[another, true]]);
    await held.ok('referral.add', { ...twin, siblingIds: [childId, another] });
    await held.ok('referral.add', { ...twin, child: { is: 'held', childId } });
    // A like name alone may be passed by.
    await held.ok(
      'referral.add',
      referralInput({}, { name: 'Kathryn Testwod', birthDate: localDate('2012-04-03') }),
    );
  });

  test('“not the same child” stands on both records, until it is taken back or a name or birth date changes', async () => {
    const fields = childFields({ name: 'Katie Testwood' });
    const { childId: otherId } = await held.ok('referral.add', referralInput({}, fields));
    await held.ok('notSame.takeBack', { childId: otherId, otherId: childId });
    const said = async (id: string) =>
      (await held.ok('child.alike', { of: { is: 'held', childId: id } })).rows.map(({ notSame }) => notSame);
    expect(await said(childId)).toEqual([null]);
    const reason = 'Two schools, said the social worker';
    await held.ok('notSame.say', { childId: otherId, otherId: childId, reason });
    const by = held.vault.actor.name;
    for (const id of [childId, otherId])
      expect(await said(id)).toEqual([{ on: TODAY, by, reason, holds: true }]);
    await held.ok('child.save', { childId: otherId, version: 1, fields: { ...fields, pronouns: 'she/her' } });
    expect(await said(childId)).toMatchObject([{ holds: true }]);
    await held.ok('child.save', {
      childId: otherId,
      version: 2,
      fields: { ...fields, name: 'Cathy Testwood' },
    });
    for (const id of [childId, otherId]) expect(await said(id)).toMatchObject([{ holds: false, reason }]);
    // Said again, it rests on what is known now.
    await held.ok('notSame.say', { childId, otherId, reason: null });
    expect(await said(otherId)).toEqual([{ on: TODAY, by, reason: null, holds: true }]);
    await held.ok('notSame.takeBack', { childId, otherId });
    expect(await said(childId)).toEqual([null]);
    // It is the history of both, each entry once, and of nobody else; the other is not named in it.
    const { childId: third } = await held.ok('referral.add', referralInput({}, fields));
    const history = async (id: string) =>
      (await held.ok('child.history', { childId: id, offset: 0, limit: 50 })).rows.filter(({ operation }) =>
        operation.startsWith('notSame.'),
      );
    const operations = (await history(childId)).map(({ operation }) => operation);
    expect(operations).toEqual(['notSame.takeBack', 'notSame.say', 'notSame.say', 'notSame.takeBack']);
    expect(await history(otherId)).toEqual(await history(childId));
    expect(JSON.stringify(await history(otherId))).not.toMatch(/Testwood/);
    expect(await history(third)).toEqual([]);
    expect(await held.call('notSame.takeBack', { childId, otherId })).toMatchObject({ code: 'not_found' });
    expect(await held.call('notSame.say', { childId, otherId: childId, reason: null })).toMatchObject({
      code: 'not_same_itself',
    });
  });

  test('the newest open referral is named, so that it can be said to be the same one', async () => {
    const { referralId } = await held.ok(
      'referral.add',
      referralInput({ child: { is: 'held', childId }, receivedOn: localDate('2026-06-01') }),
    );
    const of = {
      is: 'typed' as const,
      name: 'Catherine Testwood',
      birthDate: born,
      carerName: null,
      carerPhone: null,
    };
    const { rows } = await held.ok('child.alike', { of });
    expect(rows[0]?.referral).toMatchObject({ id: referralId, receivedOn: '2026-06-01', isOpen: true });
  });

  test('an open record finds those like it, as they are after a change of name or carer', async () => {
    const of = { is: 'held' as const, childId };
    expect((await held.ok('child.alike', { of })).rows).toEqual([]);
    const bo = (await held.ok('child.search', { text: 'Bo', limit: 1 })).rows[0]?.childId ?? '';
    const fields = personFields({ name: 'Nan', phone: '07700900318', isFirstContact: false });
    const saved = { childId: bo, linkId: null, version: null, fields, checkedWith: 'them' as const };
    const { linkId } = await held.ok('person.save', saved);
    expect((await held.ok('child.alike', { of })).rows).toMatchObject([{ childId: bo, likeness: 'sibling' }]);
    await held.ok('person.save', { ...saved, linkId, version: 1, fields: { ...fields, phone: null } });
    expect((await held.ok('child.alike', { of })).rows).toEqual([]);
    const named = childFields({ name: 'Testwood Katie' });
    await held.ok('child.save', { childId: bo, version: 1, fields: named });
    expect((await held.ok('child.alike', { of })).rows).toMatchObject([{ childId: bo, likeness: 'likely' }]);
  });

  test('only those who see every child may ask', async () => {
    await held.become(['therapist']);
    expect(await held.call('child.alike', { of: { is: 'held', childId } })).toMatchObject({
      code: 'not_allowed',
    });
  });

  test('a referral that came once more adds nothing; the earliest received date stands', async () => {
    const { referrals } = await held.ok('child.overview', { childId });
    const referralId = referrals[0]?.id ?? '';
    const again = (receivedOn: string) =>
      held.call('referral.cameAgain', { referralId, receivedOn: localDate(receivedOn) });
    expect(await again('2026-04-01')).toMatchObject({ value: { receivedOn: '2026-03-09' } });
    expect(await again('2026-02-28')).toMatchObject({ value: { receivedOn: '2026-02-28' } });
    expect(await again('2026-12-01')).toMatchObject({ code: 'future_date' });
    expect(await again('2012-03-03')).toMatchObject({ code: 'birth_after_received' });
    const after = await held.ok('child.overview', { childId });
    expect(after.referrals).toMatchObject([{ receivedOn: '2026-02-28', daysWaiting: 265 }]);
  });

  test('what it said when it came again is kept beside what was said before, the newest first', async () => {
    const referralId = (await held.ok('child.overview', { childId })).referrals[0]?.id ?? '';
    const details = {
      ...NO_DETAILS,
      source: 'gp' as const,
      referredBy: 'Dr Imaginary, Testbridge Surgery',
      reason: 'Sleeps badly since the summer',
    };
    const carer = { name: 'Nan Testwood', relationship: 'grandparent' as const, phone: '07700 900318' };
    await held.ok('referral.cameAgain', { referralId, receivedOn: localDate('2026-04-01'), details, carer });
    await held.ok('referral.cameAgain', { referralId, receivedOn: localDate('2026-05-02') });
    const [referral] = (await held.ok('child.overview', { childId })).referrals;
    expect(referral?.cameAgain).toMatchObject([
      { on: '2026-05-02', details: NO_DETAILS, carer: null },
      { on: '2026-04-01', details, carer, by: held.vault.actor.name },
    ]);
    expect(referral?.details.reason).not.toBe(details.reason);
    expect((await held.ok('triage.view', { referralId })).cameAgain).toEqual(referral?.cameAgain);
    const future = { ...details, disclosedOn: localDate('2026-12-01') };
    expect(
      await held.call('referral.cameAgain', {
        referralId,
        receivedOn: localDate('2026-04-01'),
        details: future,
      }),
    ).toMatchObject({ code: 'future_date', fields: { 'details.disclosedOn': expect.any(String) } });
  });

  test('what came again stands on Today until it is read for safety, and is not put away with a closed referral', async () => {
    const { referrals } = await held.ok('child.overview', { childId });
    const [referral] = referrals;
    const referralId = referral?.id ?? '';
    const details = { ...NO_DETAILS, source: 'gp' as const, reason: 'Things are worse at home' };
    const jobs = async () =>
      (await held.ok('today.list', {})).jobs.filter(
        (job) => job.kind === 'referral' && job.state === 'came_again',
      );
    const read = async (more: { readOn?: typeof TODAY; finding?: 'no_concern' | 'not_enough_known' } = {}) =>
      held.ok('referral.readForSafety', {
        referralId,
        version: (await held.ok('triage.view', { referralId })).version,
        readOn: TODAY,
        finding: 'no_concern',
        note: 'Read',
        ...more,
      });
    // A reading before it was noted says nothing of what is new.
    await read();
    await held.ok('referral.cameAgain', { referralId, receivedOn: localDate('2026-11-19'), details });
    expect(await jobs()).toMatchObject([
      {
        referralId,
        dueOn: TODAY,
        group: 'today',
        receivedOn: '2026-11-19',
        source: 'gp',
        child: { childId },
      },
    ]);
    expect(await held.ok('triage.view', { referralId })).toMatchObject({
      state: null,
      readAgainDueOn: TODAY,
    });
    await read({ readOn: localDate('2026-11-18') });
    await read({ finding: 'not_enough_known' });
    expect(await jobs()).toHaveLength(1);
    await read();
    expect(await jobs()).toEqual([]);
    const { version } = await held.ok('triage.view', { referralId });
    await held.ok('referral.close', {
      referralId,
      version,
      closedOn: TODAY,
      reason: 'moved_away',
      note: 'Moved',
      riskHeldBy: 'Her social worker',
    });
    expect(await held.call('referral.cameAgain', { referralId, receivedOn: TODAY, details })).toMatchObject({
      code: 'came_again_closed',
      message: expect.stringContaining('20 Nov 2026'),
    });
  });

  test('a brother said to be one while a referral is typed is linked both ways, and can be unlinked', async () => {
    const { childId: brotherId } = await held.ok(
      'referral.add',
      referralInput({ siblingIds: [childId] }, { name: 'Ola Testwood', birthDate: localDate('2015-01-09') }),
    );
    const linked = async (of: string) =>
      (await held.ok('child.siblings', { childId: of })).rows.map(({ name }) => name);
    expect(await linked(childId)).toEqual(['Ola Testwood']);
    expect(await linked(brotherId)).toEqual(['Catherine Testwood']);
    await held.ok('sibling.link', { childId: brotherId, siblingId: childId });
    expect(await linked(childId)).toEqual(['Ola Testwood']);
    expect(await held.call('sibling.link', { childId, siblingId: childId })).toMatchObject({
      code: 'sibling_of_itself',
    });
    await held.ok('sibling.unlink', { childId, siblingId: brotherId });
    expect(await linked(brotherId)).toEqual([]);
    expect(await held.call('sibling.unlink', { childId, siblingId: brotherId })).toMatchObject({
      code: 'not_found',
    });
  });

  test('a brother or sister stands as their own record says, whatever came and was closed since', async () => {
    const { childId: otherId } = await held.ok(
      'referral.add',
      referralInput({ acceptedOn: TODAY, siblingIds: [childId] }, { name: 'Bo Testwood' }),
    );
    const again = await held.ok(
      'referral.add',
      referralInput({ child: { is: 'held', childId: otherId }, acceptedOn: null }),
    );
    await held.ok('referral.close', {
      referralId: again.referralId,
      version: 1,
      closedOn: TODAY,
      reason: 'added_by_mistake',
      note: 'Another child was meant',
      isNoRiskKnown: true,
    });
    const { stage } = (await held.ok('child.search', { text: 'Bo Testwood', limit: 5 })).rows[0] ?? {};
    expect(stage).toBe('waiting');
    expect((await held.ok('child.siblings', { childId })).rows).toMatchObject([{ childId: otherId, stage }]);
  });
});
