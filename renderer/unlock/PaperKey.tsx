import { Fragment } from 'react';

const PER_ROW = 4;

/** The key in rows of four groups; the number of each row's first group stands before it. */
export function PaperKey({ groups }: { readonly groups: readonly string[] }) {
  const rows = Array.from({ length: Math.ceil(groups.length / PER_ROW) }, (_, row) => row * PER_ROW);
  return (
    <ol className="paper-key" aria-label={`Recovery key, ${groups.length} groups of four`}>
      {rows.map((start) => (
        <li key={start}>
          <i>{start + 1}</i>
          {groups.slice(start, start + PER_ROW).map((group, at) => (
            <Fragment key={start + at}>
              <b>{group}</b>{' '}
            </Fragment>
          ))}
        </li>
      ))}
    </ol>
  );
}
