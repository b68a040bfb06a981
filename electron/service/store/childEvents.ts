import type { Insertable, Selectable } from 'kysely';
import {
  birthdayEvents,
  type ChildEventKind,
  type ContactEvent,
  eventSince,
} from '../../../shared/checkIns/events.ts';
import type { ChildEventView } from '../../../shared/checkIns/eventsContract.ts';
import { localDate, type LocalDate } from '../../../shared/dates.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/** What happened round a child, the newest first, with who recorded it. */
export async function listOfChild(db: Db, childId: string): Promise<ChildEventView[]> {
  const rows = await db
    .selectFrom('child_event')
    .leftJoin('account', 'account.id', 'child_event.recorded_by')
    .select(['child_event.id', 'child_event.kind', 'child_event.happened_on', 'child_event.recorded_at'])
    .select('account.name as by')
    .where('child_id', '=', childId)
    .orderBy('happened_on', 'desc')
    .orderBy('child_event.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as ChildEventKind,
    happenedOn: localDate(row.happened_on),
    recordedOn: londonDateOf(row.recorded_at),
    by: row.by,
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
    .where('child.id', 'in', childIds)
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.id)].map(([childId, own]) => [
      childId,
      eventsFrom(
        own[0]?.birth_date ?? null,
        own.flatMap(({ kind, happened_on, recorded_at }) =>
          kind === null || happened_on === null || recorded_at === null
            ? []
            : [{ kind, happened_on, recorded_at }],
        ),
      ),
    ]),
  );
}

/** The same from rows that are at hand. */
export function eventsFrom(
  birthDate: string | null,
  rows: readonly Pick<Selectable<Tables['child_event']>, 'kind' | 'happened_on' | 'recorded_at'>[],
): ContactEvent[] {
  return [
    ...(birthDate === null ? [] : birthdayEvents(localDate(birthDate))),
    ...rows.map(({ kind, happened_on, recorded_at }) => ({
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

/** Takes back the dates that proceedings named and that still lie ahead: they were moved, or are not said any more. */
export async function removeAhead(db: Db, proceedingsId: string, today: LocalDate): Promise<void> {
  await db
    .deleteFrom('child_event')
    .where('proceedings_id', '=', proceedingsId)
    .where('happened_on', '>', today)
    .execute();
}
