import type { OutputOf } from '../../shared/contract.ts';
import type { CourseView } from '../../shared/courses/contract.ts';

type Strand = OutputOf<'handover.list'>['strands'][number];

/** 'Tilly’s sessions', 'The carer’s sessions' */
export function strandTitle(strand: Pick<Strand, 'kind'>, course: CourseView): string {
  if (strand.kind === 'carer') return 'The carer’s sessions';
  return strand.kind === 'family' ? 'The family’s sessions' : `${course.child.shortName}’s sessions`;
}
