import type { NoteConflict } from '../../shared/clinicalNotes/note.ts';
import type { CourseView } from '../../shared/courses/contract.ts';
import type { Failure } from '../../shared/op.ts';

/** The course as somebody else saved it meanwhile, as a refusal carries it. */
export function theirCourseIn(conflict: Failure | undefined): CourseView | undefined {
  return partOf(conflict, 'theirs') as CourseView | undefined;
}

/** The note that a refused save found in its place; undefined where it was refused for another reason. */
export function theirNoteIn(conflict: Failure | undefined): NoteConflict['theirNote'] | undefined {
  return partOf(conflict, 'theirNote') as NoteConflict['theirNote'] | undefined;
}

function partOf(conflict: Failure | undefined, name: string): unknown {
  const detail = conflict?.detail;
  if (typeof detail !== 'object' || detail === null) return undefined;
  return (detail as Record<string, unknown>)[name];
}
