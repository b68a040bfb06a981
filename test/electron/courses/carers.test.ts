import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { protocolById, PROTOCOLS } from '../../../shared/protocols/catalogue.ts';
import { newId } from '../../../electron/service/ids.ts';
import type { InputOf } from '../../../shared/contract.ts';
import { addDays, localDate, localTime } from '../../../shared/dates.ts';
import { personFields } from '../../support/children.ts';
import { UNASSESSED } from '../../support/choices.ts';
import { addReferral, logOf, planCourse, sessionNumber, type TestCourse } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

const PARENT_ONLY =
  PROTOCOLS.find(({ countedStrand }) => countedStrand === 'carer') ?? protocolById('ltfi_8_17');

describe.each(DIALECTS)('parents and carers in their own right, on %s', (dialect) => {
  let held: TestService;
  let course: TestCourse;
  let bea: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    course = await planCourse(held);
    bea = newId();
    await held.vault.store.db
      .insertInto('practitioner')
      .values({ id: bea, name: 'Bea Protham', job_title: 'Therapist', is_active: 1, version: 1 })
      .execute();
  });
  afterEach(() => held.close());

  const view = () => held.ok('course.get', { courseId: course.courseId });
  const addPerson = async (name: string, more: Parameters<typeof personFields>[0] = {}) =>
    (
      await held.ok('person.save', {
        childId: course.childId,
        linkId: null,
        version: null,
        fields: personFields({ name, isFirstContact: false, ...more }),
        checkedWith: null,
      })
    ).personId;
  const save = async (more: Partial<InputOf<'course.saveCarer'>> = {}) => {
    const { id: courseId, version } = await view();
    const own = { strandId: null, personId: null, practitionerId: bea, limit: null, notes: null };
    const why = { handoverReason: 'fit' as const };
    return held.call('course.saveCarer', { courseId, version, ...own, ...why, ...more });
  };
  const say = (personId: string, status: InputOf<'carer.sayStatus'>['status']) =>
    held.ok('carer.sayStatus', {
      childId: course.childId,
      personId,
      status,
      saidBy: 'The social worker, by phone',
      saidOn: TODAY,
    });

  test('two carers have a strand each, with counts, practitioners and dates of their own', async () => {
    const mother = await addPerson('Dilys Testwood');
    expect(await save({ personId: mother })).toMatchObject({ ok: true });
    expect(await save({ personId: mother })).toMatchObject({
      code: 'carer_strand_twice',
      fields: { personId: expect.any(String) },
    });
    let now = await view();
    const second = now.strands[2];
    expect(second).toMatchObject({
      kind: 'carer',
      isCounted: false,
      attended: 0,
      limit: null,
      person: { name: 'Dilys Testwood' },
      practitioner: { name: 'Bea Protham' },
    });
    const strandId = second?.id ?? '';
    const on = localDate('2026-11-18');
    await held.ok('session.add', { courseId: now.id, version: now.version, strandId, on, time: null });
    now = await view();
    const session = now.sessions.find((each) => each.strandId === strandId);
    if (session === undefined) throw new Error('No session');
    await held.ok('session.log', logOf(now, session, { attendees: ['carer'] }));
    now = await view();
    expect(now.strands.map(({ attended }) => attended)).toEqual([0, 0, 1]);
    expect(now.attended).toBe(0);
  });

  test('whoever is said to have harmed the child is not contacted from then on, until somebody says otherwise', async () => {
    const { childId } = course;
    const { personId, linkId } = await held.ok('person.save', {
      childId,
      linkId: null,
      version: null,
      fields: personFields({
        name: 'Ned Testwood',
        isFirstContact: true,
        isEmergencyContact: true,
        safety: 'safe',
      }),
      checkedWith: 'carer',
    });
    const card = async () => (await held.ok('people.list', { childId })).card;
    expect(await card()).toMatchObject({ linkId, isChecked: true });
    await say(personId, 'non_abusing');
    expect(await card()).toMatchObject({ linkId, isChecked: true });
    await say(personId, 'alleged_abuser');
    expect(await card()).toBeNull();
    const { people } = await held.ok('people.list', { childId });
    expect(people.find((each) => each.personId === personId)).toMatchObject({
      checkedOn: null,
      fields: { safety: 'do_not_contact', isFirstContact: false, isEmergencyContact: false },
    });
  });

  test('somebody alleged to have harmed the child joins only after a safeguarding lead’s recorded decision', async () => {
    const father = await addPerson('Ned Testwood');
    await say(father, 'alleged_abuser');
    expect(await save({ personId: father })).toMatchObject({
      code: 'carer_alleged',
      fields: { personId: expect.stringContaining('safeguarding lead') },
    });
    // Nobody else's word takes it back.
    await say(father, 'non_abusing');
    expect(await save({ personId: father })).toMatchObject({ code: 'carer_alleged' });
    const asLead = { childId: course.childId, personId: father, reason: 'The court found otherwise' };
    await held.become(['manager', 'coordinator', 'therapist']);
    expect(await held.call('carer.decideJoining', { ...asLead, answer: 'may_join' })).toMatchObject({
      code: 'not_allowed',
    });
    await held.become(['safeguarding_lead']);
    await held.ok('carer.decideJoining', { ...asLead, answer: 'may_not_join' });
    await held.become(['manager']);
    expect(await save({ personId: father })).toMatchObject({ code: 'carer_may_not_join' });
    await held.become(['safeguarding_lead']);
    await held.ok('carer.decideJoining', { ...asLead, answer: 'may_join' });
    await held.become(['manager']);
    expect(await save({ personId: father })).toMatchObject({ ok: true });
    const { people } = await held.ok('carer.list', { childId: course.childId });
    expect(people).toMatchObject([{ personId: father, isAlleged: true, joining: 'may_join' }]);
    expect(people[0]?.entries.map(({ said }) => said)).toEqual([
      'may_join',
      'may_not_join',
      'non_abusing',
      'alleged_abuser',
    ]);
  });

  test('planning refuses them too, and whoever is not round the child', async () => {
    const father = await addPerson('Ned Testwood');
    await say(father, 'alleged_abuser');
    const place = { practitionerId: bea, lengthMinutes: 50, roomId: null, place: null };
    const plan = (personId: string) =>
      held.call('course.plan', {
        childId: course.childId,
        referralId: course.referralId,
        offerId: null,
        protocolId: 'ltfi_8_17',
        planningReason: 'A reason',
        counted: { ...place, personId: null, dates: [{ on: localDate('2027-01-07'), time: '16:00' }] },
        carer: { ...place, personId, limit: 8, dates: [] },
        noCarerReason: null,
      });
    expect(await plan(father)).toMatchObject({
      code: 'carer_alleged',
      fields: { carer: expect.any(String) },
    });
    expect(await plan(newId())).toMatchObject({ code: 'carer_not_of_child' });
  });

  test('a therapy of the service’s own takes nobody in whom no safeguarding lead decided on, named or unnamed', async () => {
    const father = await addPerson('Ned Testwood');
    await say(father, 'alleged_abuser');
    for (const kind of ['carer', 'carer_group', 'together', 'family'] as const) {
      const { protocolId } = await held.ok('protocol.addOwn', {
        name: `Own therapy, ${kind}`,
        basis: 'Our own',
        kind,
        ages: { from: null, through: null },
        carerStrand: null,
        isOffered: true,
        bounds: { min: 6, max: 8, extendTo: null, openExtension: false, unit: 'session' },
        reviews: null,
      });
      const place = { practitionerId: bea, lengthMinutes: 50, roomId: null, place: null };
      const plan = (personId: string | null) =>
        held.call('course.plan', {
          childId: course.childId,
          referralId: course.referralId,
          offerId: null,
          protocolId,
          planningReason: 'A reason',
          counted: { ...place, personId, dates: [{ on: localDate('2027-01-07'), time: '16:00' }] },
          carer: null,
          noCarerReason: 'Nobody else',
          reasonForUnusualFit: 'Need decides',
        });
      expect(await plan(father)).toMatchObject({
        code: 'carer_alleged',
        fields: { carer: expect.any(String) },
      });
      expect(await plan(null)).toMatchObject({
        code: /carer/.test(kind) ? 'carer_name_needed' : 'carer_must_be_named',
        fields: { carer: expect.any(String) },
      });
    }
    // Beside the child's too.
    expect(await save({ personId: null })).toMatchObject({ code: 'carer_must_be_named' });
    const { protocolId } = await held.ok('protocol.addOwn', {
      name: 'Own parents’ group',
      basis: 'Our own',
      kind: 'carer_group',
      ages: { from: null, through: null },
      carerStrand: null,
      isOffered: true,
      bounds: { min: 6, max: 8, extendTo: null, openExtension: false, unit: 'session' },
      reviews: null,
    });
    const on = localDate('2027-01-07');
    const { groupId } = await held.ok('group.plan', {
      name: 'Parents on Thursdays',
      protocolId,
      practitionerId: bea,
      secondPractitionerId: null,
      roomId: null,
      place: 'Hall',
      lengthMinutes: 90,
      places: 8,
      dates: [{ on, time: localTime('18:00') }],
    });
    const join = (personId: string) =>
      held.call('group.join', {
        groupId,
        version: 1,
        childId: course.childId,
        referralId: course.referralId,
        offerId: null,
        personId,
        proceedingsNote: null,
        apartReason: null,
        noCarerReason: 'The group is theirs',
        joinedOn: on,
      });
    expect(await join(father)).toMatchObject({ code: 'carer_alleged' });
    const uncle = await addPerson('Don Testwood', { safety: 'do_not_contact' });
    expect(await join(uncle)).toMatchObject({
      code: 'carer_do_not_contact',
      fields: { carer: expect.any(String) },
    });
    expect(await join(await addPerson('Dilys Testwood'))).toMatchObject({ ok: true });
  });

  test('said after they joined, an allegation is a safeguarding lead’s row, and they get no new dates until decided', async () => {
    const father = await addPerson('Ned Testwood');
    const mother = await addPerson('Dilys Testwood');
    const strandId = (await view()).strands[1]?.id ?? '';
    const alleged = async () => {
      const { jobs } = await held.ok('today.list', {});
      return jobs.filter(({ kind }) => kind === 'carer_alleged');
    };
    // All of the carer's four dates are to be logged; one more is still to come.
    const on = addDays(TODAY, 18);
    const add = async (day = on) => {
      const { id: courseId, version } = await view();
      return held.call('session.add', { courseId, version, strandId, on: day, time: localTime('10:00') });
    };
    expect(await save({ strandId, personId: father })).toMatchObject({ ok: true });
    expect(await add()).toMatchObject({ ok: true });
    await say(father, 'alleged_abuser');
    await held.become(['safeguarding_lead']);
    expect(await alleged()).toMatchObject([
      { person: 'Ned Testwood', open: 'decide', datesAhead: 1, nextOn: on, group: 'now' },
    ]);
    await held.become(['therapist'], course.ama);
    expect(await alleged()).toEqual([]);

    // No date more, moved or new; what was held is logged, and a date may be taken out.
    expect(await add(addDays(TODAY, 27))).toMatchObject({
      code: 'carer_alleged',
      fields: { on: expect.any(String) },
    });
    let now = await view();
    const last = sessionNumber(now, 5, true);
    const tryId = last.tries[0]?.id ?? '';
    const to = { on: addDays(on, 7), time: localTime('10:00') };
    const move = () => held.call('session.move', { courseId: now.id, version: now.version, tryId, to });
    expect(await move()).toMatchObject({ code: 'carer_alleged' });
    expect(
      await held.call('session.change', {
        courseId: now.id,
        version: now.version,
        tryId,
        scope: 'this',
        to: { ...to, practitionerId: course.ama, roomId: course.room, place: null },
        withOthers: false,
      }),
    ).toMatchObject({ code: 'carer_alleged' });
    const first = sessionNumber(now, 1, true);
    expect(
      await held.call(
        'session.log',
        logOf(now, first, {
          status: 'did_not_attend',
          attendees: [],
          reason: 'not_known',
          safety: 'will_ring',
          newDate: { on, time: null },
        }),
      ),
    ).toMatchObject({ code: 'carer_alleged', fields: { newDate: expect.any(String) } });
    await held.ok('session.log', logOf(now, first, { attendees: ['carer'] }));

    // Neither left out nor put in somebody else's place: they came.
    expect(await save({ strandId, personId: null })).toMatchObject({ code: 'carer_name_stays' });
    expect(await save({ strandId, personId: mother })).toMatchObject({ code: 'carer_held_stays' });
    expect(await save({ strandId, personId: father, limit: 6 })).toMatchObject({ ok: true });

    await held.become(['safeguarding_lead']);
    const decide = (answer: 'may_join' | 'may_not_join') =>
      held.ok('carer.decideJoining', {
        childId: course.childId,
        personId: father,
        answer,
        reason: 'The police',
      });
    await decide('may_not_join');
    expect(await alleged()).toMatchObject([{ open: 'dates_left', datesAhead: 1 }]);
    await decide('may_join');
    expect(await alleged()).toEqual([]);
    await held.become(['manager']);
    now = await view();
    expect(await move()).toMatchObject({ ok: true });
    // What a lead allowed, they take back.
    await held.become(['safeguarding_lead']);
    await decide('may_not_join');
    expect(await alleged()).toMatchObject([{ open: 'dates_left', nextOn: to.on }]);
    await held.become(['manager']);
    now = await view();
    const moved = sessionNumber(now, 5, true).tries.at(-1)?.id ?? '';
    await held.ok('session.move', { courseId: now.id, version: now.version, tryId: moved, to: null });
    await held.become(['safeguarding_lead']);
    expect(await alleged()).toEqual([]);
  });

  test('nobody marked “do not contact”, and no professional, is named for sessions; whoever was named before stays', async () => {
    const uncle = await addPerson('Don Testwood', { safety: 'do_not_contact' });
    const worker = await addPerson('Sam Protham', { kind: 'professional', organisation: 'The council' });
    expect(await save({ personId: uncle })).toMatchObject({
      code: 'carer_do_not_contact',
      fields: { personId: expect.any(String) },
    });
    expect(await save({ personId: worker })).toMatchObject({ code: 'carer_is_professional' });
    const mother = await addPerson('Dilys Testwood');
    expect(await save({ personId: mother })).toMatchObject({ ok: true });
    const strandId = (await view()).strands.at(-1)?.id ?? '';
    const { people } = await held.ok('people.list', { childId: course.childId });
    const known = people.find(({ personId }) => personId === mother);
    if (known === undefined) throw new Error('No mother');
    await held.ok('person.save', {
      childId: course.childId,
      linkId: known.linkId,
      version: known.version,
      fields: { ...known.fields, safety: 'do_not_contact' },
      checkedWith: null,
    });
    expect(await save({ strandId, personId: mother, limit: 4 })).toMatchObject({ ok: true });
  });

  test('a plan for a parent or carer alone names whose sessions they are', async () => {
    const place = { practitionerId: bea, lengthMinutes: 50, roomId: null, place: null };
    const plan = (personId: string | null) =>
      held.call('course.plan', {
        childId: course.childId,
        referralId: course.referralId,
        offerId: null,
        protocolId: PARENT_ONLY.id,
        planningReason: 'A reason',
        counted: { ...place, personId, dates: [{ on: localDate('2027-01-07'), time: '16:00' }] },
        carer: null,
        noCarerReason: 'Nobody else',
        reasonForUnusualFit: 'Need decides',
      });
    expect(await plan(null)).toMatchObject({
      code: 'carer_name_needed',
      fields: { carer: expect.any(String) },
    });
    expect(await plan(await addPerson('Maya Testwood'))).toMatchObject({ ok: true });
  });

  test('a parent’s own sessions end the child’s wait only where that therapy was offered and accepted', async () => {
    const { childId, referralId } = await addReferral(held);
    const { personId } = await held.ok('person.save', {
      childId,
      linkId: null,
      version: null,
      fields: personFields({ name: 'Maya Testwood' }),
      checkedWith: null,
    });
    const place = { practitionerId: bea, lengthMinutes: 50, roomId: null, place: null };
    const { courseId } = await held.ok('course.plan', {
      childId,
      referralId,
      offerId: null,
      protocolId: PARENT_ONLY.id,
      planningReason: 'A reason',
      counted: { ...place, personId, dates: [{ on: localDate('2026-11-12'), time: '16:00' }] },
      carer: null,
      noCarerReason: null,
      reasonForUnusualFit: 'Need decides',
    });
    const now = await held.ok('course.get', { courseId });
    await held.ok('session.log', logOf(now, sessionNumber(now, 1), { attendees: ['carer'] }));
    const referral = async () => (await held.ok('child.overview', { childId })).referrals[0];
    expect(await referral()).toMatchObject({ stage: 'waiting', nextCheckInDueOn: expect.any(String) });
    const { offerId } = await held.ok('offer.make', {
      referralId,
      assessmentId: null,
      protocolId: PARENT_ONLY.id,
      madeOn: localDate('2026-11-10'),
      explainedTo: ['carer'],
      ...UNASSESSED,
      alternatives: 'Waiting',
      reasonForUnusualFit: 'Agreed with the social worker',
    });
    expect(await referral()).toMatchObject({ stage: 'offered' });
    const answer = { answer: 'accepted' as const, answeredOn: localDate('2026-11-11'), askAgainOn: null };
    await held.ok('offer.answer', { offerId, version: 1, ...answer });
    expect(await referral()).toMatchObject({ stage: 'in_therapy' });
  });

  test('nobody gives themselves notes that were not agreed; whoever holds the sessions gives them on', async () => {
    const strandId = (await view()).strands[1]?.id ?? '';
    await save({ strandId, practitionerId: bea });
    await held.vault.store.db
      .updateTable('session_try')
      .set({ practitioner_id: bea })
      .where('strand_id', '=', strandId)
      .execute();
    await held.become(['therapist'], bea);
    let now = await view();
    const note = { text: 'Finds the evenings hard.', seenAt: null };
    const { tryId: id } = await held.ok(
      'session.log',
      logOf(now, sessionNumber(now, 1, true), { attendees: ['carer'], note }),
    );
    const reads = () => held.call('note.get', { about: 'session_try', id });
    const shared = { isShared: true, agreedWith: 'The mother', agreedOn: TODAY };
    const handOver = async (toPractitionerId: string) => {
      const { id: courseId, version } = await view();
      return held.call('handover.plan', {
        courseId,
        version,
        strandId,
        isCover: false,
        toPractitionerId,
        startsOn: TODAY,
        untilOn: null,
        reason: 'left',
        wantsKnown: '',
      });
    };

    await held.become(['therapist'], course.ama);
    const refused = { code: 'carer_not_yours_to_give' };
    expect(await save({ strandId, practitionerId: course.ama })).toMatchObject(refused);
    expect(await save({ strandId, notes: shared })).toMatchObject(refused);
    expect(await save({ practitionerId: bea, notes: shared })).toMatchObject(refused);
    expect(await handOver(course.ama)).toMatchObject(refused);
    now = await view();
    const last = sessionNumber(now, 4, true).tries.at(-1);
    expect(
      await held.call('session.change', {
        courseId: now.id,
        version: now.version,
        tryId: last?.id ?? '',
        scope: 'this_and_later',
        to: {
          on: last?.on ?? TODAY,
          time: last?.time ?? null,
          practitionerId: course.ama,
          roomId: last?.roomId ?? null,
          place: last?.place ?? null,
        },
        withOthers: false,
      }),
    ).toMatchObject(refused);
    expect(await reads()).toMatchObject({ code: 'carer_note_not_agreed' });
    // What is not about the notes is still theirs to say.
    expect(await save({ strandId, limit: 5 })).toMatchObject({ ok: true });

    await held.become(['therapist'], bea);
    expect(await handOver(course.ama)).toMatchObject({ ok: true });
    await held.become(['therapist'], course.ama);
    expect(await reads()).toMatchObject({ ok: true, value: { text: note.text } });
  });

  test('both who hold a parents’ group write and read its notes', async () => {
    const mother = await addPerson('Dilys Testwood');
    const on = localDate('2026-11-18');
    const { groupId } = await held.ok('group.plan', {
      name: 'Parents on Wednesdays',
      protocolId: PARENT_ONLY.id,
      practitionerId: course.ama,
      secondPractitionerId: bea,
      roomId: null,
      place: 'Hall',
      lengthMinutes: 90,
      places: 8,
      dates: [{ on, time: localTime('18:00') }],
    });
    const { courseId } = await held.ok('group.join', {
      groupId,
      version: 1,
      childId: course.childId,
      referralId: course.referralId,
      offerId: null,
      personId: mother,
      proceedingsNote: null,
      apartReason: null,
      reasonForUnusualFit: 'Agreed with the social worker',
      noCarerReason: 'The group is theirs',
      joinedOn: on,
    });
    await held.become(['therapist'], bea);
    const now = await held.ok('course.get', { courseId });
    const [session] = now.sessions;
    if (session === undefined) throw new Error('No session');
    const note = { text: 'Spoke of the school.', seenAt: null };
    const { tryId: id } = await held.ok('session.log', logOf(now, session, { attendees: ['carer'], note }));
    await held.become(['therapist'], course.ama);
    expect(await held.ok('note.get', { about: 'session_try', id })).toMatchObject({ text: note.text });
  });

  test('the child’s therapist reads a carer’s notes only once it was agreed, with whom and when', async () => {
    const now = await view();
    const strandId = now.strands[1]?.id ?? '';
    expect(await save({ strandId, practitionerId: bea, handoverReason: null })).toMatchObject({
      code: 'handover_reason_needed',
    });
    await save({ strandId, practitionerId: bea, handoverReason: 'workload' });
    const { strands } = await held.ok('handover.list', { courseId: course.courseId });
    expect(strands.find((each) => each.strandId === strandId)?.handovers).toMatchObject([
      { to: { id: bea }, startsOn: TODAY, reason: 'workload', state: 'not_done' },
    ]);
    // Held by Bea alone, whatever was planned before.
    await held.vault.store.db
      .updateTable('session_try')
      .set({ practitioner_id: bea })
      .where('strand_id', '=', strandId)
      .execute();
    await held.become(['therapist'], bea);
    const own = await view();
    const note = { text: 'Finds the evenings hard.', seenAt: null };
    const { tryId: id } = await held.ok(
      'session.log',
      logOf(own, sessionNumber(own, 1, true), { attendees: ['carer'], note }),
    );
    const about = 'session_try' as const;
    expect(await held.ok('note.get', { about, id })).toMatchObject({ text: note.text });

    await held.become(['therapist'], course.ama);
    expect((await view()).strands[1]?.notes).toEqual({ mayRead: false, mayGive: false, agreed: null });
    expect(await held.call('note.get', { about, id })).toMatchObject({ code: 'carer_note_not_agreed' });
    expect(await held.call('note.save', { about, id, text: 'Mine', seenAt: null })).toMatchObject({
      code: 'carer_note_not_agreed',
    });
    const stale = await view();
    expect(
      await held.call(
        'session.log',
        logOf(stale, sessionNumber(stale, 1, true), { tryId: id, attendees: ['carer'], note }),
      ),
    ).toMatchObject({ code: 'carer_note_not_agreed' });
    await held.become(['manager']);
    expect(await held.ok('note.get', { about, id })).toMatchObject({ text: note.text });

    const agreed = { isShared: true, agreedWith: 'The mother', agreedOn: TODAY };
    expect(await save({ strandId, notes: { ...agreed, agreedWith: '' } })).toMatchObject({
      code: 'carer_notes_agreement_needed',
    });
    await save({ strandId, notes: agreed });
    await held.become(['therapist'], course.ama);
    expect((await view()).strands[1]?.notes).toEqual({ mayRead: true, mayGive: false, agreed });
    expect(await held.ok('note.get', { about, id })).toMatchObject({ text: note.text });
    // They may take it back.
    await held.become(['manager']);
    await save({ strandId, notes: { ...agreed, isShared: false } });
    await held.become(['therapist'], course.ama);
    expect(await held.call('note.get', { about, id })).toMatchObject({ code: 'carer_note_not_agreed' });
  });
});
