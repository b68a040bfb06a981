import type { OutputOf } from '../../shared/contract.ts';
import type { CourseView } from '../../shared/courses/contract.ts';
import { StrandName } from '../course/people.tsx';

type Strand = OutputOf<'handover.list'>['strands'][number];
type StrandTitleProps = { readonly course: CourseView; readonly strand: Pick<Strand, 'strandId' | 'kind'> };

/** 'Tilly’s sessions', 'Halina’s sessions'; 'The carer’s sessions' while nobody is named. */
export function StrandTitle({ course, strand: { strandId, kind } }: StrandTitleProps) {
  const strand = course.strands.find(({ id }) => id === strandId);
  if (kind === 'family') return 'The family’s sessions';
  if (strand === undefined || (kind === 'carer' && strand.person === null)) return 'The carer’s sessions';
  return (
    <>
      <StrandName course={course} strand={strand} />
      ’s sessions
    </>
  );
}
