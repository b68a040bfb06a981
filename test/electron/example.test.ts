import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMerged } from '../../electron/service/example/addMerged.ts';
import { KEPT_APART, NOT_SAME } from '../../electron/service/example/drawnCarers.ts';
import { fillExample, exampleRows, SIZES } from '../../electron/service/example/fill.ts';
import { sealWordsUnder } from '../../electron/service/useCases/safeguardingWords.ts';
import { newId } from '../../electron/service/ids.ts';
import { refreshReferrals } from '../../electron/service/store/derived.ts';
import { findAuditBreak } from '../../electron/service/store/audit.ts';
import * as settings from '../../electron/service/store/settings.ts';
import { heldTry, type SessionStatus } from '../../shared/courses/sessions.ts';
import { standing } from '../../shared/courses/rules.ts';
import { HOW_THINGS_ARE } from '../../shared/checkIns/rules.ts';
import { addDays, dateOrNull, localDate } from '../../shared/dates.ts';
import { Id } from '../../shared/ids.ts';
import { LETTER_KINDS } from '../../shared/letters/codes.ts';
import { OFFER_ANSWERS } from '../../shared/offers/codes.ts';
import { readOwn, readVersion } from '../../electron/service/store/catalogue.ts';
import { courseBoundsOf } from '../../shared/protocols/catalogue.ts';
import { catalogueOf } from '../../shared/protocols/serviceCatalogue.ts';
import { OwnProtocolId, ProtocolId } from '../../shared/protocols/types.ts';
import { settingsFrom } from '../../shared/service/settings.ts';
import { TRIAGE_ANSWERS } from '../../shared/triage/codes.ts';
import { NO_FILTER, SUPPORT_FILTERS, WAITING_FLAGS } from '../../shared/waitingList/contract.ts';
import { openTestService, TODAY, type TestService } from '../support/service.ts';
import { DIALECTS, openTestStore } from '../support/store.ts';

const ACCOUNT = newId();
const options = {
  today: TODAY,
  accountId: ACCOUNT,
  sealNote: (_place: readonly string[], text: string) => text,
  sealWords: (_place: object, words: object) => JSON.stringify(words),
};
const made = (counts: (typeof SIZES)[keyof typeof SIZES] = SIZES.small, today = TODAY) =>
  exampleRows({ ...options, today, settings: settingsFrom({}) }, counts);
const rows = made();

describe.each(DIALECTS)('the example on %s', (dialect) => {
  test('says of every referral what a rebuild from its records says', async () => {
    const store = await openTestStore(dialect);
    await fillExample(store.db, { ...options, counts: SIZES.small });
    const before = await store.db.selectFrom('referral').selectAll().orderBy('id').execute();
    const inForce = await settings.load(store.db);
    const ids = before.map(({ id }) => id);
    await store.db.transaction().execute((trx) => refreshReferrals(trx, ids, TODAY, inForce));
    const after = await store.db.selectFrom('referral').selectAll().orderBy('id').execute();
    expect(after).toEqual(before);
    await store.close();
  });
});

describe('the example as the screens see it', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await openTestService();
    await fillExample(service.vault.store.db, {
      ...options,
      accountId: service.vault.actor.accountId,
      sealWords: (place, words) => sealWordsUnder(service.vault.keys.db, place, words),
      counts: SIZES.small,
    });
    await addMerged(service.service, service.vault);
  });
  afterAll(() => service.close());

  test('has children at every stage of the list that can be reached, overdue and due this week, in every band', async () => {
    const summary = await service.ok('waitingList.summary', { stage: 'waiting', filter: NO_FILTER });
    expect(summary.stages).toMatchObject({ assessment: 1, waiting: 42, offered: 5, paused: 3 });
    expect(await service.ok('inbox.counts', {})).toMatchObject({
      inbox: 10,
      toRead: 6,
      asked: 1,
      notAccepted: 2,
      nobodyAnswers: 1,
    });
    expect(summary.due.overdue).toBeGreaterThanOrEqual(3);
    expect(summary.due.this_week).toBeGreaterThanOrEqual(4);
    for (const count of [...[1, 2, 3].map((band) => summary.bands[band]), summary.overWeeks[52]])
      expect(count).toBeGreaterThan(0);
    for (const standing of SUPPORT_FILTERS) expect(summary.support[standing], standing).toBeGreaterThan(0);
    for (const flag of WAITING_FLAGS) expect(summary.flags[flag], flag).toBeGreaterThan(0);
  });

  test('shows holding support: plans, a series with a missed date, kinds of its own, and a child in aftercare', async () => {
    const { supportKinds } = await service.ok('service.lists', {});
    expect(supportKinds.filter(({ isActive }) => !isActive).map(({ name }) => name)).toEqual(['Toy library']);
    const current = async (text: string) => {
      const [found] = (await service.ok('child.search', { text, limit: 5 })).rows;
      return (await service.ok('child.overview', { childId: found?.childId ?? '' })).referrals[0];
    };
    const rafe = await current('Rafe Testwood');
    expect(rafe?.supportPlan).toMatchObject({ untilOn: null });
    expect(rafe?.supportSeries[0]?.dates.map(({ attendance }) => attendance)).toEqual([
      'came',
      'came',
      'did_not_come',
      'came',
    ]);
    expect(await current('Xanthe Specimen')).toMatchObject({ stage: 'aftercare', isWaiting: false });
  });

  test('has a child whose two records became one: in the history with what moved, and it can be taken apart', async () => {
    const { db } = service.vault.store;
    const before = await db.selectFrom('referral').selectAll().orderBy('id').execute();
    const ids = before.map(({ id }) => id);
    await refreshReferrals(db, ids, TODAY, await settings.load(db));
    expect(await db.selectFrom('referral').selectAll().orderBy('id').execute()).toEqual(before);
    expect(await findAuditBreak(db)).toBeNull();

    const { rows: found } = await service.ok('child.search', { text: 'sampleford', limit: 9 });
    const thea = found.find(({ name }) => name === 'Thea Sampleford');
    expect(found.map(({ name }) => name)).not.toContain('Theodora Sampleford');
    const childId = thea?.childId ?? '';
    const { rows: history } = await service.ok('child.history', { childId, offset: 0, limit: 9 });
    const mergedOn = addDays(TODAY, -66);
    expect(history).toMatchObject([{ operation: 'merge.make', at: `${mergedOn}T11:20:00.000Z` }]);
    const { rows: merged } = await service.ok('merge.list', { childId });
    expect(merged).toMatchObject([{ name: 'Theodora Sampleford', mergedOn, mayUndo: true, apart: null }]);
    const { people } = await service.ok('people.list', { childId });
    // One line for her father, and what only one record knew of him stands in it.
    expect(people.map(({ fields }) => [fields.name, fields.mayLetter, fields.safeTimes])).toEqual([
      ['Colm Sampleford', 'no', 'before 9 am'],
      ['Marit Sampleford', 'yes', null],
    ]);
    const { referrals } = await service.ok('child.overview', { childId });
    expect(referrals.map(({ stage }) => stage).toSorted()).toEqual(['ended', 'waiting']);

    const mergeId = merged[0]?.mergeId ?? '';
    const apart = await service.ok('merge.undoPreview', { mergeId });
    expect(apart).toMatchObject({ stays: [], left: { details: [], others: 0 }, forbiddenOnBoth: [] });
    expect(apart.goesBack).toEqual([
      { what: 'referral', count: 1 },
      { what: 'check_in', count: 1 },
      { what: 'child_person', count: 1 },
    ]);
  });

  test('has two who must not meet and are booked at one hour: Today asks what was decided', async () => {
    const { jobs } = await service.ok('today.list', {});
    const apart = jobs.flatMap((job) => (job.kind === 'kept_apart' ? [job] : []));
    expect(apart).toMatchObject([{ child: { name: KEPT_APART.names[0] }, other: KEPT_APART.names[1] }]);
    expect(apart[0]?.days).toBeGreaterThan(1);
  });

  test('has missed sessions that ask for a decision, and a carer’s that somebody decided on', async () => {
    const { jobs } = await service.ok('today.list', {});
    expect(
      jobs.flatMap((job) =>
        job.kind === 'missed_run' ? [[job.child.name, job.strand, job.run?.count]] : [],
      ),
    ).toEqual([['Merryn Protham', 'child', 2]]);
    expect(rows.miss_decision).toMatchObject([{ decision: 'change_what_is_in_the_way', is_current: 1 }]);
  });

  test('has a group of eight carers with one register, and a child whose mother and father are seen apart', async () => {
    const { groups } = await service.ok('group.list', {});
    const groupId = groups.find(({ name }) => name === 'KEEP, autumn')?.id ?? '';
    const group = await service.ok('group.get', { groupId });
    expect(group.people).toHaveLength(8);
    expect(new Set(group.people.map(({ carer }) => carer?.name)).size).toBe(8);
    expect(group.people.map(({ attended }) => attended)).toContain(7);
    const strands = Map.groupBy(rows.strand, (row) => row.course_id);
    const carers = (of: string) => strands.get(of)?.filter(({ is_counted }) => is_counted === 0) ?? [];
    expect(rows.course.filter(({ id }) => carers(id).length === 2)).toHaveLength(1);
  });

  test('has a disclosure whose concern is owed, a child without a band, and two records said to be of two children', async () => {
    const { jobs } = await service.ok('today.list', {});
    expect(jobs.filter(({ kind }) => kind === 'concern_owed')).toHaveLength(1);
    const { bands } = await service.ok('waitingList.summary', { stage: 'waiting', filter: NO_FILTER });
    expect(bands['none']).toBe(1);
    const [myles] = (await service.ok('child.search', { text: 'Myles', limit: 1 })).rows;
    const of = { is: 'held' as const, childId: myles?.childId ?? '' };
    const { rows: alike } = await service.ok('child.alike', { of });
    expect(alike).toMatchObject([{ name: 'Milo Fakenwell', notSame: { reason: NOT_SAME.reason } }]);
  });

  test('leaves two rows of a spreadsheet to decide', async () => {
    const { total, rows: tasks } = await service.ok('import.tasks', { from: 0, limit: 10 });
    expect(total).toBe(2);
    expect(tasks.map((task) => [task.state, task.name])).toEqual([
      ['rejected', 'Corin Exampleby'],
      ['set_aside', 'Ines Protham'],
    ]);
  });

  test('has letters and a risk whose words open', async () => {
    const idOf = async (text: string) => {
      const [found] = (await service.ok('child.search', { text, limit: 1 })).rows;
      if (found === undefined) throw new Error(`Nobody is called ${text}`);
      return found.childId;
    };
    const { sent } = await service.ok('letter.list', { childId: await idOf('sian llyr') });
    expect(sent.map(({ kind }) => kind)).toEqual(['check_in', 'waiting']);
    for (const { text } of sent) {
      expect(text).toMatch(/Siani has a place on our list|Siani still has a place/);
      expect(text).not.toContain('{{');
    }
    const { current } = await service.ok('risk.list', { childId: await idOf('carwyn spec') });
    expect(current).toMatchObject([{ kind: 'alleged_abuser', level: 'high', holder: 'Wyn Exampleton' }]);
    expect(current[0]?.plan).toContain('His grandmother');
    const { concerns } = await service.ok('concern.list', { childId: await idOf('hedda tri') });
    expect(concerns).toMatchObject([{ completedAt: null, danger: 'not_sure' }]);
  });

  test('has somebody on every rung of the ladder after the family, and one whom a person decided on', async () => {
    const standsAt = async (text: string) => {
      const [child] = (await service.ok('child.search', { text, limit: 1 })).rows;
      const row = await service.vault.store.db
        .selectFrom('referral')
        .select('id')
        .where('child_id', '=', child?.childId ?? '')
        .executeTakeFirstOrThrow();
      const { ladder, decision } = await service.ok('checkIn.view', { referralId: row.id });
      return [ladder?.rung ?? null, decision?.decision ?? null];
    };
    expect(await standsAt('Dara Testerby')).toEqual(['family', null]);
    expect(await standsAt('Bram Notley')).toEqual(['other_contacts', null]);
    expect(await standsAt('Pia Mockridge')).toEqual(['decision', null]);
    expect(await standsAt('Ivo Specimen')).toEqual([null, 'ask_to_visit']);
  });

  test('has names in other scripts and with accents, and finds them', async () => {
    for (const text of ['sian llyr', 'عائشہ'])
      expect((await service.ok('child.search', { text, limit: 5 })).rows, text).not.toHaveLength(0);
  });
});

test('is the same for the same day, and moves with the day', () => {
  expect(made()).toEqual(rows);
  const later = made(SIZES.small, localDate('2027-03-01'));
  expect(later.child.map(({ name }) => name)).toEqual(rows.child.map(({ name }) => name));
  expect(later.referral[0]?.received_on).not.toBe(rows.referral[0]?.received_on);
});

test('has ids in the shape of every other id, each once', () => {
  // What was written in an assessment bears that assessment's own id, from the day it was begun.
  const { assessment_writeup: writeups, ...others } = rows;
  const assessments = new Set(rows.assessment.map(({ id }) => id));
  expect(writeups.length).toBeGreaterThan(0);
  // One is under way: begun, and not yet called complete.
  expect(writeups.filter(({ id }) => !assessments.has(id))).toHaveLength(1);
  expect(new Set(writeups.map(({ id }) => id)).size).toBe(writeups.length);
  const tables: readonly (readonly object[])[] = Object.values(others);
  const ids = tables.flat().flatMap((row) => ('id' in row && typeof row.id === 'string' ? [row.id] : []));
  expect(new Set(ids).size).toBe(ids.length);
  const shape = Id.or(OwnProtocolId);
  for (const id of ids) expect(shape.safeParse(id).success, id).toBe(true);
});

test('holds as many children as its size says: about 60 on the list, 1,000 and 10,000', () => {
  const sum = (counts: object) =>
    Object.values(counts).reduce((total: number, count: number) => total + count, 0);
  const { inTherapy, withCarers, ended, ...listed } = SIZES.small;
  expect(sum(listed)).toBeGreaterThanOrEqual(55);
  expect(sum(listed)).toBeLessThanOrEqual(65);
  expect([inTherapy, withCarers, ended]).toEqual([20, 8, 24]);
  expect(sum(SIZES.medium)).toBe(1000);
  expect(sum(SIZES.large)).toBe(10_000);
  const medium = made(SIZES.medium);
  expect(medium.child).toHaveLength(1000);
  expect(medium.session_try.length / medium.child.length).toBeGreaterThan(9);
});

test('holds nobody’s real phone, postcode or surname', () => {
  for (const { phone } of rows.person)
    if (phone !== null) expect(phone).toMatch(/^(07700 900|01632 960)\d{3}$/);
  for (const { postcode } of rows.child) if (postcode !== null) expect(postcode).toMatch(/^ZZ\d \d[A-Z]{2}$/);
  const invented =
    /(Test|Sample|Fake|Notional|Invent|Mock|Place|Trial|Draft|Fict|Example|Proth|Specimen|Notley|Madeup|Pretend)/;
  for (const { name } of [...rows.child, ...rows.person]) expect(name).toMatch(invented);
});

test('counts courses as their tries do', () => {
  const tries = Map.groupBy(rows.session_try, (row) => row.session_id);
  const sessions = Map.groupBy(rows.session, (row) => row.strand_id);
  for (const strand of rows.strand) {
    const held = (sessions.get(strand.id) ?? []).map((session) =>
      heldTry({
        tries: (tries.get(session.id) ?? []).map((row) => ({
          id: row.id,
          on: localDate(row.planned_on),
          time: null,
          status: row.status as SessionStatus,
        })),
      }),
    );
    const dates = held.flatMap((each) => (each?.on ? [each.on] : []));
    expect(dates).toHaveLength(strand.attended);
    expect(dates.every((on) => on <= TODAY)).toBe(true);
    if (strand.is_counted === 0) continue;
    const course = rows.course.find(({ id }) => id === strand.course_id);
    expect([course?.attended, course?.started_on]).toEqual([dates.length, dates.toSorted()[0] ?? null]);
  }
});

test('shows every answer that can be given round a referral', () => {
  const shown = <Row, Key extends keyof Row>(table: readonly Row[], key: Key) =>
    new Set(table.map((row) => row[key]));
  expect(shown(rows.offer, 'answer')).toEqual(new Set([null, ...OFFER_ANSWERS]));
  expect(shown(rows.letter, 'kind')).toEqual(new Set(LETTER_KINDS));
  expect(shown(rows.check_in, 'how_things_are')).toEqual(new Set([null, ...HOW_THINGS_ARE]));
  expect(shown(rows.triage_decision, 'answer')).toEqual(new Set(TRIAGE_ANSWERS));
  expect([...shown(rows.pause, 'reason')].length).toBeGreaterThanOrEqual(6);
  expect(shown(rows.safety_read, 'finding').size).toBe(3);
  expect(shown(rows.child_person, 'contact_rule').size).toBe(4);
  expect(shown(rows.assessment, 'kind').size).toBe(2);
  expect(rows.holding_contact.some((row) => row.kind === 'carer_group' && row.with_whom === 'child')).toBe(
    false,
  );
  expect(rows.concern.map((row) => row.completed_at === null).toSorted()).toEqual([false, true]);
  expect(rows.band_decision.some((row) => row.suggested !== null && row.suggested !== row.band)).toBe(true);
  const named = (id: string) => rows.child.find((child) => child.id === id)?.name;
  expect(rows.child_sibling.map((pair) => [named(pair.one_id), named(pair.other_id)].toSorted())).toEqual(
    expect.arrayContaining([
      ['Ffion Protham', 'Gethin Protham'],
      ['Carwyn Specimen', 'Mabel Specimen'],
    ]),
  );
});

test('shows every place where a course can stand', () => {
  const extensions = Map.groupBy(rows.bound_decision, (row) => row.course_id);
  const catalogue = catalogueOf(rows.protocol_version.map(readVersion), rows.own_therapy.map(readOwn));
  const standings = new Set(
    rows.course.map((course) => {
      const facts = {
        bounds: courseBoundsOf(
          catalogue.begunWith({
            protocolId: ProtocolId.parse(course.protocol_id),
            versionId: course.protocol_version_id,
          }),
        ),
        attended: course.attended,
        startedOn: dateOrNull(course.started_on),
        until: dateOrNull(course.ended_on) ?? TODAY,
        isEnded: course.ended_on !== null,
        extensions: (extensions.get(course.id) ?? []).map((row) => ({
          decidedOn: localDate(row.decided_on),
          toSessions: row.up_to_sessions,
        })),
      };
      return standing(facts);
    }),
  );
  const states = new Set([...standings].map(({ state }) => state));
  expect([...states].toSorted()).toEqual([
    'ended_below',
    'ended_beyond',
    'ended_extended',
    'ended_within',
    'under_way',
  ]);
  expect([...standings].some(({ decisionNeeded, state }) => decisionNeeded && state === 'under_way')).toBe(
    true,
  );
});

test.each(['small', 'medium'] as const)(
  'of %s size has nobody, and no room, in two places at once',
  (size) => {
    const { session_try: tries, group_member: members } = made(SIZES[size]);
    // The members of a group are one gathering.
    const others = new Set(members.slice(1).map((member) => member.strand_id));
    const ahead = tries.filter((row) => row.status === 'planned' && !others.has(row.strand_id));
    for (const who of ['practitioner_id', 'room_id'] as const) {
      const places = ahead.map((row) => `${row[who]} ${row.planned_on} ${row.starts_at}`);
      expect(new Set(places).size).toBe(places.length);
    }
  },
);
