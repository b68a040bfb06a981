// Long because it is one story in which everything that can be done about a child is done.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPEN_MATTERS } from '../../../shared/referrals/closing.ts';
import { newId } from '../../../electron/service/ids.ts';
import * as children from '../../../electron/service/store/children.ts';
import {
  ALSO_NAMES_A_CHILD,
  childrenOf,
  GO_WITH,
  RECORDS_OF_A_CHILD,
} from '../../../electron/service/store/recordsOfChild.ts';
import { NAMING_A_PERSON } from '../../../electron/service/useCases/merges.ts';
import { operationsOf } from '../../../shared/audit/words.ts';
import { addDays, localDate, localTime } from '../../../shared/dates.ts';
import { MOVING } from '../../../shared/matching/mergeContract.ts';
import { NO_DETAILS } from '../../../shared/referrals/details.ts';
import { assessmentInput, UNASSESSED } from '../../support/choices.ts';
import { childFields, personFields } from '../../support/children.ts';
import { endingOf, logOf, planCourse, sessionNumber } from '../../support/courses.ts';
import { checkInInput } from '../../support/checkIns.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

/** Columns that lead to a child. A table with one of them holds records of a child. */
const LEADS_TO_A_CHILD = ['child_id', 'referral_id', 'course_id'];
const BELONGS = [
  'referral_id',
  'course_id',
  'check_in_id',
  'proceedings_id',
  'series_id',
  'goal_id',
  'event_id',
];
const NAMES_A_CHILD = /(^|_)child_id$|^merged_into$|^(from|into|one|other|likened)_id$/;

test('everything that a merge moves is said to the person who decides', () => {
  const moved = Object.entries(RECORDS_OF_A_CHILD).flatMap(([table, column]) =>
    column === 'child_id' ? [table] : [],
  );
  expect([...MOVING].toSorted()).toEqual(
    [...new Set([...moved, ...Object.keys(ALSO_NAMES_A_CHILD)])].toSorted(),
  );
});

describe.each(DIALECTS)('the History of a child, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  test('every table that leads to a child is on the one list of records', async () => {
    const tables = await held.vault.store.db.introspection.getTables();
    const leading = tables
      .filter(({ columns }) => columns.some(({ name }) => LEADS_TO_A_CHILD.includes(name)))
      .map(({ name }) => name);
    expect(Object.keys(RECORDS_OF_A_CHILD).toSorted()).toEqual(leading.toSorted());
  });

  test('every other column that names a child is known to the merging of two records', async () => {
    const tables = await held.vault.store.db.introspection.getTables();
    const naming = tables.flatMap(({ name, columns }) =>
      columns.filter((column) => NAMES_A_CHILD.test(column.name)).map((column) => `${name}.${column.name}`),
    );
    const ofRecords = Object.entries(RECORDS_OF_A_CHILD).map(([table, column]) => `${table}.${column}`);
    const known = [
      ...ofRecords.filter((name) => name.endsWith('.child_id')),
      ...Object.entries(ALSO_NAMES_A_CHILD).map(([table, column]) => `${table}.${column}`),
      'child_merge.from_id',
      'child_merge.into_id',
      'child_sibling.one_id',
      'child_sibling.other_id',
      'likeness_key.likened_id',
      'not_same.one_id',
      'not_same.other_id',
    ];
    expect(naming.toSorted()).toEqual(known.toSorted());
    const withPerson = tables.filter(({ columns }) => columns.some(({ name }) => name === 'person_id'));
    expect(withPerson.map(({ name }) => name).toSorted()).toEqual(
      ['child_person', ...NAMING_A_PERSON].toSorted(),
    );
    // A record of the child that belongs to another record goes where that one goes.
    const belonging = tables
      .filter(({ columns }) => columns.some(({ name }) => name === 'child_id'))
      .filter(({ columns }) => columns.some(({ name }) => BELONGS.includes(name)))
      .map(({ name }) => name);
    expect(Object.keys(GO_WITH).toSorted()).toEqual(belonging.toSorted());
  });

  test('has everything that can be done about a child, tries, reviews, notes and what was taken back included', async () => {
    const { childId, referralId, courseId } = await planCourse(held);
    const overview = () => held.ok('child.overview', { childId });
    const referralVersion = async () =>
      (await overview()).referrals.find(({ id }) => id === referralId)?.version ?? 0;
    const course = () => held.ok('course.get', { courseId });
    const of = async () => {
      const { id, version } = await course();
      return { courseId: id, version };
    };
    const time = localTime('16:00');

    await held.ok('child.open', { childId, reason: null });
    await held.ok('child.save', { childId, version: 1, fields: childFields({ pronouns: 'he/him' }) });
    const person = await held.ok('person.save', {
      childId,
      linkId: null,
      version: null,
      fields: personFields({ mayLetter: 'yes' }),
      checkedWith: 'them' as const,
    });
    await held.ok('letter.send', {
      childId,
      linkId: person.linkId,
      kind: 'waiting',
      text: 'An invented letter',
      delivery: 'handed_over',
      address: '',
      askedFirst: false,
    });
    const apart = await held.ok('keepApart.add', {
      childId,
      other: { is: 'person', personId: person.personId },
      reason: 'A court order',
      livesThere: 'no',
    });
    await meetingOnce(held, courseId, person.personId, () =>
      held.ok('keepApart.settle', {
        childId,
        id: apart.id,
        groupId: null,
        untilOn: NEXT_SESSION,
        words: 'Other doors',
      }),
    );
    await held.ok('keepApart.end', { childId, ...apart });
    await held.ok('diary.savePeriod', {
      id: null,
      version: null,
      kind: 'closure',
      practitionerId: null,
      name: 'Training day',
      startsOn: NEXT_SESSION,
      endsOn: NEXT_SESSION,
    });
    await held.ok('session.keepOnDayOff', { courseId, untilOn: NEXT_SESSION, reason: 'Online' });
    await held.ok('person.confirmContact', {
      childId,
      linkId: person.linkId,
      version: person.version,
      checkedWith: 'them',
    });
    // Without a log row of its own: every row below is about the first child.
    const siblingId = newId();
    const sibling = { fields: childFields({ name: 'Bo Sampleford' }), importedNotes: null, createdAt: '' };
    await children.insert(held.vault.store.db, { id: siblingId, ...sibling });
    await held.ok('sibling.link', { childId, siblingId });
    await held.ok('sibling.unlink', { childId, siblingId });
    await held.ok('notSame.say', { childId, otherId: siblingId, reason: null });
    await held.ok('notSame.takeBack', { childId, otherId: siblingId });
    const merging = { childId, otherId: siblingId, version: 2, otherVersion: 1, sameReferral: null };
    const { mergeId } = await held.ok('merge.make', {
      ...merging,
      chosen: { name: 'kept' },
      reason: 'Said to be one child',
    });
    await held.ok('merge.undo', { mergeId, reason: 'Two children after all' });
    await held.ok('referral.cameAgain', { referralId, receivedOn: TODAY });
    await held.ok('proceedings.save', {
      childId,
      proceedingsId: null,
      version: null,
      stage: 'charged',
      nextEvent: null,
      nextEventOn: null,
    });
    await held.ok('assessment.record', { referralId, completedOn: TODAY, needs: [], heldBy: null });
    const { assessmentId } = await held.ok('assessment.save', assessmentInput(referralId));
    const { accountId } = held.vault.actor;
    const more = await held.ok('referral.add', {
      child: { is: 'held', childId },
      receivedOn: addDays(TODAY, -3),
    });
    const second = { referralId: more.referralId };
    await held.ok('referral.save', { ...second, version: 1, details: NO_DETAILS });
    await held.ok('referral.setAnswersFor', { ...second, version: 2, accountId });
    await held.ok('referral.readForSafety', {
      ...second,
      version: 3,
      readOn: TODAY,
      finding: 'no_concern',
      note: null,
    });
    await held.ok('referral.triage', {
      ...second,
      version: 4,
      answer: 'declined',
      decidedOn: TODAY,
      reason: 'The same as the first one',
      notAcceptedReason: 'support_in_place',
      riskHeldBy: 'This service',
      signpostedTo: null,
      lookAgainOn: null,
    });
    await held.ok('referral.setBand', {
      referralId,
      version: await referralVersion(),
      band: 2,
      answers: {},
      reason: 'As agreed at the meeting',
    });
    await held.ok('referral.setBand', {
      referralId,
      version: await referralVersion(),
      band: 2,
      answers: { safety: 'serious' },
      reason: '',
    });
    await held.ok('referral.settleSafety', {
      referralId,
      is: 'recorded',
      reason: 'An invented reason',
    });
    const pause = await held.ok('referral.pause', {
      referralId,
      startsOn: addDays(TODAY, -10),
      endsOn: null,
      reason: 'family_asked',
    });
    await held.ok('referral.endPause', { referralId, ...pause, endsOn: TODAY });
    const { offerId, version } = await held.ok('offer.make', {
      referralId,
      ...UNASSESSED,
      assessmentId,
      protocolId: 'ltfi_8_17',
      madeOn: TODAY,
      explainedTo: [],
      alternatives: 'Waiting',
      reasonForUnusualFit: 'A reason, where one is asked for',
    });
    await held.ok('offer.answer', {
      offerId,
      version,
      answer: 'declined',
      answeredOn: TODAY,
      askAgainOn: null,
    });
    await held.ok('offer.lateYes', {
      offerId,
      version: version + 1,
      saidOn: TODAY,
      done: 'waits',
      words: 'An invented reason',
    });
    const { checkInId } = await held.ok(
      'checkIn.save',
      checkInInput(referralId, { triedPersonId: person.personId }),
    );
    await held.ok('checkIn.decide', {
      referralId,
      decision: 'try_again',
      reason: 'In the evening',
      nextTryOn: addDays(TODAY, 3),
    });
    await held.ok('checkIn.undo', { checkInId });
    const { eventId } = await held.ok('event.record', {
      childId,
      kind: 'school_move',
      happenedOn: TODAY,
    });
    await held.ok('event.remove', { eventId, because: 'other', words: 'An invented reason' });
    const disclosed = await held.ok('event.record', { childId, kind: 'disclosure', happenedOn: TODAY });
    const why = { is: 'recorded', reason: 'By the school; the lead knows' } as const;
    await held.ok('event.settleConcern', { eventId: disclosed.eventId, ...why });
    await held.ok('checkIn.setRhythm', {
      referralId,
      version: await referralVersion(),
      everyWeeks: 3,
      reason: 'Exams in the spring',
    });
    const notSafe = await held.ok(
      'checkIn.save',
      checkInInput(referralId, { outcome: 'reached', spokeToChild: true, isSafe: 'no' }),
    );
    await held.ok('checkIn.recordAct', { checkInId: notSafe.checkInId, whatWasDone: 'Rang social care.' });
    await held.ok('concern.save', {
      childId,
      concernId: null,
      version: null,
      checkInId: null,
      knownOn: null,
      knownTime: null,
      danger: null,
      words: { concern: '', knownBy: '', done: '', told: [], whyNobodyTold: '' },
      complete: false,
    });
    await held.ok('risk.save', {
      childId,
      kind: 'home',
      replacesId: null,
      level: 'low',
      words: 'An invented risk',
      plan: '',
      heldBy: { is: 'account', id: held.vault.actor.accountId },
      reviewOn: addDays(TODAY, 30),
    });
    const { holdingContactId } = await held.ok('holding.log', {
      referralId,
      heldOn: TODAY,
      kind: 'support_call',
      withWhom: 'carer',
      channel: 'phone',
      note: '',
    });
    await held.ok('holding.undo', { holdingContactId });
    const { seriesId } = await held.ok('supportSeries.start', {
      referralId,
      kind: 'coping_skills',
      withWhom: 'child',
      planned: 4,
      givenBy: 'Ama Fictley',
    });
    const { absenceId } = await held.ok('supportSeries.log', {
      seriesId,
      on: TODAY,
      attendance: 'did_not_come',
      note: '',
    });
    await held.ok('supportSeries.undo', { absenceId: absenceId ?? '' });
    await held.ok('supportSeries.end', { seriesId, version: 1 });
    await held.ok('supportPlan.save', {
      referralId,
      replacesId: null,
      need: 'An invented need',
      kinds: ['support_call'],
      givenBy: 'Ama Fictley',
      untilOn: addDays(TODAY, 60),
      reviewOn: addDays(TODAY, 30),
    });

    const { tryId } = await held.ok('session.log', logOf(await course(), sessionNumber(await course(), 1)));
    await held.ok('note.save', { about: 'session_try', id: tryId, seenAt: null, text: 'An invented note' });
    const planned = sessionNumber(await course(), 2).tries.at(-1);
    await held.ok('session.move', { ...(await of()), tryId: planned?.id ?? '', to: null });
    await held.ok('session.addDate', {
      ...(await of()),
      sessionId: sessionNumber(await course(), 2).id,
      on: addDays(TODAY, 3),
      time,
    });
    const strandId = (await course()).strands[0]?.id ?? '';
    const again = (await course()).sessions
      .flatMap(({ tries }) => tries)
      .find(({ status }) => status === 'planned');
    await held.ok('session.change', {
      ...(await of()),
      tryId: again?.id ?? '',
      scope: 'this_and_later',
      to: {
        on: addDays(again?.on ?? TODAY, 1),
        time,
        practitionerId: again?.practitionerId ?? null,
        roomId: null,
        place: 'School',
      },
      withOthers: false,
      clashReason: 'Both are seen together',
    });
    await held.ok('session.interpreter', {
      ...(await of()),
      dates: [{ tryId: again?.id ?? '', said: 'booked' }],
    });
    await held.ok('session.add', { ...(await of()), strandId, on: addDays(TODAY, 40), time });
    const about = { childId, personId: person.personId };
    const said = { saidBy: 'The social worker', saidOn: TODAY };
    await held.ok('carer.sayStatus', { ...about, ...said, status: 'alleged_abuser' });
    await held.ok('carer.decideJoining', {
      ...about,
      answer: 'may_join',
      reason: 'The court found otherwise',
    });
    const bea = (await course()).strands[0]?.practitioner?.id ?? '';
    await held.ok('course.saveCarer', {
      ...(await of()),
      strandId: null,
      personId: person.personId,
      practitionerId: bea,
      limit: null,
      notes: { isShared: true, agreedWith: 'The mother', agreedOn: TODAY },
    });
    await held.ok('course.decideMisses', {
      ...(await of()),
      strandId,
      barriers: ['health'],
      spokenTo: ['carer'],
      decision: 'settled',
      words: 'Well again',
      nextLookOn: null,
    });
    const standIn = newId();
    await held.vault.store.db
      .insertInto('practitioner')
      .values({ id: standIn, name: 'Bea Protham', job_title: 'Play therapist', is_active: 1, version: 1 })
      .execute();
    const { handoverId } = await held.ok('handover.plan', {
      ...(await of()),
      strandId,
      isCover: true,
      toPractitionerId: standIn,
      startsOn: TODAY,
      untilOn: null,
      reason: 'leave',
      wantsKnown: '',
    });
    await held.ok('handover.settle', {
      ...(await of()),
      handoverId,
      state: 'called_off',
      on: null,
      wantsKnown: '',
      howItWent: '',
    });
    const { groupId } = await held.ok('group.plan', {
      name: 'Girls, autumn',
      protocolId: 'group_girls_6_14',
      practitionerId: standIn,
      secondPractitionerId: null,
      roomId: null,
      place: null,
      lengthMinutes: 90,
      places: 8,
      dates: [{ on: addDays(TODAY, 7), time }],
    });
    const joined = await held.ok('group.join', {
      groupId,
      version: 1,
      childId,
      referralId,
      offerId: null,
      personId: null,
      joinedOn: TODAY,
      proceedingsNote: 'Talked over with her and her mother',
      apartReason: null,
      noCarerReason: 'Her own, apart',
      clashReason: 'Alternating',
    });
    const [member] = (await held.ok('group.get', { groupId })).people;
    await held.ok('group.leave', {
      groupId,
      version: 2,
      memberId: member?.memberId ?? '',
      courseId: joined.courseId,
      leftOn: TODAY,
    });
    const ofGroup = await held.ok('course.get', { courseId: joined.courseId });
    await held.ok('course.end', {
      courseId: ofGroup.id,
      version: ofGroup.version,
      endedOn: TODAY,
      told: endingOf('child_chose'),
      reason: 'She would rather come alone',
    });
    await held.ok('review.plan', { ...(await of()), plannedOn: addDays(TODAY, 5), startsAt: null });
    await held.ok('review.record', {
      ...(await of()),
      reviewId: null,
      heldOn: TODAY,
      startsAt: null,
      withWhom: ['child'],
      effective: 'yes',
      outcome: 'change',
      extendTo: null,
      note: null,
    });
    const reviewed = await held.ok('course.get', { courseId });
    const reviewId = reviewed.reviews.find(({ heldOn }) => heldOn !== null)?.id ?? '';
    await held.ok('review.carryOut', { courseId, reviewId, words: 'Sessions with her mother too' });
    const { goalId } = await held.ok('goal.set', {
      childId,
      courseId,
      setBy: 'child',
      words: 'Sleep in my own room',
      setOn: TODAY,
      score: 2,
    });
    await held.ok('goal.score', { goalId, on: TODAY, by: 'carer', score: 3 });
    await held.ok('goal.close', { goalId, version: 1, on: TODAY, because: 'reached' });
    const score = await held.ok('score.record', {
      childId,
      courseId,
      replacesId: null,
      measure: 'yp_core',
      informant: 'child',
      personId: null,
      occasion: 'review',
      completedOn: TODAY,
      values: { total: 21 },
      notDone: null,
      risk: { answered: true, whatWasDone: '', isOpen: true },
    });
    await held.ok('score.recordAct', { ...score, whatWasDone: 'Made a safety plan.' });
    await held.ok('score.takeBack', { ...score, reason: 'Of another day' });
    await held.ok('course.extend', {
      ...(await of()),
      decision: { is: 'stay' },
      reasons: [],
      reason: 'It stays as it is',
      agreedBy: [],
      nextReviewOn: null,
    });
    await held.ok('feedback.give', {
      courseId: (await of()).courseId,
      saidOn: TODAY,
      voice: 'child',
      acceptability: 5,
      helped: '',
      change: '',
    });
    await held.ok('course.end', {
      ...(await of()),
      endedOn: TODAY,
      told: endingOf('family_chose'),
      reason: 'They moved away',
    });
    await held.ok('course.tellEnding', {
      ...(await of()),
      told: endingOf('moved_away', 'moved_on'),
      reason: 'They moved away',
      because: 'It was their move that ended it',
    });
    // The plan made today would be aftercare, which keeps a course ended.
    await held.vault.store.db.updateTable('support_plan').set({ until_on: TODAY }).execute();
    await held.ok('course.reopen', { ...(await of()), because: 'Ended by mistake', planAgain: [] });
    await held.ok('course.end', {
      ...(await of()),
      endedOn: TODAY,
      told: endingOf('moved_away', 'moved_on'),
      reason: 'They moved away',
    });
    await held.ok('course.waiveEndingReview', { ...(await of()), reason: 'They moved before it' });
    await held.ok('referral.readForSafety', {
      referralId,
      version: await referralVersion(),
      readOn: TODAY,
      finding: 'no_concern',
      note: null,
    });
    await held.ok('referral.close', {
      referralId,
      version: await referralVersion(),
      closedOn: TODAY,
      reason: 'moved_away',
      note: 'Agreed with the family',
      isNoRiskKnown: true,
      leftOpen: [...OPEN_MATTERS],
    });
    const back = await held.ok('referral.comeBack', {
      childId,
      safetyRead: { finding: 'no_concern', note: null },
    });
    await held.ok('assessment.carry', { referralId: back.referralId, assessmentId });
    await held.ok('referral.reopen', {
      referralId,
      version: await referralVersion(),
      note: 'They came back',
    });

    const { rows } = await held.ok('child.history', { childId, offset: 0, limit: 100 });
    const told = new Set(rows.map(({ operation }) => operation));
    expect(operationsOf('records').filter((operation) => !told.has(operation))).toEqual([]);
    expect(told.has('child.open')).toBe(true);
    // All of it was about this child, and the log names them beside each entry.
    const log = await held.ok('audit.list', {
      accountId: null,
      subject: null,
      kind: 'records',
      offset: 0,
      limit: 100,
    });
    expect(log.rows.filter(({ child }) => child?.childId !== childId)).toEqual([]);
    expect(rows).toHaveLength(log.total + 1);
  });

  test('another child’s entries are not among them', async () => {
    const one = await planCourse(held);
    const other = await planCourse(held, { startsOn: localDate('2026-10-01') });
    const course = await held.ok('course.get', { courseId: one.courseId });
    await held.ok('session.log', logOf(course, sessionNumber(course, 1)));
    const { rows } = await held.ok('child.history', { childId: other.childId, offset: 0, limit: 100 });
    expect(rows.map(({ operation }) => operation)).toEqual(['course.plan', 'referral.add']);
    const [session] = course.sessions;
    expect(await childrenOf(held.vault.store.db, [session?.id ?? ''])).toMatchObject([
      { childId: one.childId, courseId: one.courseId },
    ]);
  });
});

/** A date of the child's course that is still ahead. */
const NEXT_SESSION = localDate('2026-11-26');

/** Somebody comes to the carer's session beside one of the child's, for as long as something is done. */
async function meetingOnce(
  held: TestService,
  courseId: string,
  personId: string,
  act: () => Promise<unknown>,
): Promise<void> {
  const { db } = held.vault.store;
  const carers = db
    .selectFrom('strand')
    .select('id')
    .where('course_id', '=', courseId)
    .where('kind', '=', 'carer');
  const before = await db
    .selectFrom('session_try')
    .select(['id', 'planned_on'])
    .where('strand_id', 'in', carers)
    .execute();
  const comes = (who: string | null) =>
    db.updateTable('strand').set({ person_id: who }).where('id', 'in', carers).execute();
  const [first] = before;
  const isOn = (day: string) =>
    db
      .updateTable('session_try')
      .set({ planned_on: day })
      .where('id', '=', first?.id ?? '')
      .execute();
  await comes(personId);
  await isOn(NEXT_SESSION);
  await act();
  await comes(null);
  await isOn(first?.planned_on ?? '');
}
