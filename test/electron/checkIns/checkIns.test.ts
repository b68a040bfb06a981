// Long because every way to save a check-in is held against the same family, on both engines.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { refreshReferrals } from '../../../electron/service/store/derived.ts';
import * as settings from '../../../electron/service/store/settings.ts';
import type { InputOf } from '../../../shared/contract.ts';
import { checkInInput } from '../../support/checkIns.ts';
import { personFields } from '../../support/children.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addPerson, addWaiting, day, refresh } from '../../support/waiting.ts';

describe.each(DIALECTS)('check-ins and holding support, on %s', (dialect) => {
  let held: TestService;
  let referralId: string;
  let childId: string;
  let aunt: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    ({ referralId, childId } = await addWaiting(held, 'Rafe Testwood', '2026-10-01'));
    aunt = await addPerson(held, childId, { voicemail: 'no', letter: 'not_checked' });
  });
  afterEach(() => held.close());

  type Input = InputOf<'checkIn.save'>;
  const entry = (more: Partial<Input> = {}): Input =>
    checkInInput(referralId, {
      outcome: 'reached',
      spokeToPersonIds: [aunt],
      howThingsAre: 'same',
      isSafe: 'yes',
      offered: ['sleep'],
      note: 'Sleep is hard.',
      ...more,
    });
  const tried = (more: Partial<Input> = {}) =>
    entry({ outcome: 'could_not_reach', triedPersonId: aunt, spokeToPersonIds: [], isSafe: null, ...more });
  const save = (more?: Partial<Input>) => held.ok('checkIn.save', entry(more));
  const rows = () =>
    held.vault.store.db.selectFrom('check_in').selectAll().orderBy('made_at').orderBy('id').execute();
  const referral = () =>
    held.vault.store.db
      .selectFrom('referral')
      .selectAll()
      .where('id', '=', referralId)
      .executeTakeFirstOrThrow();

  test('one that reached a safe carer is done, keeps the due date it answered, and the next follows the rhythm', async () => {
    const saved = await save();
    expect(saved).toMatchObject({ isDone: true, nextDueOn: '2026-12-31', tryAgainBy: null });
    expect(await rows()).toMatchObject([
      {
        due_on: '2026-10-15',
        is_done: 1,
        spoke_to: 'carer',
        person_id: aunt,
        channel: 'phone',
        next_due_on: null,
      },
    ]);
    expect(await held.ok('checkIn.view', { referralId })).toMatchObject({
      name: 'Rafe Testwood',
      because: 'rhythm',
      lastDone: { on: '2026-11-20', note: 'Sleep is hard.', by: held.vault.actor.name },
      lastTry: null,
      rhythm: { everyWeeks: 6, because: 'rhythm' },
    });
  });

  test('a try never moves the due date, and says by when to try again', async () => {
    const saved = await held.ok('checkIn.save', tried());
    expect(saved).toMatchObject({ isDone: false, nextDueOn: '2026-10-15', tryAgainBy: '2026-11-24' });
    await held.ok('checkIn.save', tried({ outcome: 'sent_text', nextDueOn: day('2027-03-01') }));
    expect(await referral()).toMatchObject({
      next_check_in_due_on: '2026-10-15',
      next_check_in_because: 'first',
      check_in_tries: 2,
      last_check_in_outcome: 'sent_text',
    });
    expect((await rows()).map((row) => [row.due_on, row.next_due_on])).toEqual([
      ['2026-10-15', null],
      ['2026-10-15', null],
    ]);
  });

  test('an agreed date is kept only where it differs from the rhythm, and never hides an overdue one', async () => {
    await save({ nextDueOn: day('2026-12-31') });
    expect((await rows())[0]?.next_due_on).toBeNull();
    await save({ nextDueOn: day('2026-12-04') });
    expect(await referral()).toMatchObject({
      next_check_in_due_on: '2026-12-04',
      next_check_in_because: 'agreed',
    });
    held.setToday(day('2026-12-10'));
    await held.ok('checkIn.save', tried({ heldOn: day('2026-12-10'), nextDueOn: day('2027-02-01') }));
    expect(await referral()).toMatchObject({ next_check_in_due_on: '2026-12-04', check_in_tries: 1 });
    await save({ heldOn: day('2026-12-10') });
    expect(await referral()).toMatchObject({ next_check_in_due_on: '2027-01-21', check_in_tries: 0 });
  });

  test('band 1 and open proceedings ask for four weeks, and the look at priority says so before', async () => {
    await save({ heldOn: day('2026-11-19') });
    const { nextCheckIn } = await held.ok('priority.view', { referralId });
    expect(nextCheckIn).toEqual([
      { band: null, dueOn: '2026-12-31' },
      { band: 1, dueOn: '2026-12-17' },
      { band: 2, dueOn: '2026-12-31' },
      { band: 3, dueOn: '2026-12-31' },
    ]);
    const banded = await held.ok('referral.setBand', {
      referralId,
      version: 1,
      band: 1,
      answers: {},
      reason: 'Placement is ending',
    });
    expect(banded.nextCheckInDueOn).toBe('2026-12-17');
    expect(await referral()).toMatchObject({ next_check_in_due_on: '2026-12-17' });
    expect((await held.ok('checkIn.view', { referralId })).rhythm).toEqual({
      everyWeeks: 4,
      because: 'band_1',
    });
    expect(await save()).toMatchObject({ nextDueOn: '2026-12-18' });
    await held.vault.store.db
      .insertInto('criminal_proceedings')
      .values({ id: newId(), child_id: childId, stage: 'charged', version: 1 })
      .execute();
    expect((await held.ok('checkIn.view', { referralId })).rhythm.because).toBe('open_proceedings');
  });

  test('only the child or a safe carer makes it done', async () => {
    const father = await addPerson(held, childId, {
      name: 'Alan Mockridge',
      rule: 'do_not_contact',
      isFirst: false,
    });
    const worker = await addPerson(held, childId, {
      name: 'Noor Specimen',
      kind: 'professional',
      isFirst: false,
    });
    const why = { unsafeChannelReason: 'He picked up her phone' };
    expect(await save({ spokeToPersonIds: [father], ...why })).toMatchObject({ isDone: false });
    expect(await save({ spokeToPersonIds: [worker], isSafe: null })).toMatchObject({ isDone: false });
    expect(await save({ spokeToPersonIds: [], spokeToSomeoneElse: true })).toMatchObject({ isDone: false });
    expect(await save({ spokeToPersonIds: [father, aunt], ...why })).toMatchObject({ isDone: true });
    expect(await save({ spokeToPersonIds: [], spokeToChild: true })).toMatchObject({ isDone: true });
    expect((await rows()).map((row) => row.spoke_to)).toEqual([
      'carer',
      'professional',
      'other',
      'carer',
      'child',
    ]);
  });

  test('a way of contact that was not agreed asks why, and can still be saved', async () => {
    for (const outcome of ['left_message', 'sent_letter'] as const) {
      const reply = await held.call('checkIn.save', tried({ outcome }));
      expect(reply).toMatchObject({
        ok: false,
        code: 'unsafe_contact_reason',
        fields: { unsafeChannelReason: expect.stringContaining('Say in a few words') },
      });
      await held.ok(
        'checkIn.save',
        tried({ outcome, unsafeChannelReason: 'Her own line, she asked for it' }),
      );
    }
    await held.ok(
      'checkIn.save',
      tried({ outcome: 'sent_text', unsafeChannelReason: 'Typed for a message that was not left' }),
    );
    expect((await rows()).at(-1)?.unsafe_channel_reason).toBeNull();
    const father = await addPerson(held, childId, { rule: 'do_not_contact', isFirst: false });
    expect(await held.call('checkIn.save', tried({ triedPersonId: father }))).toMatchObject({ ok: false });
    const audit = await held.vault.store.db
      .selectFrom('audit')
      .select('detail')
      .where('outcome', '=', 'done')
      .execute();
    expect(audit.map((row) => JSON.parse(row.detail ?? '{}').againstContactRules)).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('a rhythm of its own is set with a reason, moves the next date, and can be given back', async () => {
    await save();
    const own = { referralId, version: 1, everyWeeks: 2, reason: 'Asked to hear from us each fortnight' };
    const set = await held.ok('checkIn.setRhythm', own);
    expect(set).toMatchObject({ version: 2, nextDueOn: '2026-12-04' });
    expect(await referral()).toMatchObject({ next_check_in_because: 'own' });
    expect(await held.ok('checkIn.view', { referralId })).toMatchObject({
      rhythm: { everyWeeks: 2, because: 'own' },
      ownRhythm: { everyWeeks: 2, reason: own.reason },
    });
    expect(await held.call('checkIn.setRhythm', own)).toMatchObject({
      code: 'conflict',
      detail: { theirs: { everyWeeks: 2, version: 2 } },
    });
    for (const wrong of [{ everyWeeks: 0 }, { everyWeeks: 13 }, { reason: ' ' }])
      expect(await held.call('checkIn.setRhythm', { ...own, version: 2, ...wrong })).toMatchObject({
        code: 'bad_input',
      });
    await held.ok('checkIn.setRhythm', { ...own, version: 2, everyWeeks: null });
    expect(await referral()).toMatchObject({
      next_check_in_because: 'rhythm',
      next_check_in_due_on: '2026-12-31',
    });
  });

  test('a family is contacted before the referral is accepted too, and that is no check-in of the return', async () => {
    const inbox = await addWaiting(held, 'Elodie Fakeham', '2026-11-16', { accepted_on: null });
    const person = await addPerson(held, inbox.childId);
    const dueOn = async () =>
      (await held.ok('checkIn.view', { referralId: inbox.referralId })).next?.dueOn ?? null;
    expect(await dueOn()).toBe('2026-11-30');
    await held.ok('checkIn.save', {
      ...entry({ spokeToPersonIds: [person] }),
      referralId: inbox.referralId,
    });
    expect(await dueOn()).toBe('2026-12-31');
    expect(await rows()).toMatchObject([{ is_done: 1, due_on: null }]);
  });

  test('what the first contact leaves out is asked for until it was explained once', async () => {
    const toExplain = async () => (await held.ok('checkIn.view', { referralId })).toExplain;
    expect(await toExplain()).toEqual(['confidentiality', 'named_contact', 'out_of_hours']);
    await held.ok('checkIn.save', tried({ explained: ['confidentiality'] }));
    expect(await toExplain()).toHaveLength(3);
    const first = await save({ explained: ['confidentiality', 'out_of_hours'], whatHelps: 'Drawing' });
    expect(await toExplain()).toEqual(['named_contact']);
    expect((await held.ok('checkIn.view', { referralId })).lastDone).toMatchObject({ whatHelps: 'Drawing' });
    expect((await held.ok('child.overview', { childId })).recentContacts[0]).toMatchObject({
      explained: ['confidentiality', 'out_of_hours'],
      whatHelps: 'Drawing',
      isPlaceInDoubt: false,
    });
    await held.ok('checkIn.undo', { checkInId: first.checkInId });
    expect(await toExplain()).toHaveLength(3);
  });

  test('"still right" checks the one to ring; "changed" lets the check lapse; taking it back restores it', async () => {
    const checkedOn = async () => (await held.ok('people.list', { childId })).people[0]?.checkedOn;
    const checkedWith = async () => (await held.ok('people.list', { childId })).people[0]?.checkedWith;
    await held.vault.store.db.updateTable('child_person').set({ checked_with: 'referrer' }).execute();
    const right = await save({ contactStillRight: 'yes' });
    expect(await checkedOn()).toBe(TODAY);
    expect(await checkedWith()).toBe('them');
    await held.ok('checkIn.undo', { checkInId: right.checkInId });
    expect(await checkedOn()).toBe('2026-10-16');
    expect(await checkedWith()).toBe('referrer');
    const changed = await save({ contactStillRight: 'changed', rightPlace: 'not_sure' });
    expect(await checkedOn()).toBeNull();
    expect((await held.ok('people.list', { childId })).card).toMatchObject({ isChecked: false });
    const [person] = (await held.ok('people.list', { childId })).people;
    if (person === undefined) throw new Error('Nobody is there');
    const { linkId, version } = person;
    await held.ok('person.confirmContact', { childId, linkId, version, checkedWith: 'them' });
    await held.ok('checkIn.undo', { checkInId: changed.checkInId });
    expect(await checkedOn()).toBe(TODAY);
    expect(await rows()).toEqual([]);
  });

  test('what is missing or cannot be is said beside its question', async () => {
    const father = await addPerson(held, (await addWaiting(held, 'Another', '2026-10-01')).childId);
    const refused: [Partial<Input>, string, string][] = [
      [{ spokeToPersonIds: [] }, 'spoke_to_not_said', 'spokeTo'],
      [{ isSafe: null }, 'safety_not_said', 'isSafe'],
      [{ heldOn: day('2026-11-21') }, 'future_date', 'heldOn'],
      [{ heldOn: day('2026-09-30') }, 'contact_before_referral', 'heldOn'],
      [{ nextDueOn: TODAY }, 'next_check_in_not_ahead', 'nextDueOn'],
      [{ spokeToPersonIds: [father] }, 'person_not_of_child', 'spokeTo'],
    ];
    for (const [more, code, field] of refused)
      expect(await held.call('checkIn.save', entry(more))).toMatchObject({
        code,
        fields: { [field]: expect.any(String) },
      });
    expect(await rows()).toEqual([]);
    expect(await held.call('checkIn.save', entry({ note: 'a\u0000b' }))).toMatchObject({ code: 'bad_input' });
  });

  test('parental responsibility makes nobody safe: every way asks why, a letter is refused, and nothing is settled', async () => {
    const parent = async (safety: 'do_not_contact' | 'not_checked') => {
      const fields = personFields({
        name: `Parent, ${safety}`,
        isFirstContact: false,
        hasParentalResponsibility: 'yes',
        safety,
        mayRing: 'yes',
        mayText: 'yes',
        mayVoicemail: 'yes',
        mayLetter: 'yes',
      });
      const input = { childId, linkId: null, version: null, fields, checkedWith: null };
      const { linkId } = await held.ok('person.save', input);
      const { people } = await held.ok('people.list', { childId });
      return { linkId, personId: people.find((each) => each.linkId === linkId)?.personId ?? '' };
    };
    const asksWhy = { code: 'unsafe_contact_reason', fields: { unsafeChannelReason: expect.any(String) } };
    const avoided = await parent('do_not_contact');
    const unchecked = await parent('not_checked');
    for (const outcome of ['could_not_reach', 'left_message', 'sent_text', 'sent_letter'] as const) {
      const call = (triedPersonId: string) => held.call('checkIn.save', tried({ outcome, triedPersonId }));
      expect(await call(avoided.personId)).toMatchObject(asksWhy);
      if (outcome !== 'could_not_reach') expect(await call(unchecked.personId)).toMatchObject(asksWhy);
    }
    const spoken = { spokeToPersonIds: [avoided.personId] };
    expect(await held.call('checkIn.save', entry(spoken))).toMatchObject(asksWhy);
    expect(await save({ ...spoken, unsafeChannelReason: 'He rang us' })).toMatchObject({ isDone: false });
    // A contact nobody checked moves no date, whatever was said and whichever next day was agreed with them.
    const due = await referral();
    const heard = {
      spokeToPersonIds: [unchecked.personId],
      howThingsAre: 'harder' as const,
      nextDueOn: day('2026-12-31'),
    };
    expect(await save(heard)).toMatchObject({ isDone: false, nextDueOn: due?.next_check_in_due_on });
    expect(await referral()).toMatchObject({
      next_check_in_due_on: due?.next_check_in_due_on,
      check_in_tries: 2,
    });
    // "Not safe" counts whoever says it.
    await save({ spokeToPersonIds: [unchecked.personId], isSafe: 'no' });
    expect(await held.ok('checkIn.view', { referralId })).toMatchObject({
      ladder: { rung: 'decision', because: 'risk_known' },
    });
    for (const { linkId } of [avoided, unchecked])
      expect(await held.call('letter.fill', { childId, linkId })).toMatchObject({ ok: false });
    const { card } = await held.ok('people.list', { childId });
    expect(card?.personId).toBe(aunt);
  });

  test('the latest one can be taken back on the same day by who saved it, and the old date is due again', async () => {
    const first = await held.ok('checkIn.save', tried());
    const second = await save();
    expect(await held.call('checkIn.undo', { checkInId: first.checkInId })).toMatchObject({
      code: 'undo_not_latest',
    });
    expect(await held.ok('checkIn.undo', { checkInId: second.checkInId })).toEqual({
      referralId,
      nextDueOn: '2026-10-15',
      concernsLeft: 0,
    });
    expect(await referral()).toMatchObject({ check_in_tries: 1, last_check_in_outcome: 'could_not_reach' });
    const me = held.vault.actor;
    await held.become(['coordinator']);
    expect(await held.call('checkIn.undo', { checkInId: first.checkInId })).toMatchObject({
      code: 'undo_not_yours',
    });
    held.vault.actor = me;
    held.setToday(day('2026-11-21'));
    expect(await held.call('checkIn.undo', { checkInId: first.checkInId })).toMatchObject({
      code: 'undo_too_late',
    });
    expect(await held.call('checkIn.undo', { checkInId: second.checkInId })).toMatchObject({
      code: 'not_found',
    });
  });

  test('a therapist checks in only with the children of their own courses, or opened with a reason', async () => {
    await held.become(['therapist']);
    expect(await held.call('checkIn.save', entry())).toMatchObject({ code: 'open_first' });
    expect(await held.call('checkIn.view', { referralId })).toMatchObject({ code: 'open_first' });
    await held.ok('child.open', { childId, reason: 'On duty today' });
    await save();
  });

  test('holding support is counted apart, and stops no wait and no check-in', async () => {
    const log = {
      referralId,
      heldOn: TODAY,
      kind: 'coping_skills' as const,
      withWhom: 'both' as const,
      channel: 'in_person' as const,
      note: '',
    };
    const first = await held.ok('holding.log', log);
    expect(first.contacts).toBe(1);
    expect((await held.ok('holding.log', log)).contacts).toBe(2);
    expect(await referral()).toMatchObject({
      holding_contacts: 2,
      next_check_in_due_on: '2026-10-15',
      stage: 'waiting',
    });
    expect(await held.call('holding.log', { ...log, heldOn: day('2026-12-01') })).toMatchObject({
      code: 'future_date',
    });
    expect(await held.ok('holding.undo', { holdingContactId: first.holdingContactId })).toEqual({
      referralId,
      contacts: 1,
    });
  });

  test('rebuilding every referral from its records finds no difference', async () => {
    const { db } = held.vault.store;
    for (const [at, accepted] of ['2026-01-05', null, '2026-03-09', '2026-05-01'].entries()) {
      const added = await addWaiting(held, `Child ${at}`, '2026-01-05', {
        accepted_on: accepted,
        band: at === 0 ? null : at,
      });
      const person = await addPerson(held, added.childId);
      await held.ok('checkIn.save', { ...tried({ triedPersonId: person }), referralId: added.referralId });
      if (at % 2 === 0)
        await held.ok('checkIn.save', {
          ...entry({ spokeToPersonIds: [person] }),
          referralId: added.referralId,
        });
      if (at === 3) {
        await db
          .insertInto('course')
          .values({
            id: newId(),
            child_id: added.childId,
            referral_id: added.referralId,
            protocol_id: 'tf_cbt_csa',
            planned_sessions: 12,
            started_on: '2026-11-02',
            attended: 1,
            version: 1,
          })
          .execute();
        await refresh(held, added.referralId);
      }
    }
    await save();
    const all = () => db.selectFrom('referral').selectAll().orderBy('id').execute();
    const before = await all();
    await db
      .updateTable('referral')
      .set({
        stage: 'received',
        stage_since: '1999-01-01',
        started_on: null,
        next_check_in_due_on: '1999-01-01',
        next_check_in_because: null,
        check_in_tries: 99,
        next_try_by_on: null,
        check_in_left_undone_on: null,
        last_check_in_on: null,
        last_check_in_outcome: null,
        holding_contacts: 99,
      })
      .execute();
    const ids = before.map((row) => row.id);
    await refreshReferrals(db, ids, TODAY, await settings.load(db));
    expect(await all()).toEqual(before);
  });
});
