import { formatDay } from '../../shared/dates.ts';
import type { JobOf } from '../../shared/today/contract.ts';
import { Name } from '../ui/Name.tsx';

/** Whom they would meet, where, and what settles it. */
export function KeptApartLine({ job }: { readonly job: JobOf<'kept_apart'> }) {
  const { other, inGroup } = job;
  return (
    <>
      <span className="no">
        {other === null ? 'Another child held here' : <Name full={other} />}
        {inGroup === null
          ? ', booked in one place at nearly the same time.'
          : `: both are in the group ${inGroup.name}.`}
      </span>{' '}
      {whenWords(job)} Talk to the safeguarding lead. Move one of them, or say what was decided.
    </>
  );
}

function whenWords({ inGroup, days, firstOn }: JobOf<'kept_apart'>): string {
  if (firstOn === null) return 'It has no date ahead.';
  if (inGroup !== null) return `Its next date is ${formatDay(firstOn)}.`;
  return days === 1 ? `On ${formatDay(firstOn)}.` : `${days} days, the first ${formatDay(firstOn)}.`;
}
