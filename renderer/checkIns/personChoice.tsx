import { firstName } from '../../shared/children/names.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import type { Choice } from '../ui/Choices.tsx';
import { Name } from '../ui/Name.tsx';

/** Somebody round the child as an answer: by first name, in full where two share it, and said if not to be contacted. */
export function personChoice({ personId, fields }: PersonOfChild, people: readonly PersonOfChild[]): Choice {
  const first = firstName(fields.name);
  const isShared = people.some(
    (other) => other.personId !== personId && firstName(other.fields.name) === first,
  );
  return {
    value: personId,
    label: (
      <span>
        <Name full={isShared ? fields.name : first} />
        {fields.safety === 'do_not_contact' ? <small className="against"> do not contact</small> : null}
      </span>
    ),
  };
}

/** The same people, with one of them first. */
export function withFirst(people: readonly PersonOfChild[], firstId: string | null): PersonOfChild[] {
  return people.toSorted((a, b) => Number(b.personId === firstId) - Number(a.personId === firstId));
}
