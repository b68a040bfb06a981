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
