import { expressionBuilder } from 'kysely';
import {
  type AskedInterpreter,
  InterpreterSaid,
  type InterpreterState,
  interpreterState,
} from '../../../shared/courses/interpreter.ts';
import { CHILD_STRANDS } from '../../../shared/courses/sessions.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { StrandKind } from '../../../shared/protocols/types.ts';
import type { Db } from './dialect.ts';
import { HolderOfDate } from './holderOfDate.ts';
import { childrenOf } from './ofPractitioner.ts';
import type { Tables } from './tables.ts';
import type { TodayScope } from './today.ts';

const row = expressionBuilder<Tables, 'child' | 'course' | 'strand'>();

/**
 * Whether whoever comes to the sessions of a strand needs an interpreter, by the record, as a part of a question: the child
 * where they come, and the parent or carer whose sessions they are.
 */
export const IsNeeded = row.or([
  row.and([row('strand.kind', 'in', CHILD_STRANDS), row('child.interpreter_language', 'is not', null)]),
  row.exists(
    row
      .selectFrom('child_person')
      .select('child_person.id')
      .whereRef('child_person.child_id', '=', 'course.child_id')
      .whereRef('child_person.person_id', '=', 'strand.person_id')
      .where('child_person.interpreter_language', 'is not', null),
  ),
]);

/** How it stands with the interpreter of a date that was read. */
export function stateOf(interpreter: string | null, isNeeded: boolean): InterpreterState | null {
  return interpreterState(InterpreterSaid.nullable().parse(interpreter), isNeeded);
}

/** The interpreters that whoever comes needs, one for each language. */
export async function interpretersOf(
  db: Db,
  { childId, personId, kind }: { childId: string; personId: string | null; kind: StrandKind },
): Promise<AskedInterpreter[]> {
  const carers = await db
    .selectFrom('child_person')
    .select(['interpreter_language as language', 'interpreter_name as name'])
    .where('child_id', '=', childId)
    .where('person_id', '=', personId ?? '')
    .orderBy('id')
    .execute();
  const child = CHILD_STRANDS.includes(kind)
    ? await db
        .selectFrom('child')
        .select('interpreter_language as language')
        .where('id', '=', childId)
        .executeTakeFirst()
    : undefined;
  const found = new Map<string, AskedInterpreter>();
  for (const { language, name } of [...carers, { language: child?.language ?? null, name: null }])
    if (language !== null && !found.has(language)) found.set(language, { language, name });
  return [...found.values()];
}

/** Dates to come up to a day that need an interpreter and have none booked, of courses that run, nearest first. */
export async function listToBook(db: Db, { today, practitionerId }: TodayScope, until: LocalDate) {
  let dates = db
    .selectFrom('session_try')
    .innerJoin('session', 'session.id', 'session_try.session_id')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .innerJoin('course', 'course.id', 'session_try.course_id')
    .innerJoin('child', 'child.id', 'course.child_id')
    .leftJoin('practitioner', (join) => join.on('practitioner.id', '=', HolderOfDate))
    .select(['session_try.id', 'session_try.course_id', 'session_try.strand_id', 'session_try.planned_on'])
    .select(['session_try.starts_at', 'session.number', 'strand.kind', 'strand.person_id'])
    .select(['course.child_id', 'child.name', 'child.birth_date'])
    .select(['practitioner.id as practitioner_id', 'practitioner.name as practitioner'])
    .where('session_try.status', '=', 'planned')
    .where('session_try.planned_on', '>=', today)
    .where('session_try.planned_on', '<=', until)
    .where('session_try.interpreter', 'is', null)
    .where('course.ended_on', 'is', null)
    .where(IsNeeded)
    .orderBy('session_try.planned_on')
    .orderBy('session_try.starts_at')
    .orderBy('session_try.id');
  if (practitionerId !== 'all') dates = dates.where('course.child_id', 'in', childrenOf(db, practitionerId));
  return dates.execute();
}
