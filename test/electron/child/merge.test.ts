// Long because every case of a merge and of taking it apart is held against the same two records, on both engines.
import { sql } from 'kysely';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import * as imports from '../../../electron/service/store/imports.ts';
import { loadReturnFacts } from '../../../electron/service/store/returnFacts.ts';
import { findAuditBreak } from '../../../electron/service/store/audit.ts';
import type { InputOf } from '../../../shared/contract.ts';
import { addDays, financialQuarterOf, localDate, type LocalDate } from '../../../shared/dates.ts';
import { stoodOf } from '../../../shared/matching/mergeChecks.ts';
import { contactRulesOf, isLooser } from '../../../shared/matching/mergeContacts.ts';
import type { PersonFields, PersonOfChild } from '../../../shared/people/contract.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { NO_FILTER } from '../../../shared/waitingList/contract.ts';
import { assessmentInput, UNASSESSED } from '../../support/choices.ts';
import { checkInInput } from '../../support/checkIns.ts';
import { childFields, personFields, referralInput } from '../../support/children.ts';
import { logOf, planCourse, sessionNumber } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

const REASON = 'The social worker says so';
const TWIN = { name: 'Raphael Testwood', school: 'An invented school' };

describe.each(DIALECTS)('two records of one child, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  const addChild = (more: Partial<InputOf<'referral.add'>> = {}, fields = {}) =>
    held.ok('referral.add', referralInput({ acceptedOn: localDate('2026-03-20'), ...more }, fields));
  const addPerson = (childId: string, more: Partial<PersonFields> = {}, isChecked = true) =>
    held.ok('person.save', {
      childId,
      linkId: null,
      version: null,
      fields: personFields(more),
      checkedWith: isChecked ? 'them' : null,
    });
  const preview = (childId: string, otherId: string) => held.ok('merge.preview', { childId, otherId });
  async function merge(childId: string, otherId: string, more: Partial<InputOf<'merge.make'>> = {}) {
    const { kept, other, differ } = await preview(childId, otherId);
    const chosen = Object.fromEntries(differ.map((key) => [key, 'kept' as const]));
    const versions = { version: kept.version, otherVersion: other.version };
    return held.ok('merge.make', {
      childId,
      otherId,
      ...versions,
      chosen,
      sameReferral: null,
      reason: REASON,
      ...more,
    });
  }
  const undo = (mergeId: string) => held.ok('merge.undo', { mergeId, reason: 'They are cousins' });
  const overview = (childId: string) => held.ok('child.overview', { childId });
  const peopleOf = async (childId: string) => (await held.ok('people.list', { childId })).people;
  const lineOf = async (childId: string, linkId: string) =>
    (await peopleOf(childId)).find((each) => each.linkId === linkId);
  const historyOf = async (childId: string) =>
    (await held.ok('child.history', { childId, offset: 0, limit: 100 })).rows.map(
      ({ operation }) => operation,
    );

  /** Every row of every table, without what a merge may leave: the log, the merges, that two are two, versions, rules of contact. */
  async function everything(): Promise<Record<string, unknown[]>> {
    const { db } = held.vault.store;
    const tables = await db.introspection.getTables();
    const all: Record<string, unknown[]> = {};
    for (const { name, columns } of tables) {
      if (['audit', 'child_merge', 'not_same'].includes(name)) continue;
      const rules = [
        'contact_rule',
        'may_ring',
        'may_text',
        'may_voicemail',
        'may_letter',
        'safe_times',
        'say_name',
        'code_word',
        'no_answer',
        'is_emergency_contact',
        'note',
        'checked_on',
        'checked_with',
        'is_first_contact',
      ];
      const shown = columns.filter(
        (column) => column.name !== 'version' && !(name === 'child_person' && rules.includes(column.name)),
      );
      const names = shown.map((column) => column.name).toSorted();
      const { rows } = await sql
        .raw(`select ${names.join(', ')} from ${name} order by ${names.join(', ')}`)
        .execute(db);
      all[name] = rows;
    }
    return all;
  }

  test('a concern begun of the record taken in is open at closing, until whoever began it has no account', async () => {
    const { childId, referralId } = await addChild();
    const { childId: otherId } = await addChild({}, TWIN);
    const open = async () =>
      (await held.ok('referral.beforeClosing', { referralId })).open.map(({ matter }) => matter);
    await held.ok('draft.save', { formKey: `concern:new:${otherId}`, text: 'An invented concern' });
    expect(await open()).toEqual([]);
    const { mergeId } = await merge(childId, otherId);
    expect(await open()).toEqual(['concern_unfinished']);
    await undo(mergeId);
    expect(await open()).toEqual([]);
    await held.ok('draft.save', { formKey: `checkIn:${referralId}`, text: 'An invented check-in' });
    expect(await open()).toEqual(['check_in_unfinished']);
    const me = held.vault.actor.accountId;
    const left = (isActive: 0 | 1) =>
      held.vault.store.db.updateTable('account').set({ is_active: isActive }).where('id', '=', me).execute();
    await left(0);
    expect(await open()).toEqual([]);
    await left(1);
    expect(await open()).toEqual(['check_in_unfinished']);
  });

  test('everything of the other record is found on this one, and its own id opens it', async () => {
    const { childId } = await addChild();
    const course = await planCourse(held);
    const otherId = course.childId;
    const open = await held.ok('course.get', { courseId: course.courseId });
    const { tryId } = await held.ok('session.log', logOf(open, sessionNumber(open, 1)));
    await held.ok('note.save', { about: 'session_try', id: tryId, seenAt: null, text: 'An invented note' });
    await held.ok('assessment.save', assessmentInput(course.referralId));
    await held.ok('checkIn.save', checkInInput(course.referralId));
    await addPerson(otherId);
    await held.ok('risk.save', {
      childId: otherId,
      kind: 'home',
      replacesId: null,
      level: 'high',
      words: 'An invented risk',
      plan: 'An invented plan',
      heldBy: { is: 'account', id: held.vault.actor.accountId },
      reviewOn: addDays(TODAY, 30),
    });
    expect((await preview(childId, otherId)).moves).toEqual([
      { what: 'referral', count: 1 },
      { what: 'check_in', count: 1 },
      { what: 'assessment', count: 1 },
      { what: 'assessment_writeup', count: 1 },
      { what: 'course', count: 1 },
      { what: 'child_person', count: 1 },
      { what: 'risk', count: 1 },
    ]);
    await merge(childId, otherId);

    const { db } = held.vault.store;
    const tables = await db.introspection.getTables();
    for (const { name, columns } of tables) {
      // What was said of two records stays said of the two, for when they are taken apart.
      if (['audit', 'child_merge', 'not_same'].includes(name)) continue;
      for (const column of columns.filter(({ dataType }) => /text/i.test(dataType))) {
        const { rows } = await sql
          .raw(`select * from ${name} where ${column.name} = '${otherId}'`)
          .execute(db);
        expect([`${name}.${column.name}`, rows.length]).toEqual([
          `${name}.${column.name}`,
          name === 'child' && column.name === 'id' ? 1 : 0,
        ]);
      }
    }
    const seen = await overview(childId);
    expect(seen.referrals).toHaveLength(2);
    expect(seen.courses).toHaveLength(1);
    expect(seen.risks).toMatchObject([{ kind: 'home', level: 'high' }]);
    expect(seen.recentContacts).toHaveLength(1);
    expect(await held.ok('note.get', { about: 'session_try', id: tryId })).toMatchObject({
      text: 'An invented note',
    });
    expect((await held.ok('risk.list', { childId })).current).toMatchObject([{ words: 'An invented risk' }]);
    expect(await held.ok('child.open', { childId: otherId, reason: null })).toEqual({ childId });
    expect(await held.call('child.overview', { childId: otherId })).toMatchObject({ code: 'child_merged' });
    expect(
      await held.call('child.save', { childId: otherId, version: 1, fields: childFields() }),
    ).toMatchObject({
      code: 'child_merged',
    });
  });

  test('the merged record is found by its name as the one it went into, and stands in no list of its own', async () => {
    const { childId } = await addChild({}, { name: 'Rafe Testwood' });
    const { childId: otherId } = await addChild({}, { name: 'Ralph Othername' });
    await merge(childId, otherId);
    const found = async (text: string) =>
      (await held.ok('child.search', { text, limit: 20 })).rows.map((row) => [row.childId, row.name]);
    expect(await found('othername')).toEqual([[childId, 'Rafe Testwood']]);
    expect(await found('')).toEqual([[childId, 'Rafe Testwood']]);
    await held.ok('child.save', { childId, version: 1, fields: childFields({ pronouns: 'he/him' }) });
    expect(await found('othername')).toHaveLength(1);
    const typed = {
      is: 'typed' as const,
      name: 'Ralph Othername',
      birthDate: null,
      carerName: null,
      carerPhone: null,
    };
    expect((await held.ok('child.alike', { of: typed })).rows.map((row) => row.childId)).not.toContain(
      otherId,
    );
    const list = await held.ok('waitingList.list', {
      stage: 'waiting',
      filter: NO_FILTER,
      sort: 'band',
      offset: 0,
      limit: 20,
    });
    expect(list.rows.map((row) => row.childId)).toEqual([childId, childId]);
  });

  test('nobody is said to have to keep away from themself; once they are two again, they are', async () => {
    const { childId } = await addChild();
    const { childId: otherId } = await addChild({}, TWIN);
    const kept = { childId, other: { is: 'child', childId: otherId }, livesThere: 'no' } as const;
    await held.ok('keepApart.add', { ...kept, reason: 'Said of two children' });
    const rows = async (id: string) => (await held.ok('keepApart.list', { childId: id })).rows;
    expect(await rows(childId)).toHaveLength(1);
    const { mergeId } = await merge(childId, otherId);
    expect(await rows(childId)).toEqual([]);
    await undo(mergeId);
    expect(await rows(childId)).toMatchObject([{ otherChildId: otherId }]);
    expect(await rows(otherId)).toMatchObject([{ otherChildId: childId }]);
  });

  test('details: what differs is chosen by a person, and without a choice nothing is merged', async () => {
    const { childId } = await addChild({}, { name: 'Rafe Testwood' });
    const { childId: otherId } = await addChild({}, TWIN);
    const input = { childId, otherId, version: 1, otherVersion: 1, sameReferral: null, reason: REASON };
    expect((await preview(childId, otherId)).differ).toEqual(['name']);
    expect(await held.call('merge.make', { ...input, chosen: {} })).toMatchObject({
      code: 'merge_choose_details',
    });
    expect((await overview(otherId)).referrals).toHaveLength(1);
    expect(await held.call('merge.make', { ...input, version: 7, chosen: { name: 'other' } })).toMatchObject({
      code: 'merge_changed',
    });
    expect(await held.call('merge.make', { ...input, chosen: { name: 'other' }, reason: ' ' })).toMatchObject(
      {
        fields: { reason: 'Say how you know that it is the same child' },
      },
    );
    const { mergeId } = await held.ok('merge.make', { ...input, chosen: { name: 'other' } });
    expect((await overview(childId)).child.fields).toMatchObject(TWIN);
    await undo(mergeId);
    expect((await overview(childId)).child.fields).toMatchObject({ name: 'Rafe Testwood', school: null });
    expect((await overview(otherId)).child.fields).toMatchObject(TWIN);
    expect(await held.call('merge.preview', { childId, otherId: childId })).toMatchObject({
      code: 'merge_with_itself',
    });
  });

  test('both with open referrals and courses: each stays its own, and both are seen before', async () => {
    const one = await planCourse(held);
    const two = await planCourse(held);
    const seen = await preview(one.childId, two.childId);
    expect([seen.kept.openCourses, seen.other.openCourses]).toEqual([1, 1]);
    expect(seen.pairs).toMatchObject([{ receivedOn: null, whyNot: refusalMessage('told_twice_work') }]);
    await merge(one.childId, two.childId);
    const after = await overview(one.childId);
    expect(after.referrals.filter(({ closedOn }) => closedOn === null)).toHaveLength(2);
    expect(after.courses.filter(({ endedOn }) => endedOn === null)).toHaveLength(2);
  });

  test('one referral told twice: the earliest day stands, and no call that was due is lost', async () => {
    const { childId, referralId } = await addChild({ receivedOn: localDate('2026-03-09') });
    const other = await addChild({ receivedOn: localDate('2026-02-02'), acceptedOn: null });
    await held.ok('checkIn.save', checkInInput(referralId));
    const pair = { keptId: referralId, otherId: other.referralId };
    const input = {
      childId,
      otherId: other.childId,
      version: 1,
      otherVersion: 1,
      chosen: {},
      reason: REASON,
      sameReferral: pair,
    };
    expect((await preview(childId, other.childId)).pairs).toMatchObject([{ ...pair, receivedOn: null }]);
    expect(await held.call('merge.make', input)).toMatchObject({ code: 'told_twice_unread' });
    await held.ok('referral.readForSafety', {
      referralId: other.referralId,
      version: 1,
      readOn: TODAY,
      finding: 'no_concern',
      note: null,
    });
    await held.ok(
      'checkIn.save',
      checkInInput(other.referralId, {
        outcome: 'reached',
        spokeToChild: true,
        isSafe: 'yes',
        nextDueOn: addDays(TODAY, 9),
      }),
    );
    expect((await preview(childId, other.childId)).pairs).toMatchObject([
      { ...pair, receivedOn: '2026-02-02', whyNot: null },
    ]);
    const before = await everything();
    const receivedInWinter = async () => {
      const quarter = financialQuarterOf(localDate('2026-02-02'));
      const { referrals } = await loadReturnFacts(held.vault.store.db, quarter, TODAY);
      return referrals.reduce((sum, { count }) => sum + count, 0);
    };
    expect(await receivedInWinter()).toBe(2);
    const { mergeId } = await held.ok('merge.make', input);

    const after = await overview(childId);
    const [goesOn, closed] = [referralId, other.referralId].map((id) =>
      after.referrals.find((each) => each.id === id),
    );
    expect(goesOn).toMatchObject({
      receivedOn: '2026-02-02',
      closedOn: null,
      nextCheckInDueOn: addDays(TODAY, 9),
    });
    expect(closed).toMatchObject({ closedOn: TODAY, closingReason: 'told_twice' });
    expect(after.recentContacts).toHaveLength(2);
    const left = await held.vault.store.db
      .selectFrom('referral')
      .select('check_in_left_undone_on')
      .where('id', '=', other.referralId)
      .executeTakeFirst();
    expect(left?.check_in_left_undone_on).toBeNull();
    expect(
      await held.call('referral.reopen', {
        referralId: other.referralId,
        version: closed?.version ?? 0,
        note: 'Again',
      }),
    ).toMatchObject({ code: 'told_twice_reopen' });
    // One referral in the return, from the day it first came.
    expect(await receivedInWinter()).toBe(1);
    await undo(mergeId);
    expect(await everything()).toEqual(before);
  });

  test('told twice: a reading that found danger is heard by the ladder of the one that goes on', async () => {
    const { childId, referralId } = await addChild();
    const other = await addChild();
    const sameReferral = { keptId: referralId, otherId: other.referralId };
    await held.ok('referral.readForSafety', {
      referralId: other.referralId,
      version: 1,
      readOn: TODAY,
      finding: 'in_danger_now',
      note: 'Told duty at 9.',
    });
    await held.ok('checkIn.save', checkInInput(referralId));
    const because = async () => (await held.ok('checkIn.view', { referralId })).ladder?.because;
    expect(await because()).not.toBe('risk_known');
    await held.ok('referral.cameAgain', { referralId: other.referralId, receivedOn: TODAY });
    expect((await preview(childId, other.childId)).pairs).toMatchObject([
      { whyNot: refusalMessage('told_twice_unread') },
    ]);
    await held.ok('referral.readForSafety', {
      referralId: other.referralId,
      version: 2,
      readOn: TODAY,
      finding: 'in_danger_now',
      note: 'Told duty again.',
    });
    const { mergeId } = await merge(childId, other.childId, { sameReferral });
    expect(await because()).toBe('risk_known');
    await undo(mergeId);
    expect(await because()).not.toBe('risk_known');
  });

  test('told twice: a plan of support that lasts goes on, and each record has its own when taken apart', async () => {
    const { childId, referralId } = await addChild();
    const other = await addChild({ receivedOn: localDate('2026-03-16') });
    const sameReferral = { keptId: referralId, otherId: other.referralId };
    const savePlan = (
      of: string,
      need: string,
      untilOn: LocalDate | null,
      replacesId: string | null = null,
    ) =>
      held.ok('supportPlan.save', {
        referralId: of,
        replacesId,
        need,
        kinds: ['coping_skills' as const],
        givenBy: 'Ama Fictley',
        untilOn,
        reviewOn: addDays(TODAY, 7),
      });
    await savePlan(referralId, 'Ended', addDays(TODAY, 7));
    held.setToday(addDays(TODAY, 8));
    const again = { reviewOn: addDays(TODAY, 50), kinds: ['coping_skills' as const], givenBy: 'Ama Fictley' };
    const { planId } = await held.ok('supportPlan.save', {
      ...again,
      referralId: other.referralId,
      replacesId: null,
      need: 'Lasts',
      untilOn: null,
    });
    const plans = async (of: string) =>
      (await overview(of)).referrals.flatMap(({ id, supportPlan }) =>
        supportPlan === null ? [] : [[id, supportPlan.need]],
      );
    const before = await everything();
    const first = await merge(childId, other.childId, { sameReferral });
    expect(await plans(childId)).toEqual([[referralId, 'Lasts']]);
    await undo(first.mergeId);
    expect(await everything()).toEqual(before);

    const second = await merge(childId, other.childId, { sameReferral });
    await held.ok('supportPlan.save', {
      ...again,
      referralId,
      replacesId: planId,
      need: 'Newer',
      untilOn: null,
    });
    await undo(second.mergeId);
    expect(await plans(childId)).toEqual([[referralId, 'Newer']]);
    expect(await plans(other.childId)).toEqual([[other.referralId, 'Lasts']]);
  });

  test('told twice: paused on the days of either, each once; both have their own back, also where one was ended since', async () => {
    const { childId, referralId } = await addChild();
    const other = await addChild({ receivedOn: localDate('2026-03-16') });
    const pause = (of: string, from: number, to: number | null) =>
      held.ok('referral.pause', {
        referralId: of,
        startsOn: addDays(TODAY, -from),
        endsOn: to === null ? null : addDays(TODAY, -to),
        reason: of === referralId ? 'exams_or_holidays' : 'family_asked',
      });
    await pause(referralId, 60, 40);
    await pause(other.referralId, 50, 30);
    await pause(other.referralId, 20, null);
    const sameReferral = { keptId: referralId, otherId: other.referralId };
    const shown = await preview(childId, other.childId);
    expect(shown.pairs[0]?.pauses).toEqual([
      { startsOn: addDays(TODAY, -60), endsOn: addDays(TODAY, -30), reason: 'family_asked', isNew: true },
      { startsOn: addDays(TODAY, -20), endsOn: null, reason: 'family_asked', isNew: true },
    ]);
    const before = await everything();
    const { mergeId } = await merge(childId, other.childId, { sameReferral });
    const goesOn = async () => (await overview(childId)).referrals.find(({ id }) => id === referralId);
    expect(await goesOn()).toMatchObject({ stage: 'paused', pausedDays: 50 });
    await undo(mergeId);
    expect(await everything()).toEqual(before);

    const again = await merge(childId, other.childId, { sameReferral });
    const open = (await goesOn())?.pauses.find(({ endsOn }) => endsOn === null);
    await held.ok('referral.endPause', {
      referralId,
      pauseId: open?.id ?? '',
      version: open?.version ?? 0,
      endsOn: TODAY,
    });
    const { falls } = await held.ok('merge.undoPreview', { mergeId: again.mergeId });
    expect(falls.other).toMatchObject([{ receivedOn: '2026-03-16', pausedFrom: null }]);
    await undo(again.mergeId);
    expect((await goesOn())?.pauses).toHaveLength(1);
    expect((await overview(other.childId)).referrals[0]?.pauses).toMatchObject([
      { endsOn: addDays(TODAY, -30) },
      { endsOn: TODAY },
    ]);
  });

  test('before it is taken apart it is said what falls due for each; afterwards both say they were one', async () => {
    const { childId, referralId } = await addChild();
    const other = await addChild({ receivedOn: localDate('2026-03-16') });
    const { mergeId } = await merge(childId, other.childId, {
      sameReferral: { keptId: referralId, otherId: other.referralId },
    });
    await held.ok('assessment.save', assessmentInput(referralId));
    const before = await everything();
    const foretold = await held.ok('merge.undoPreview', { mergeId });
    // Foretelling changes nothing.
    expect(await everything()).toEqual(before);
    await undo(mergeId);
    const dueOf = async (id: string) =>
      (await overview(id)).referrals.map(({ receivedOn, nextCheckInDueOn }) => [
        receivedOn,
        nextCheckInDueOn,
      ]);
    const said = (side: typeof foretold.falls.kept) =>
      side.map(({ receivedOn, checkInDueOn }) => [receivedOn, checkInDueOn]);
    expect(said(foretold.falls.kept)).toEqual(await dueOf(childId));
    expect(said(foretold.falls.other)).toEqual(await dueOf(other.childId));
    expect(said(foretold.falls.other)[0]?.[1]).not.toBeNull();
    const listed = async (id: string) =>
      (await held.ok('merge.list', { childId: id })).rows.map(({ otherId, apart }) => [otherId, apart?.on]);
    expect(await listed(childId)).toEqual([[other.childId, TODAY]]);
    expect(await listed(other.childId)).toEqual([[childId, TODAY]]);
  });

  test('an offer that rests on an assessment of the other record says so after they are taken apart', async () => {
    const { childId, referralId } = await addChild();
    const other = await addChild();
    const { assessmentId } = await held.ok('assessment.save', assessmentInput(other.referralId));
    const { mergeId } = await merge(childId, other.childId);
    const { offerId } = await held.ok('offer.make', {
      referralId,
      ...UNASSESSED,
      noAssessmentReason: null,
      assessmentId,
      protocolId: 'tf_cbt_csa',
      madeOn: TODAY,
      explainedTo: ['child'],
      alternatives: 'Waiting',
      reasonForUnusualFit: 'An invented reason',
    });
    expect(await held.ok('merge.undoPreview', { mergeId })).toMatchObject({ offersWithout: 1 });
    await undo(mergeId);
    const [own, theirs] = [childId, other.childId].map((id) => held.ok('choice.get', { childId: id }));
    expect((await own)?.offers).toMatchObject([
      {
        id: offerId,
        assessmentId: null,
        noAssessmentReason: expect.stringContaining('taken apart on 20 Nov 2026'),
      },
    ]);
    expect((await theirs)?.assessments).toMatchObject([{ id: assessmentId }]);
  });

  test('an assessment carried over from the other record goes when they are taken apart, and what was found with it', async () => {
    const { childId, referralId } = await addChild();
    const other = await addChild();
    const first = await held.ok('assessment.save', assessmentInput(other.referralId));
    const { mergeId } = await merge(childId, other.childId);
    const { assessmentId } = await held.ok('assessment.carry', {
      referralId,
      assessmentId: first.assessmentId,
    });
    const { offerId } = await held.ok('offer.make', {
      referralId,
      ...UNASSESSED,
      noAssessmentReason: null,
      assessmentId,
      protocolId: 'tf_cbt_csa',
      madeOn: TODAY,
      explainedTo: ['child'],
      alternatives: 'Waiting',
      reasonForUnusualFit: 'An invented reason',
    });
    const choice = (id: string) => held.ok('choice.get', { childId: id });
    expect((await choice(childId)).assessments.map(({ found }) => found === null)).toEqual([false, false]);
    const foretold = await held.ok('merge.undoPreview', { mergeId });
    expect(foretold).toMatchObject({ offersWithout: 1, carriedGone: 1 });
    expect(foretold.stays.map(({ what }) => what)).not.toContain('assessment');
    await undo(mergeId);
    expect(await choice(childId)).toMatchObject({
      assessments: [],
      offers: [
        { id: offerId, assessmentId: null, noAssessmentReason: expect.stringContaining('taken apart') },
      ],
    });
    const theirs = (await choice(other.childId)).assessments;
    expect(theirs).toMatchObject([{ id: first.assessmentId, carriedFrom: null }]);
    expect(theirs[0]?.found).not.toBeNull();
    // A copy that is left by whatever way shows nothing of another child.
    await held.vault.store.db
      .updateTable('assessment')
      .set({ carried_from: null, child_id: childId, referral_id: referralId })
      .where('id', '=', first.assessmentId)
      .execute();
    expect((await choice(childId)).assessments).toMatchObject([{ id: first.assessmentId, found: null }]);
  });

  test('the strictest rule about contact is kept, and taking apart never loosens it', async () => {
    const { childId } = await addChild();
    const { childId: otherId } = await addChild();
    const mine = await addPerson(childId, { safety: 'safe' });
    const theirs = await addPerson(otherId, {
      safety: 'do_not_contact',
      isFirstContact: false,
      note: 'An invented note',
    });
    const aunt = await addPerson(otherId, {
      name: 'Carys Testwood',
      phone: '07700 900321',
      codeWord: 'Acorn',
    });
    expect((await preview(childId, otherId)).contacts).toMatchObject([
      { name: 'Dilys Testwood', from: 'both', safety: 'do_not_contact', isStricter: true },
      { name: 'Carys Testwood', from: 'other', safety: 'safe', isStricter: false },
    ]);
    const { mergeId } = await merge(childId, otherId);
    const joined = await lineOf(childId, mine.linkId);
    expect(await peopleOf(childId)).toHaveLength(2);
    expect(joined?.fields).toMatchObject({
      safety: 'do_not_contact',
      isFirstContact: false,
      note: 'An invented note',
    });
    expect(await lineOf(childId, aunt.linkId)).toMatchObject({ fields: { isFirstContact: true } });
    // Somebody who had the form open meanwhile does not loosen it unseen.
    const old = {
      childId,
      linkId: mine.linkId,
      version: 1,
      fields: personFields({ safety: 'safe' }),
      checkedWith: 'them' as const,
    };
    expect(await held.call('person.save', old)).toMatchObject({ code: 'conflict' });

    // Since then: the aunt must not be contacted either, and somebody new must not.
    const now = await lineOf(childId, aunt.linkId);
    await held.ok('person.save', {
      ...old,
      linkId: aunt.linkId,
      version: now?.version ?? 0,
      fields: { ...personFields(), ...now?.fields, safety: 'do_not_contact', isFirstContact: false },
    });
    await addPerson(childId, {
      name: 'Idris Fakeham',
      phone: null,
      safety: 'do_not_contact',
      isFirstContact: false,
    });
    const apart = await held.ok('merge.undoPreview', { mergeId });
    expect(apart.forbiddenOnBoth.toSorted()).toEqual(['Carys Testwood', 'Idris Fakeham']);
    expect(apart.stays).toEqual([{ what: 'child_person', count: 1 }]);
    await undo(mergeId);
    for (const id of [childId, otherId]) {
      const safety = (await peopleOf(id)).map(({ fields }) => [fields.name, fields.safety]).toSorted();
      expect(safety).toEqual([
        ['Carys Testwood', 'do_not_contact'],
        ['Dilys Testwood', 'do_not_contact'],
        ['Idris Fakeham', 'do_not_contact'],
      ]);
    }
    expect((await lineOf(otherId, theirs.linkId))?.fields.note).toBe('An invented note');
  });

  test('who is rung first stays the better known, or who was chosen; the earlier day of checking stays on both', async () => {
    const { childId } = await addChild();
    const { childId: otherId } = await addChild({ acceptedOn: null });
    const number = { phone: '07700 900142', isFirstContact: true };
    const nothing = { relationship: null, safeTimes: null, sayName: null };
    const newer = await addPerson(childId, { ...number, ...nothing, name: 'Bernie Testwood' });
    const older = await addPerson(otherId, {
      ...number,
      name: 'Bernadette Testwood',
      safeTimes: 'after 4 pm',
      sayName: 'Ann from the library',
    });
    await held.vault.store.db
      .updateTable('child_person')
      .set({ checked_on: addDays(TODAY, -58) })
      .where('id', '=', older.linkId)
      .execute();
    const shown = await preview(childId, otherId);
    expect(shown.contacts).toMatchObject([
      { linkId: newer.linkId, isFirst: false, agreed: ['after 4 pm', 'say “Ann from the library”'] },
      { linkId: older.linkId, isFirst: true },
    ]);
    expect(shown.kept.carers).toMatchObject([{ name: 'Bernie Testwood', phone: '07700 900142' }]);
    expect(shown.pairs).toMatchObject([
      { receivedOn: null, unreadId: shown.other.referrals[0]?.id, whyNot: expect.any(String) as string },
    ]);
    const { mergeId } = await merge(childId, otherId);
    expect((await held.ok('people.list', { childId })).card).toMatchObject({
      who: 'Bernadette Testwood',
      times: 'after 4 pm',
    });
    await undo(mergeId);
    const checked = async (id: string, linkId: string) => (await lineOf(id, linkId))?.checkedOn;
    expect(await checked(childId, newer.linkId)).toBe(addDays(TODAY, -58));
    expect(await checked(otherId, older.linkId)).toBe(addDays(TODAY, -58));
    await merge(childId, otherId, { firstContactId: newer.linkId });
    expect((await held.ok('people.list', { childId })).card).toMatchObject({
      who: 'Bernie Testwood',
      times: 'after 4 pm',
    });
  });

  test('taken apart, a contact of which nothing changed is checked as it was; one that changed in any way is not', async () => {
    const { childId } = await addChild();
    const { childId: otherId } = await addChild();
    const safe = { name: 'Bernadette Testwood', phone: '07700 900142', note: null };
    // Never checked on the other record: together nobody may call it checked.
    const mine = await addPerson(childId, safe);
    const theirs = await addPerson(otherId, safe, false);
    const gran = { name: 'Dilys Testwood', phone: '07700 900318', isFirstContact: false };
    const stricter = await addPerson(childId, gran);
    await addPerson(otherId, { ...gran, mayText: 'no' }, false);
    const uncle = { name: 'Idris Testwood', phone: '07700 900111', isFirstContact: false };
    const changed = await addPerson(childId, uncle);
    await addPerson(otherId, uncle, false);
    const { mergeId } = await merge(childId, otherId);
    const checked = async (id: string, { linkId }: { linkId: string }) =>
      (await lineOf(id, linkId))?.checkedOn;
    for (const line of [mine, stricter, changed]) expect(await checked(childId, line)).toBeNull();
    const now = await lineOf(childId, changed.linkId);
    await held.ok('person.save', {
      childId,
      linkId: changed.linkId,
      version: now?.version ?? 0,
      fields: { ...(now?.fields ?? personFields({})), codeWord: 'Pebble' },
      checkedWith: null,
    });
    await undo(mergeId);
    expect(await lineOf(childId, mine.linkId)).toMatchObject({ checkedOn: TODAY, checkedWith: 'them' });
    expect(await checked(childId, stricter)).toBeNull();
    expect((await lineOf(childId, stricter.linkId))?.fields.mayText).toBe('no');
    expect(await checked(childId, changed)).toBeNull();
    expect(await checked(otherId, theirs)).toBeNull();
  });

  test('a contact checked before the referral of the other record came is to be checked again, and says why', async () => {
    const { childId } = await addChild();
    const { childId: otherId } = await addChild(
      { receivedOn: addDays(TODAY, -1), acceptedOn: addDays(TODAY, -1) },
      TWIN,
    );
    const [old, fresh] = [
      await addPerson(childId),
      await addPerson(childId, { name: 'Carys Testwood', isFirstContact: false }),
    ];
    await held.vault.store.db
      .updateTable('child_person')
      .set({ checked_on: addDays(TODAY, -40) })
      .where('id', '=', old.linkId)
      .execute();
    expect((await overview(childId)).card).toMatchObject({ isChecked: true, isOld: false });
    expect((await preview(childId, otherId)).contacts).toMatchObject([
      { linkId: old.linkId, isChecked: false, newerReferralOn: addDays(TODAY, -1) },
      { linkId: fresh.linkId, isChecked: true, newerReferralOn: null },
    ]);
    const { mergeId } = await merge(childId, otherId, { firstContactId: old.linkId });
    expect((await overview(childId)).card).toMatchObject({
      isChecked: false,
      isOld: true,
      newerReferralOn: addDays(TODAY, -1),
    });
    await undo(mergeId);
    expect((await overview(childId)).card).toMatchObject({ isChecked: true, isOld: false });
    await merge(childId, otherId, { firstContactId: old.linkId });
    const line = await lineOf(childId, old.linkId);
    await held.ok('person.confirmContact', {
      childId,
      linkId: old.linkId,
      version: line?.version ?? 0,
      checkedWith: 'them',
    });
    expect((await overview(childId)).card).toMatchObject({ isChecked: true, newerReferralOn: null });
  });

  test('nor is the line that was taken in unchecked by it; a check made meanwhile is nobody else’s', async () => {
    const { childId } = await addChild();
    const { childId: otherId } = await addChild();
    const safe = { name: 'Bernadette Testwood', phone: '07700 900142' };
    const mine = await addPerson(childId, safe, false);
    const theirs = await addPerson(otherId, safe);
    const first = await merge(childId, otherId);
    expect((await lineOf(childId, mine.linkId))?.checkedOn).toBeNull();
    await undo(first.mergeId);
    expect((await lineOf(childId, mine.linkId))?.checkedOn).toBeNull();
    expect((await lineOf(otherId, theirs.linkId))?.checkedOn).toBe(TODAY);
    const again = await merge(childId, otherId);
    const version = (await lineOf(childId, mine.linkId))?.version ?? 0;
    held.setToday(addDays(TODAY, 3));
    const confirmed = { childId, linkId: mine.linkId, version, checkedWith: 'carer' } as const;
    await held.ok('person.confirmContact', confirmed);
    await undo(again.mergeId);
    expect((await lineOf(childId, mine.linkId))?.checkedOn).toBe(addDays(TODAY, 3));
    expect((await lineOf(otherId, theirs.linkId))?.checkedOn).toBe(TODAY);
  });

  test('calls with somebody whose two lines became one are with that one, and go back', async () => {
    const { childId } = await addChild();
    const other = await addChild();
    const mine = await addPerson(childId);
    const theirs = await addPerson(other.childId);
    await held.ok(
      'checkIn.save',
      checkInInput(other.referralId, {
        outcome: 'reached',
        spokeToPersonIds: [theirs.personId],
        isSafe: 'yes',
      }),
    );
    const before = await everything();
    const spokenTo = async () =>
      (await held.vault.store.db.selectFrom('check_in').select('people_spoken_to').execute()).map((row) =>
        JSON.parse(row.people_spoken_to ?? '[]'),
      );
    const withWhom = async () =>
      (await held.vault.store.db.selectFrom('check_in').select('person_id').execute()).map(
        (row) => row.person_id,
      );
    expect(await withWhom()).toEqual([theirs.personId]);
    const { mergeId } = await merge(childId, other.childId);
    expect(await withWhom()).toEqual([mine.personId]);
    expect(await spokenTo()).toEqual([[mine.personId]]);
    await undo(mergeId);
    expect(await everything()).toEqual(before);
  });

  test('undo: what was added since stays or goes with what it belongs to; what was changed since stays', async () => {
    const { childId } = await addChild({}, { name: 'Rafe Testwood' });
    const other = await addChild({}, TWIN);
    const { mergeId } = await merge(childId, other.childId, { chosen: { name: 'other' } });
    await held.ok('checkIn.save', checkInInput(other.referralId));
    await addPerson(childId, { name: 'Somebody New', isFirstContact: false });
    const { child } = await overview(childId);
    await held.ok('child.save', {
      childId,
      version: child.version,
      fields: { ...child.fields, school: 'Another school' },
    });
    expect(await held.ok('merge.undoPreview', { mergeId })).toMatchObject({
      name: 'Raphael Testwood',
      otherName: 'Raphael Testwood',
      goesBack: [
        { what: 'referral', count: 1 },
        { what: 'check_in', count: 1 },
      ],
      stays: [{ what: 'child_person', count: 1 }],
      left: { details: ['school'], others: 0 },
      forbiddenOnBoth: [],
    });
    await undo(mergeId);
    expect((await overview(childId)).child.fields).toMatchObject({
      name: 'Rafe Testwood',
      school: 'Another school',
    });
    expect((await overview(childId)).recentContacts).toEqual([]);
    expect((await overview(other.childId)).recentContacts).toHaveLength(1);
    expect((await peopleOf(childId)).map(({ fields }) => fields.name)).toEqual(['Somebody New']);
    expect(await held.call('merge.undo', { mergeId, reason: REASON })).toMatchObject({
      code: 'merge_undone',
    });
  });

  test('a risk of both stands twice until a person says otherwise, and comes back with its child', async () => {
    const { childId } = await addChild();
    const { childId: otherId } = await addChild();
    const say = (id: string, more: Partial<InputOf<'risk.save'>> = {}) =>
      held.ok('risk.save', {
        childId: id,
        kind: 'home',
        replacesId: null,
        level: 'high',
        words: 'An invented risk',
        plan: '',
        heldBy: { is: 'account', id: held.vault.actor.accountId },
        reviewOn: addDays(TODAY, 30),
        ...more,
      });
    const mine = await say(childId);
    const theirs = await say(otherId);
    expect((await preview(childId, otherId)).sharedRisks).toEqual(['home']);
    const { mergeId } = await merge(childId, otherId);
    expect((await overview(childId)).risks).toHaveLength(2);
    const unseen = {
      kind: 'home',
      level: 'over',
      words: '',
      plan: '',
      heldBy: null,
      reviewOn: null,
      replacesId: null,
    } as const;
    expect(await held.call('risk.save', { childId, ...unseen })).toMatchObject({ code: 'conflict' });
    await say(childId, { replacesId: theirs.riskId, level: 'over', heldBy: null, reviewOn: null });
    expect((await overview(childId)).risks).toMatchObject([{ id: mine.riskId }]);
    await undo(mergeId);
    expect((await overview(childId)).risks).toMatchObject([{ id: mine.riskId }]);
    // What was decided about it was decided about both; nothing that stood is gone without a person having looked.
    expect((await overview(otherId)).risks).toMatchObject([{ id: theirs.riskId }]);
  });

  test('brothers and sisters, open rows of an import and what somebody was typing follow', async () => {
    const { childId } = await addChild();
    const { childId: otherId } = await addChild();
    const { childId: sister } = await addChild({}, { name: 'Bo Testwood' });
    await held.ok('sibling.link', { childId: otherId, siblingId: sister });
    await held.ok('sibling.link', { childId: otherId, siblingId: childId });
    const { db } = held.vault.store;
    const batchId = newId();
    await imports.insertBatch(db, {
      id: batchId,
      file_hash: 'invented',
      imported_on: TODAY,
      made_by: held.vault.actor.accountId,
      counts: '{}',
    });
    await imports.insertRows(db, [
      {
        id: newId(),
        batch_id: batchId,
        row_number: 3,
        row_key: 'invented',
        state: 'set_aside',
        reasons: '[]',
        cells: '{}',
        matches_child_id: otherId,
      },
    ]);
    const formKey = `person:new:${otherId}`;
    await held.ok('draft.save', { formKey, text: 'Typed so far' });
    const before = await everything();
    const { mergeId } = await merge(childId, otherId);
    const siblingsOf = async (id: string) =>
      (await held.ok('child.siblings', { childId: id })).rows.map((row) => row.childId);
    expect(await siblingsOf(childId)).toEqual([sister]);
    expect(await siblingsOf(sister)).toEqual([childId]);
    const row = await db
      .selectFrom('import_row')
      .select('matches_child_id')
      .where('batch_id', '=', batchId)
      .executeTakeFirst();
    expect(row?.matches_child_id).toBe(childId);
    const kept = `person:new:${childId}`;
    expect(await held.ok('draft.get', { formKey: kept })).toMatchObject({
      text: 'Typed so far',
      keptAs: formKey,
    });
    expect((await held.ok('draft.list', {})).drafts).toMatchObject([{ formKey: kept, child: { childId } }]);
    await undo(mergeId);
    expect(await everything()).toEqual(before);
    const again = await merge(childId, otherId);
    await held.ok('draft.discard', { formKey });
    expect((await held.ok('draft.list', {})).drafts).toEqual([]);
    await undo(again.mergeId);
  });

  test('two drafts of one form: one is forgotten, the other is still given back', async () => {
    const { childId } = await addChild();
    const { childId: otherId } = await addChild();
    const [own, other] = [`details:${childId}`, `details:${otherId}`];
    await held.ok('draft.save', { formKey: other, text: 'Over the other record' });
    await held.ok('draft.save', { formKey: own, text: 'Over this one' });
    await merge(childId, otherId);
    expect(await held.ok('draft.get', { formKey: own })).toMatchObject({
      text: 'Over this one',
      keptAs: own,
    });
    await held.ok('draft.discard', { formKey: own });
    expect(await held.ok('draft.get', { formKey: own })).toMatchObject({
      text: 'Over the other record',
      keptAs: other,
    });
  });

  test('what was typed about a line that was taken in opens the line that stands', async () => {
    const [one, two, three] = [await addChild(), await addChild(), await addChild()];
    const name = { name: 'Ann Testwood', phone: '07700 900123' };
    const [kept, inner, innermost] = [
      await addPerson(one.childId, name),
      await addPerson(two.childId, name),
      await addPerson(three.childId, name),
    ];
    const formKey = `person:${innermost.linkId}`;
    await held.ok('draft.save', { formKey, text: 'Typed so far' });
    // A letter waits until the two are taken apart: its address was agreed for the other line.
    await held.ok('draft.save', { formKey: `letter:${inner.linkId}`, text: 'Dear Ann' });
    const listed = async () => (await held.ok('draft.list', {})).drafts.map((each) => each.formKey);
    await merge(two.childId, three.childId);
    expect((await listed()).toSorted()).toEqual([`letter:${inner.linkId}`, `person:${inner.linkId}`]);
    const outer = await merge(one.childId, two.childId);
    const asked = `person:${kept.linkId}`;
    expect(await listed()).toEqual([asked]);
    expect(await held.ok('draft.get', { formKey: asked })).toMatchObject({ keptAs: formKey });
    expect(await peopleOf(one.childId)).toMatchObject([{ linkId: kept.linkId }]);
    await undo(outer.mergeId);
    expect((await listed()).toSorted()).toEqual([`letter:${inner.linkId}`, `person:${inner.linkId}`]);
  });

  test('one after the other: the last is taken apart first, also where a merged record had one in it', async () => {
    const [one, two, three] = [
      await addChild({}, { name: 'Aa One' }),
      await addChild({}, { name: 'Bb Two' }),
      await addChild({}, { name: 'Cc Three' }),
    ];
    const before = await everything();
    const inner = await merge(two.childId, three.childId);
    const between = await everything();
    const outer = await merge(one.childId, two.childId);
    expect(await held.ok('child.open', { childId: three.childId, reason: null })).toEqual({
      childId: one.childId,
    });
    expect((await held.ok('child.search', { text: 'three', limit: 9 })).rows).toMatchObject([
      { childId: one.childId },
    ]);
    expect((await historyOf(one.childId)).filter((operation) => operation === 'referral.add')).toHaveLength(
      3,
    );
    const { rows } = await held.ok('merge.list', { childId: one.childId });
    expect(rows.map(({ name, mayUndo }) => [name, mayUndo])).toEqual([
      ['Bb Two', true],
      ['Cc Three', false],
    ]);
    expect(await held.call('merge.undo', { mergeId: inner.mergeId, reason: REASON })).toMatchObject({
      code: 'merge_not_last',
    });
    await undo(outer.mergeId);
    expect(await everything()).toEqual(between);
    await undo(inner.mergeId);
    expect(await everything()).toEqual(before);
  });

  test('the stage in the list of children is that of the referral the page is about', async () => {
    const { childId } = await addChild({ receivedOn: localDate('2026-02-02') });
    const { childId: otherId } = await addChild({ receivedOn: TODAY, acceptedOn: null });
    const stages = async () =>
      new Map(
        (await held.ok('child.search', { text: '', limit: 9 })).rows.map((row) => [row.childId, row.stage]),
      );
    expect(await stages()).toEqual(new Map([[childId, 'waiting'], [otherId, 'received']])); // prettier-ignore
    await merge(childId, otherId);
    expect(await stages()).toEqual(new Map([[childId, 'waiting']]));
  });

  test('taking apart says that they are two children, and merging again that they are one', async () => {
    const { childId } = await addChild();
    const { childId: otherId } = await addChild();
    const said = async (id: string) =>
      (await held.ok('child.alike', { of: { is: 'held', childId: id } })).rows.map(({ notSame }) => notSame);
    const { mergeId } = await merge(childId, otherId);
    await undo(mergeId);
    for (const id of [childId, otherId]) expect(await said(id)).toMatchObject([{ on: TODAY, holds: true }]);
    // Whoever would merge them again reads first that somebody said otherwise, from either record.
    expect((await preview(childId, otherId)).notSame).toMatchObject({ on: TODAY, reason: null, holds: true });
    await held.ok('notSame.say', { childId: otherId, otherId: childId, reason: 'Cousins' });
    expect((await preview(otherId, childId)).notSame).toMatchObject({ reason: 'Cousins', holds: true });
    const again = await merge(childId, otherId);
    await undo(again.mergeId);
    await held.ok('notSame.takeBack', { childId, otherId });
    expect((await preview(childId, otherId)).notSame).toBeNull();
    await merge(childId, otherId);
    expect(await held.call('notSame.takeBack', { childId, otherId })).toMatchObject({ code: 'not_found' });
  });

  test('the History of both is one, before and after, and the log is not touched', async () => {
    const { childId } = await addChild();
    const { childId: otherId } = await addChild();
    await held.ok('child.open', { childId: otherId, reason: null });
    const { mergeId } = await merge(childId, otherId);
    await held.ok('child.open', { childId: otherId, reason: null });
    expect(await historyOf(childId)).toEqual([
      'child.open',
      'merge.make',
      'child.open',
      'referral.add',
      'referral.add',
    ]);
    await undo(mergeId);
    expect(await historyOf(otherId)).toEqual([
      'merge.undo',
      'child.open',
      'merge.make',
      'child.open',
      'referral.add',
    ]);
    expect(await historyOf(childId)).toEqual(['merge.undo', 'merge.make', 'referral.add']);
    expect(await findAuditBreak(held.vault.store.db)).toBeNull();
    const { rows } = await held.ok('audit.list', {
      accountId: null,
      subject: mergeId,
      kind: null,
      offset: 0,
      limit: 9,
    });
    expect(rows.map(({ child }) => child?.childId)).toEqual([childId, childId]);
    expect(rows.map(({ detail }) => detail).join('')).not.toMatch(/Testwood|social worker|cousins/);
  });

  test('who decides: coordinators, managers and safeguarding leads, and nobody else', async () => {
    const { childId } = await addChild();
    const { childId: otherId } = await addChild();
    const input = {
      childId,
      otherId,
      version: 1,
      otherVersion: 1,
      chosen: {},
      sameReferral: null,
      reason: REASON,
    };
    for (const role of ['therapist', 'administrator', 'auditor'] as const) {
      await held.become([role]);
      expect(await held.call('merge.preview', { childId, otherId })).toMatchObject({ code: 'not_allowed' });
      expect(await held.call('merge.make', input)).toMatchObject({ code: 'not_allowed' });
    }
    for (const role of ['coordinator', 'manager', 'safeguarding_lead'] as const) {
      await held.become([role]);
      const { kept, other } = await preview(childId, otherId);
      const { mergeId } = await held.ok('merge.make', {
        ...input,
        version: kept.version,
        otherVersion: other.version,
      });
      await undo(mergeId);
    }
  });

  test('a therapist’s caseload follows the course, and an opening outside it stands on the record that is left', async () => {
    const { childId } = await addChild();
    const course = await planCourse(held);
    const lead = held.vault.actor;
    await held.become(['therapist'], course.ama);
    expect(await held.call('child.open', { childId, reason: null })).toMatchObject({ code: 'reason_needed' });
    await held.ok('child.open', { childId, reason: 'Covering today' });
    held.vault.actor = lead;
    const { mergeId } = await merge(course.childId, childId);
    expect((await held.ok('outsideAccess.list', {})).rows).toMatchObject([
      { childId: course.childId, reason: 'Covering today' },
    ]);
    await held.become(['therapist'], course.ama);
    expect(await held.ok('child.open', { childId, reason: null })).toEqual({ childId: course.childId });
    expect((await overview(course.childId)).referrals).toHaveLength(2);
    const listed = async () => (await held.ok('merge.list', { childId: course.childId })).rows;
    expect(await listed()).toMatchObject([{ otherId: childId, name: 'Rafe Testwood', reason: REASON }]);
    held.vault.actor = lead;
    await undo(mergeId);
    expect((await held.ok('outsideAccess.list', {})).rows).toMatchObject([{ childId }]);
    expect(await listed()).toMatchObject([{ otherId: childId, apart: { reason: 'They are cousins' } }]);
    // Taken apart, the other is a child whom this therapist does not see.
    await held.become(['therapist'], course.ama);
    const [row] = await listed();
    expect(row).toMatchObject({
      otherId: null,
      name: null,
      reason: null,
      apart: { on: TODAY, reason: null },
    });
    expect(JSON.stringify(row)).not.toContain('cousins');
  });

  test('a command sent twice merges once', async () => {
    const { childId } = await addChild();
    const { childId: otherId } = await addChild();
    const input = {
      childId,
      otherId,
      version: 1,
      otherVersion: 1,
      chosen: {},
      sameReferral: null,
      reason: REASON,
    };
    const id = '11111111-1111-4111-8111-111111111111';
    const first = await held.ok('merge.make', input, id);
    expect(await held.ok('merge.make', input, id)).toEqual(first);
    expect((await held.ok('merge.list', { childId })).rows).toHaveLength(1);
  });

  test('merge then undo is the identity, but that no rule of contact is looser than on either record', async () => {
    const someone = fc.record({
      name: fc.constantFrom('Dilys Testwood', 'Idris Testwood', 'Mum'),
      phone: fc.constantFrom('07700 900318', '07700 900111', null),
      safety: fc.constantFrom('safe', 'ask_first', 'do_not_contact', 'not_checked'),
      mayText: fc.constantFrom('yes', 'no', 'not_checked'),
      codeWord: fc.constantFrom(null, 'Acorn', 'Pebble'),
      isFirstContact: fc.boolean(),
    });
    const record = fc.record({
      people: fc.array(someone, { maxLength: 3 }),
      school: fc.constantFrom(null, 'An invented school', 'Another school'),
      received: fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 2 }),
      isAccepted: fc.boolean(),
      isCalled: fc.boolean(),
      paused: fc.constantFrom(null, { from: 30, to: 12 }, { from: 20, to: null }, { from: 9, to: -5 }),
    });
    const build = async ({ people, school, received, isAccepted, isCalled, paused }: Record_) => {
      const receivedOn = (at: number): LocalDate => addDays(TODAY, -(received[at] ?? 0) - 1);
      const input = { receivedOn: receivedOn(0), acceptedOn: isAccepted ? addDays(receivedOn(0), 1) : null };
      const first = await addChild(input, { school });
      for (let at = 1; at < received.length; at += 1)
        await addChild({
          child: { is: 'held', childId: first.childId },
          receivedOn: receivedOn(at),
          acceptedOn: null,
        });
      for (const more of people)
        await addPerson(
          first.childId,
          { ...more, isFirstContact: more.isFirstContact && more.safety !== 'do_not_contact' },
          more.safety !== 'not_checked',
        );
      if (isCalled) await held.ok('checkIn.save', checkInInput(first.referralId));
      if (paused !== null && isAccepted && (received[0] ?? 0) >= paused.from)
        await held.ok('referral.pause', {
          referralId: first.referralId,
          startsOn: addDays(TODAY, -paused.from),
          endsOn: paused.to === null ? null : addDays(TODAY, -paused.to),
          reason: 'family_asked',
        });
      return first.childId;
    };
    type Record_ = {
      people: Partial<PersonFields>[];
      school: string | null;
      received: number[];
      isAccepted: boolean;
      isCalled: boolean;
      paused: { from: number; to: number | null } | null;
    };
    const notLooser = (now: readonly PersonOfChild[], before: readonly PersonOfChild[]) => {
      for (const was of before) {
        const same = now.find(({ linkId }) => linkId === was.linkId);
        if (same !== undefined) expect(isLooser(contactRulesOf(same), contactRulesOf(was))).toBe(false);
      }
    };
    await fc.assert(
      fc.asyncProperty(record, record, fc.boolean(), async (one, two, isSame) => {
        const [childId, otherId] = [await build(one as Record_), await build(two as Record_)];
        const [before, mine, theirs] = [await everything(), await peopleOf(childId), await peopleOf(otherId)];
        const pair = (await preview(childId, otherId)).pairs.find(({ whyNot }) => whyNot === null);
        const sameReferral =
          isSame && pair !== undefined ? { keptId: pair.keptId, otherId: pair.otherId } : null;
        const { mergeId } = await merge(childId, otherId, { sameReferral });
        const merged = await peopleOf(childId);
        notLooser(merged, [...mine, ...theirs]);
        await undo(mergeId);
        expect(await everything()).toEqual(before);
        const apart = [...(await peopleOf(childId)), ...(await peopleOf(otherId))];
        notLooser(apart, [...mine, ...theirs]);
        // What the merge made stricter stays so; a check is given back only where it changed nothing else.
        notLooser(
          apart,
          merged.map((line) => {
            const was = [...mine, ...theirs].find(({ linkId }) => linkId === line.linkId);
            const isUnchanged = was !== undefined && stoodOf(was).agreed === stoodOf(line).agreed;
            return isUnchanged ? { ...was, fields: line.fields } : line;
          }),
        );
        // Whoever was rung first is again, but for somebody who must not be contacted.
        for (const was of [...mine, ...theirs]) {
          const now = apart.find(({ linkId }) => linkId === was.linkId)?.fields;
          const isFirst = was.fields.isFirstContact && now?.safety !== 'do_not_contact';
          expect(now?.isFirstContact).toBe(isFirst);
        }
      }),
      { numRuns: dialect === 'sqlite' ? 12 : 4 },
    );
  });
});
