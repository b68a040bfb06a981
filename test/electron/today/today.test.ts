import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { addDays, addWeeks } from '../../../shared/dates.ts';
import type { TodayKind } from '../../../shared/today/contract.ts';
import { checkInInput } from '../../support/checkIns.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addPerson, addWaiting, day, refresh } from '../../support/waiting.ts';

describe.each(DIALECTS)('Today, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  const db = () => held.vault.store.db;
  const jobs = async (kind: TodayKind) =>
    (await held.ok('today.list', {})).jobs.filter((job) => job.kind === kind);
  const count = async () => (await held.ok('today.count', {})).overdueOrToday;
  const addCourse = async (name: string, attended: number, more: { plannedOn?: string } = {}) => {
    const child = await addWaiting(held, name, '2026-01-05');
    const [practitioner, course, strand] = [newId(), newId(), newId()];
    await db()
      .insertInto('practitioner')
      .values({ id: practitioner, name: 'Ama Fictley', job_title: '', is_active: 1, version: 1 })
      .execute();
    await db()
      .insertInto('course')
      .values({
        id: course,
        child_id: child.childId,
        referral_id: child.referralId,
        protocol_id: 'tf_cbt_csa',
        planned_sessions: 12,
        started_on: attended > 0 ? addWeeks(TODAY, -attended) : null,
        attended,
        version: 1,
      })
      .execute();
    await db()
      .insertInto('strand')
      .values({
        id: strand,
        course_id: course,
        kind: 'child',
        practitioner_id: practitioner,
        is_counted: 1,
        attended,
      })
      .execute();
    const addTry = async (number: number, on: string, status: string) => {
      const session = newId();
      await db()
        .insertInto('session')
        .values({ id: session, course_id: course, strand_id: strand, number })
        .execute();
      await db()
        .insertInto('session_try')
        .values({
          id: newId(),
          session_id: session,
          strand_id: strand,
          course_id: course,
          planned_on: on,
          starts_at: '16:00',
          length_minutes: 50,
          status,
        })
        .execute();
    };
    for (let at = 1; at <= attended; at += 1)
      await addTry(at, addWeeks(TODAY, at - attended - 1), 'attended');
    if (more.plannedOn !== undefined) await addTry(attended + 1, more.plannedOn, 'planned');
    await refresh(held, child.referralId);
    return { ...child, practitioner, course };
  };

  test('the row and the paper carry the rules of whoever is next, not those of the first contact', async () => {
    const { childId, referralId } = await addWaiting(held, 'Bram Notley-Test', '2026-03-09');
    const iris = await addPerson(held, childId, { name: 'Iris Notley-Test', voicemail: 'no' });
    await addPerson(held, childId, { name: 'Owain Notley-Test', phone: '07700 900416', isFirst: false });
    const row = async () => (await held.ok('today.list', {})).jobs.find(({ kind }) => kind === 'check_in');
    expect(await row()).toMatchObject({ contact: { name: 'Iris Notley-Test', voicemail: 'not_safe' } });
    for (const on of ['2026-11-16', '2026-11-17', '2026-11-18'])
      await held.ok('checkIn.save', checkInInput(referralId, { triedPersonId: iris, heldOn: day(on) }));
    expect(await row()).toMatchObject({
      ladder: { rung: 'other_contacts' },
      contact: { name: 'Owain Notley-Test', phone: '07700 900416', voicemail: null },
    });
    const { calls } = await held.ok('waitingList.callList', {});
    expect(calls).toMatchObject([{ people: [{ who: 'Owain Notley-Test', voicemail: 'yes' }] }]);
  });

  test('an empty service has nothing to do, and says so', async () => {
    const { jobs: all, checkInsLeftOut } = await held.ok('today.list', {});
    expect({ all, checkInsLeftOut, count: await count() }).toEqual({ all: [], checkInsLeftOut: 0, count: 0 });
  });

  test('check-ins stand under overdue, today and this week, with whom to ring', async () => {
    const { childId } = await addWaiting(held, 'Over', '2026-10-01');
    await addPerson(held, childId, { voicemail: 'no' });
    await addWaiting(held, 'Now', '2026-11-06');
    await addWaiting(held, 'Soon', '2026-11-12');
    await addWaiting(held, 'Later', '2026-11-19');
    expect(
      (await jobs('check_in')).map((job) => [job.kind === 'check_in' && job.child.name, job.group]),
    ).toEqual([
      ['Over', 'overdue'],
      ['Now', 'today'],
      ['Soon', 'this_week'],
    ]);
    expect((await jobs('check_in'))[0]).toMatchObject({
      because: 'first',
      next: { state: 'overdue', daysOver: 36 },
      contact: { name: 'Bernadette Testwood', phone: '07700 900142', isChecked: true, voicemail: 'not_safe' },
    });
    expect(await count()).toBe(2);
  });

  test('an overdue one stays overdue whoever was tried, until somebody is reached', async () => {
    const { childId, referralId } = await addWaiting(held, 'Dara Testerby', '2026-10-01');
    const person = await addPerson(held, childId);
    const tried = checkInInput(referralId, { triedPersonId: person });
    await held.ok('checkIn.save', tried);
    expect(await jobs('check_in')).toMatchObject([
      {
        group: 'overdue',
        dueOn: '2026-10-15',
        isMine: true,
        next: { state: 'overdue', tries: 1, tryAgainBy: '2026-11-24' },
      },
    ]);
    held.setToday(day('2026-11-25'));
    expect(await jobs('check_in')).toMatchObject([{ group: 'overdue' }]);
    await held.ok('checkIn.save', {
      ...tried,
      heldOn: day('2026-11-25'),
      outcome: 'reached',
      spokeToPersonIds: [person],
      isSafe: 'yes',
    });
    expect(await jobs('check_in')).toEqual([]);
  });

  test('sessions wait to be logged from their day on, and those ahead do not', async () => {
    await addCourse('Yesterday', 2, { plannedOn: addDays(TODAY, -1) });
    await addCourse('Long ago', 2, { plannedOn: addDays(TODAY, -5) });
    await addCourse('This afternoon', 2, { plannedOn: TODAY });
    await addCourse('Next week', 2, { plannedOn: addDays(TODAY, 5) });
    const shown = (await jobs('session_to_log')).map((job) => [
      job.kind === 'session_to_log' && job.child.name,
      job.group,
    ]);
    expect(shown.toSorted()).toEqual([
      ['Long ago', 'overdue'],
      ['This afternoon', 'today'],
      ['Yesterday', 'today'],
    ]);
    expect((await jobs('session_to_log'))[0]).toMatchObject({ number: 3, ofLabel: '12–16', time: '16:00' });
  });

  test('a review is due after the sixth attended session until one is held, and a bound passed asks for a decision', async () => {
    await addCourse('Five', 5);
    const six = await addCourse('Six', 6);
    await addCourse('Seventeen', 17);
    const due = (await jobs('review')).map(
      (job) => job.kind === 'review' && [job.child.name, job.reviewNumber, job.at],
    );
    expect(due.toSorted()).toEqual([
      ['Seventeen', 1, 6],
      ['Six', 1, 6],
    ]);
    expect(await jobs('decision')).toMatchObject([
      { child: { name: 'Seventeen' }, figure: { count: 17, ofLabel: '12–16' } },
    ]);
    await db()
      .insertInto('review')
      .values({ id: newId(), course_id: six.course, held_on: TODAY, attended_when_held: 6, version: 1 })
      .execute();
    expect((await jobs('review')).map((job) => job.kind === 'review' && job.child.name)).toEqual([
      'Seventeen',
    ]);
  });

  test('offers are asked about after a fortnight, and asked again on the day agreed', async () => {
    const offer = async (madeOn: string, more: { answer?: string; ask_again_on?: string } = {}) => {
      // To a child each: of several to one child only the newest is followed.
      const { childId, referralId } = await addWaiting(held, 'Sorrel Mocksworth', '2026-03-09');
      await db()
        .insertInto('offer')
        .values({
          id: newId(),
          child_id: childId,
          referral_id: referralId,
          protocol_id: 'ltfi_8_17',
          made_on: madeOn,
          version: 1,
          ...more,
        })
        .execute();
    };
    await offer('2026-11-06');
    await offer('2026-11-11');
    await offer('2026-11-19');
    await offer('2026-08-01', { answer: 'not_ready', ask_again_on: '2026-11-23' });
    await offer('2026-08-01', { answer: 'not_ready', ask_again_on: '2027-01-23' });
    await offer('2026-08-01', { answer: 'declined' });
    expect((await jobs('offer')).map((job) => [job.dueOn, job.group])).toEqual([
      ['2026-11-20', 'today'],
      ['2026-11-23', 'this_week'],
      ['2026-11-25', 'this_week'],
    ]);
  });

  test('court dates, birthdays, new referrals and rows of a spreadsheet stand here too', async () => {
    const { childId } = await addWaiting(held, 'Amara Notional', '2026-10-20', {
      child: { birthDate: day('2009-05-25') },
    });
    await db()
      .insertInto('criminal_proceedings')
      .values({
        id: newId(),
        child_id: childId,
        stage: 'charged',
        next_event: 'Plea hearing',
        next_event_on: '2026-11-25',
        version: 1,
      })
      .execute();
    await addWaiting(held, 'Elodie Fakeham', '2026-11-18', { accepted_on: null, triaged_on: null });
    const batch = newId();
    await db()
      .insertInto('import_batch')
      .values({
        id: batch,
        file_hash: 'x',
        imported_on: TODAY,
        made_by: held.vault.actor.accountId,
        counts: '{}',
      })
      .execute();
    await db()
      .insertInto('import_row')
      .values({
        id: newId(),
        batch_id: batch,
        row_number: 2,
        row_key: 'k',
        state: 'rejected',
        reasons: '[]',
        cells: '{}',
      })
      .execute();
    expect(await jobs('court_date')).toMatchObject([{ group: 'this_week', event: 'Plea hearing' }]);
    expect(await jobs('turning_18')).toMatchObject([{ dueOn: '2026-11-25', birthday: '2027-05-25' }]);
    expect(await jobs('referral')).toMatchObject([
      { dueOn: '2026-11-19', state: 'to_read', child: { name: 'Elodie Fakeham' } },
    ]);
    expect(await jobs('import_rows')).toMatchObject([{ rows: 1, group: 'today' }]);
    const { ahead } = await held.ok('today.list', {});
    expect(ahead.map((item) => [item.kind, item.on])).toEqual([
      ['court', '2026-11-25'],
      ['turning_18', '2026-11-25'],
      ['quarter_ends', '2026-12-31'],
    ]);
  });

  test('the safeguarding lead sees who opened a record outside their caseload; others do not', async () => {
    const { childId } = await addWaiting(held, 'Rafe Testwood', '2026-10-01');
    await held.become(['therapist']);
    await held.ok('child.open', { childId, reason: 'On duty today' });
    expect((await held.ok('today.list', {})).jobs).toEqual([]);
    await held.become(['safeguarding_lead']);
    expect(await jobs('outside_opening')).toMatchObject([
      { reason: 'On duty today', child: { name: 'Rafe Testwood' } },
    ]);
    expect(await jobs('import_rows')).toEqual([]);
  });

  test('a therapist is shown their own children, and what is theirs is marked for everybody else', async () => {
    const own = await addCourse('Own', 6, { plannedOn: TODAY });
    await addCourse('Other', 6, { plannedOn: TODAY });
    await addWaiting(held, 'Waiting', '2026-10-01');
    await held.become(['therapist'], own.practitioner);
    const { jobs: seen } = await held.ok('today.list', {});
    expect(new Set(seen.map((job) => 'child' in job && job.child.name))).toEqual(new Set(['Own']));
    await held.become(['manager', 'therapist'], own.practitioner);
    const { jobs: all } = await held.ok('today.list', {});
    expect(all.filter((job) => job.isMine).every((job) => 'child' in job && job.child.name === 'Own')).toBe(
      true,
    );
    expect(all.filter((job) => !job.isMine)).not.toHaveLength(0);
  });

  test.runIf(dialect === 'sqlite')('what is due is found through an index', async () => {
    const plan = async (table: string, statement: string) =>
      (await sql<{ detail: string }>`explain query plan ${sql.raw(statement)}`.execute(db())).rows
        .map((row) => row.detail)
        .filter((detail) => detail.includes(table));
    expect(
      await plan(
        'referral',
        `select id from referral where next_check_in_due_on is not null
          and (next_check_in_due_on <= '2026-11-27' or check_in_tries > 0) order by next_check_in_due_on, id`,
      ),
    ).toEqual([expect.stringContaining('referral_next_check_in')]);
    expect(
      await plan(
        'session_try',
        `select id from session_try where status = 'planned' and planned_on <= '2026-11-20'`,
      ),
    ).toEqual([expect.stringContaining('session_try_status')]);
  });
});
