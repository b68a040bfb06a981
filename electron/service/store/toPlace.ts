import { calledName } from '../../../shared/children/names.ts';
import type { ToPlace } from '../../../shared/diary/weekContract.ts';
import type { Db } from './dialect.ts';
import { childrenOf } from './ofPractitioner.ts';

/**
 * The strands of courses under way that one practitioner holds, by the child's name, each with its first session that
 * has no date (none, or only ones that were moved or missed) and the number one more would have.
 */
export async function strandsToPlace(
  db: Db,
  practitionerId: string,
  caseload: string | null | 'all',
): Promise<ToPlace[]> {
  let found = db
    .selectFrom('strand')
    .innerJoin('course', 'course.id', 'strand.course_id')
    .innerJoin('child', 'child.id', 'course.child_id')
    .select([
      'strand.id as strandId',
      'strand.kind',
      'course.id as courseId',
      'child.name',
      'child.name_used',
    ])
    .where('strand.practitioner_id', '=', practitionerId)
    .where('course.ended_on', 'is', null)
    .orderBy('child.name')
    .orderBy('strand.kind', 'desc')
    .orderBy('strand.id');
  if (caseload !== 'all') found = found.where('course.child_id', 'in', childrenOf(db, caseload));
  const strands = await found.execute();
  const ids = strands.map(({ strandId }) => strandId);
  const sessions = ids.length === 0 ? [] : await sessionsOf(db, ids);
  return strands.map(({ strandId, courseId, kind, name, name_used: nameUsed }) => {
    const own = sessions.filter((each) => each.strand_id === strandId);
    const undated = own.find((each) => Number(each.dated) === 0);
    return {
      courseId,
      strandId,
      childName: calledName({ name, nameUsed }),
      isCarers: kind === 'carer',
      undated: undated === undefined ? null : { sessionId: undated.id, number: undated.number },
      next: Math.max(0, ...own.map(({ number }) => number)) + 1,
    };
  });
}

/** Each session with how many of its tries are planned or were held. */
async function sessionsOf(db: Db, strandIds: readonly string[]) {
  return db
    .selectFrom('session')
    .select(['session.id', 'session.strand_id', 'session.number'])
    .select((eb) =>
      eb
        .selectFrom('session_try')
        .select((inner) => inner.fn.countAll().as('count'))
        .whereRef('session_try.session_id', '=', 'session.id')
        .where('status', 'in', ['planned', 'attended', 'attended_late'])
        .as('dated'),
    )
    .where('session.strand_id', 'in', strandIds)
    .orderBy('session.number')
    .execute();
}
