import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileWords } from '../../../shared/audit/words.ts';
import type { InputOf } from '../../../shared/contract.ts';
import { checkInInput } from '../../support/checkIns.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addPerson, addWaiting, day } from '../../support/waiting.ts';

describe.each(DIALECTS)('the calls for today, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  const list = () => held.ok('waitingList.callList', {});
  const tried = (referralId: string, personId: string): InputOf<'checkIn.save'> =>
    checkInInput(referralId, { triedPersonId: personId });

  test('says whom to ask for and how, the longest overdue first, and nothing that the call does not need', async () => {
    const rafe = await addWaiting(held, 'Rafe Testwood', '2026-03-09', {
      child: {
        nameUsed: 'Raff',
        interpreterLanguage: 'Polish',
        postcode: 'ZZ1 1ZZ',
        school: 'Fakeham School',
      },
      reason: 'A canary in the referral',
      abuse_types: '["sexual_abuse"]',
    });
    await addPerson(held, rafe.childId, { voicemail: 'no' });
    await addPerson(held, rafe.childId, {
      name: 'Alan Nobodyshouldknow',
      isFirst: false,
      rule: 'do_not_contact',
    });
    await addWaiting(held, 'Nia Mockridge', '2026-02-02');
    await addWaiting(held, 'Kit Placeham', '2026-11-19');
    const answer = await list();
    expect(answer).toMatchObject({
      calls: [
        { name: 'Nia', people: [] },
        {
          name: 'Raff',
          dueOn: '2026-03-23',
          interpreter: 'Polish',
          nobodyElse: true,
          isReachedOtherwise: false,
          people: [{ who: 'Bernadette Testwood', phone: '07700 900142', voicemail: 'no', isChecked: true }],
        },
      ],
      leftOut: 0,
      toDecide: 0,
    });
    const said = JSON.stringify(answer);
    for (const word of ['canary', 'abuse', 'Nobodyshouldknow', 'Rafe Testwood', 'ZZ1', 'Fakeham'])
      expect(said).not.toContain(word);
  });

  test('who was tried today is not rung again today, and is back on the next day', async () => {
    const { childId, referralId } = await addWaiting(held, 'Rafe Testwood', '2026-03-09');
    const personId = await addPerson(held, childId);
    await held.ok('checkIn.save', tried(referralId, personId));
    expect((await list()).calls).toEqual([]);
    held.setToday(day('2026-11-21'));
    expect((await list()).calls).toMatchObject([{ name: 'Rafe', people: [{ personId }] }]);
  });

  test('where a risk is known and nobody was reached, a person decides and the call stays', async () => {
    const { childId, referralId } = await addWaiting(held, 'Rafe Testwood', '2026-03-09');
    const personId = await addPerson(held, childId);
    await held.ok('risk.save', {
      childId,
      kind: 'self_harm',
      replacesId: null,
      level: 'raised',
      words: 'Said so to an aunt',
      plan: '',
      heldBy: { is: 'account', id: held.vault.actor.accountId },
      reviewOn: day('2026-11-25'),
    });
    await held.ok('checkIn.save', tried(referralId, personId));
    held.setToday(day('2026-11-21'));
    expect(await list()).toMatchObject({
      calls: [{ name: 'Rafe', people: [{ personId }], putOff: null, because: 'first' }],
      leftOut: 0,
      toDecide: 0,
    });
  });

  test('what happened says its day and by when to ring, also where it ended a decision; nothing where nothing did', async () => {
    const { childId, referralId } = await addWaiting(held, 'Rafe Testwood', '2026-03-09');
    const personId = await addPerson(held, childId);
    const reached = { outcome: 'reached', spokeToPersonIds: [personId], isSafe: 'yes' } as const;
    await held.ok('checkIn.save', checkInInput(referralId, { ...reached, spokeToPersonIds: [personId] }));
    const told = { childId, kind: 'disclosure', happenedOn: day('2026-11-19') } as const;
    await held.ok('event.record', { ...told, concernRecorded: 'By Kim; the lead knows' });
    held.setToday(day('2026-11-27'));
    const asks = { kind: 'disclosure', on: '2026-11-20', isTold: true, dueOn: '2026-11-27' };
    expect((await list()).calls).toMatchObject([{ because: 'disclosure', putOff: null, event: asks }]);
    await held.ok('checkIn.save', { ...tried(referralId, personId), heldOn: day('2026-11-27') });
    await held.ok('checkIn.decide', {
      referralId,
      decision: 'try_again',
      reason: 'They are away',
      nextTryOn: day('2026-12-10'),
    });
    held.setToday(day('2026-12-01'));
    expect((await list()).calls).toEqual([]);
    await held.ok('event.record', { childId, kind: 'charged', happenedOn: day('2026-11-30') });
    // The disclosure is still the reason that it is due; the decision knew of it, and the charge ended it.
    const charge = { kind: 'charged', on: '2026-12-01', isTold: true, dueOn: '2026-12-08' };
    expect((await list()).calls).toMatchObject([
      { because: 'disclosure', putOff: { after: 'charged' }, event: charge },
    ]);
    const other = await addWaiting(held, 'Nia Mockridge', '2026-02-02');
    const rest = (await list()).calls.find((call) => call.referralId === other.referralId);
    expect(rest).toMatchObject({ because: 'first', event: null });
    // A call that was due before says what happened since, too.
    await held.ok('event.record', { ...told, childId: other.childId, concernRecorded: 'By Kim' });
    const since = (await list()).calls.find((call) => call.referralId === other.referralId);
    const asked = { kind: 'disclosure', on: '2026-12-01', isTold: true, dueOn: '2026-12-08' };
    expect(since).toMatchObject({ because: 'first', event: asked });
  });

  test('a therapist rings the families of their own courses only', async () => {
    await addWaiting(held, 'Rafe Testwood', '2026-03-09');
    await held.become(['therapist'], null);
    expect((await list()).calls).toEqual([]);
  });

  test('printing is in the log with whom it names, without a name, and in each child’s own history', async () => {
    const one = await addWaiting(held, 'Rafe Testwood', '2026-03-09');
    const other = await addWaiting(held, 'Nia Mockridge', '2026-02-02');
    const childIds = (await list()).calls.slice(1).map(({ childId }) => childId);
    expect(childIds).toEqual([one.childId]);
    await held.ok('waitingList.print', { what: 'call_list', childIds });
    const { rows } = await held.ok('audit.list', {
      accountId: null,
      subject: null,
      kind: 'files',
      offset: 0,
      limit: 10,
    });
    expect(rows).toMatchObject([{ operation: 'waitingList.print', subject: null }]);
    const detail = rows[0]?.detail ?? '';
    expect(JSON.parse(detail)).toEqual({ what: 'call_list', children: 1, childIds });
    expect(fileWords('waitingList.print', detail)).toBe('the calls for a day, 1 child');
    // One from before it was kept whom a list names.
    expect(fileWords('waitingList.print', '{"what":"waiting_list","children":7}')).toBe(
      'the waiting list, 7 children',
    );
    const printsIn = async ({ childId }: { childId: string }) =>
      (await held.ok('child.history', { childId, offset: 0, limit: 9 })).rows
        .filter(({ operation }) => operation === 'waitingList.print')
        .map(({ who, namedIn }) => [who, namedIn]);
    expect(await printsIn(one)).toEqual([
      [held.vault.actor.name, 'this child is named on it: the calls for a day'],
    ]);
    expect(await printsIn(other)).toEqual([]);
    await held.ok('waitingList.print', { what: 'planner', childIds: [other.childId] });
    expect(await printsIn(other)).toEqual([
      [held.vault.actor.name, 'this child is named on it: a week of the planner'],
    ]);
  });
});
