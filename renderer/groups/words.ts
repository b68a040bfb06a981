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
