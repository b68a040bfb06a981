import { Fragment } from 'react';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { Name } from '../ui/Name.tsx';

/** Who is not among those that can be chosen, and why. Nothing where nobody is left out. */
export function NotOffered({ people }: { readonly people: readonly PersonOfChild[] }) {
  if (people.length === 0) return null;
  return (
    <p className="hint">
      Not offered, because they are marked “do not contact”:{' '}
      {people.map(({ personId, fields }, index) => (
        <Fragment key={personId}>
          {index === 0 ? '' : ', '}
          <Name full={fields.name} />
        </Fragment>
      ))}
      .
    </p>
  );
}
