import { boundsLabel, courseBoundsOf } from '../../shared/protocols/catalogue.ts';
import type { Protocol } from '../../shared/protocols/types.ts';
import { ofFigure } from '../course/words.ts';
import type { GroupLine } from '../../shared/groups/contract.ts';

/** 'Ama Fictley and Noor Specimen' */
export function withWhom({
  practitioner,
  secondPractitioner,
}: Pick<GroupLine, 'practitioner' | 'secondPractitioner'>): string {
  return secondPractitioner === null
    ? practitioner.name
    : `${practitioner.name} and ${secondPractitioner.name}`;
}

/** A whole number somebody typed, or null where it is none. */
export const whole = (typed: string) => (/^\d{1,3}$/.test(typed.trim()) ? Number(typed.trim()) : null);

/** '5 of 18', as a course was begun. One counted in weeks has its own figure in the course: here it is how often they came. */
export function cameFigure(begunWith: Protocol, attended: number): string {
  const bounds = courseBoundsOf(begunWith);
  const of = bounds.unit === 'session' ? ofFigure(boundsLabel({ bounds })) : null;
  return of === null ? String(attended) : `${attended} of ${of}`;
}
