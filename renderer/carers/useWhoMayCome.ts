import { mayBeNamed } from '../../shared/carers/rules.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { useOp } from '../client.ts';

/**
 * Whom the forms that name a parent or carer for sessions offer, as a safeguarding lead decided, and who is left out because
 * they are not to be contacted.
 */
export function useWhoMayCome(childId: string, people: readonly PersonOfChild[]) {
  const asked = useOp('carer.list', { childId }, { enabled: childId !== '' });
  const known = asked.isPlaceholderData ? [] : (asked.data?.people ?? []);
  const decided = people.map((person) => ({
    person,
    named: mayBeNamed(
      person.fields,
      known.find(({ personId }) => personId === person.personId),
    ),
  }));
  return {
    carers: decided.flatMap(({ person, named }) => (named.ok ? [person] : [])),
    notToContact: decided.flatMap(({ person, named }) =>
      !named.ok && named.code === 'carer_do_not_contact' ? [person] : [],
    ),
  };
}
