import { type Insertable, type Selectable, sql } from 'kysely';
import {
  birthdayEvents,
  type ChildEventKind,
  type ConcernSettled,
  type ContactEvent,
  eventSince,
  isConcernOwed,
  isOfThisChild,
} from '../../../shared/checkIns/events.ts';
import type { ChildEventView } from '../../../shared/checkIns/eventsContract.ts';
import { localDate, type LocalDate } from '../../../shared/dates.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/** Whether a concern was recorded from an event: 1 or 0. */
const hasConcern = sql<number>`case when exists
  (select 1 from concern where concern.event_id = child_event.id) then 1 else 0 end`;

type OwedColumns = {
  kind: string;
  owes_concern: number | null;
  concern_settled: string | null;
  has_concern: number;
};
const isOwed = (row: OwedColumns): boolean =>
  isConcernOwed({
    kind: row.kind as ChildEventKind,
    owesConcern: row.owes_concern === 1,
    hasConcern: Number(row.has_concern) === 1,
    settled: row.concern_settled as ConcernSettled | null,
  });

const withConcern = (db: Db) =>
  db
    .selectFrom('child_event')
    .select(['child_event.id', 'child_event.child_id', 'child_event.kind', 'child_event.happened_on'])
    .select(['child_event.recorded_at', 'child_event.owes_concern', 'child_event.concern_settled'])
    .select(hasConcern.as('has_concern'));

/** Disclosures whose concern is still to be recorded, the earliest recorded first: all, or those one account recorded. */
export async function listOwed(db: Db, recordedBy: string | 'all') {
  let rows = withConcern(db)
    .innerJoin('child', 'child.id', 'child_event.child_id')
    .leftJoin('account', 'account.id', 'child_event.recorded_by')
    .select(['child.name', 'child.birth_date', 'account.name as by'])
    .where('child_event.owes_concern', '=', 1)
    .where('child_event.concern_settled', 'is', null)
    .orderBy('child_event.recorded_at')
    .orderBy('child_event.id');
  if (recordedBy !== 'all') rows = rows.where('child_event.recorded_by', '=', recordedBy);
  return (await rows.execute()).filter(isOwed);
}

/** Of these children those with a disclosure whose concern is still to be recorded, and since when it is. */
export async function owingSince(db: Db, childIds: readonly string[]): Promise<Map<string, LocalDate>> {
  if (childIds.length === 0) return new Map();
  const rows = await withConcern(db)
    .where('child_event.child_id', 'in', childIds)
    .where('child_event.owes_concern', '=', 1)
    .orderBy('child_event.recorded_at', 'desc')
    .execute();
  return new Map(rows.filter(isOwed).map((row) => [row.child_id, londonDateOf(row.recorded_at)]));
}

/** Whether a concern is still owed from one event. */
export async function isOwing(db: Db, id: string): Promise<boolean> {
  return (await withConcern(db).where('child_event.id', '=', id).execute()).some(isOwed);
}

/** Keeps why a disclosure has no concern of its own. */
export async function settle(
  db: Db,
  id: string,
  said: Pick<
    Selectable<Tables['child_event']>,
    'concern_settled' | 'concern_settled_reason' | 'concern_settled_by' | 'concern_settled_at'
  >,
): Promise<void> {
  await db.updateTable('child_event').set(said).where('id', '=', id).execute();
}

/** What happened round a child, the newest first, with who recorded it. */
export async function listOfChild(db: Db, childId: string): Promise<ChildEventView[]> {
  const rows = await withConcern(db)
    .leftJoin('account', 'account.id', 'child_event.recorded_by')
    .leftJoin('account as settler', 'settler.id', 'child_event.concern_settled_by')
    .select(['account.name as by', 'settler.name as settled_by', 'child_event.concern_settled_reason'])
    .where('child_event.child_id', '=', childId)
    .orderBy('child_event.happened_on', 'desc')
    .orderBy('child_event.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as ChildEventKind,
    happenedOn: localDate(row.happened_on),
    recordedOn: londonDateOf(row.recorded_at),
    by: row.by,
    owesConcern: isOwed(row),
    settled:
      row.concern_settled === null
        ? null
        : {
            is: row.concern_settled as ConcernSettled,
            reason: row.concern_settled_reason ?? '',
            by: row.settled_by,
          },
  }));
}

/** What asks for a contact of its own, by child: events on record, and what follows from the birth date. */
export async function contactEventsOf(
  db: Db,
  childIds: readonly string[],
): Promise<Map<string, ContactEvent[]>> {
  const rows = await db
    .selectFrom('child')
    .leftJoin('child_event', 'child_event.child_id', 'child.id')
    .select(['child.id', 'child.birth_date'])
    .select(['child_event.kind', 'child_event.happened_on', 'child_event.recorded_at'])
    .select('child_event.concern_settled')
    .where('child.id', 'in', childIds)
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.id)].map(([childId, own]) => [
      childId,
      eventsFrom(
        own[0]?.birth_date ?? null,
        own.flatMap(({ kind, happened_on, recorded_at, concern_settled }) =>
          kind === null || happened_on === null || recorded_at === null
            ? []
            : [{ kind, happened_on, recorded_at, concern_settled }],
        ),
      ),
    ]),
  );
}

/** The same from rows that are at hand. What was said to be another child’s asks for no contact with this one. */
export function eventsFrom(
  birthDate: string | null,
  rows: readonly Pick<
    Selectable<Tables['child_event']>,
    'kind' | 'happened_on' | 'recorded_at' | 'concern_settled'
  >[],
): ContactEvent[] {
  const own = rows.filter((row) => isOfThisChild({ settled: row.concern_settled as ConcernSettled | null }));
  return [
    ...(birthDate === null ? [] : birthdayEvents(localDate(birthDate))),
    ...own.map(({ kind, happened_on, recorded_at }) => ({
      kind: kind as ChildEventKind,
      since: eventSince(localDate(happened_on), londonDateOf(recorded_at)),
      recordedAt: recorded_at,
    })),
  ];
}

/** What is on record round a child, with the proceedings that each came from, if any. */
export async function recordedOf(db: Db, childId: string) {
  return db
    .selectFrom('child_event')
    .select(['kind', 'happened_on', 'proceedings_id'])
    .where('child_id', '=', childId)
    .execute();
}

/** Adds an event. Refresh the child's referrals afterwards. */
export async function insert(db: Db, event: Insertable<Tables['child_event']>): Promise<void> {
  await db.insertInto('child_event').values(event).execute();
}

/** An event as stored, or null. */
export async function load(db: Db, id: string) {
  return (await db.selectFrom('child_event').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Takes an event off the record. Refresh the child's referrals afterwards. */
export async function remove(db: Db, id: string): Promise<void> {
  await db.deleteFrom('child_event').where('id', '=', id).execute();
}

/** Keeps why an event was taken back, sealed. */
export async function insertRemoval(db: Db, removal: Insertable<Tables['event_removal']>): Promise<void> {
  await db.insertInto('event_removal').values(removal).execute();
}

/** The sealed words of some events taken back; of most there are none. */
export async function removalWords(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db.selectFrom('event_removal').select(['id', 'sealed']).where('id', 'in', ids).execute();
}

/** Takes back the dates that proceedings named and that still lie ahead: they were moved, or are not said any more. */
export async function removeAhead(db: Db, proceedingsId: string, today: LocalDate): Promise<void> {
  await db
    .deleteFrom('child_event')
    .where('proceedings_id', '=', proceedingsId)
    .where('happened_on', '>', today)
    .execute();
}
