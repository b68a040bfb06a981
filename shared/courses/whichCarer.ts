import type { StrandView } from './contract.ts';

type Strand = Pick<StrandView, 'isCounted' | 'person'>;

/**
 * Who "the parent or carer" of an entry is: whose session it is, else the only one who has sessions in the course. Null
 * where there are several, as an entry does not say which of them it was, and a name would say more than is known (our own
 * rule); and where nobody is named.
 */
export function whichCarer(strands: readonly Strand[], own?: Strand): StrandView['person'] {
  if (own !== undefined && own.person !== null) return own.person;
  const people = strands.flatMap(({ person }) => person ?? []);
  const [first] = people;
  return first !== undefined && people.every(({ id }) => id === first.id) ? first : null;
}
