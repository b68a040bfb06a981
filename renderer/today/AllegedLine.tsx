import { formatDay } from '../../shared/dates.ts';
import type { JobOf } from '../../shared/today/contract.ts';
import { Name } from '../ui/Name.tsx';

/** Who is alleged to have harmed the child and has sessions, what is planned, and what settles it. */
export function AllegedLine({ job }: { readonly job: JobOf<'carer_alleged'> }) {
  return (
    <>
      <span className="no">
        <Name full={job.person} /> is alleged to have harmed this child
      </span>{' '}
      and has sessions in this course. {aheadWords(job)}{' '}
      {job.open === 'decide'
        ? 'A safeguarding lead decides; until then they get no new dates.'
        : 'Take those dates out, or decide anew.'}
    </>
  );
}

function aheadWords({ datesAhead, nextOn }: JobOf<'carer_alleged'>): string {
  if (nextOn === null) return 'No date is ahead.';
  return datesAhead === 1
    ? `One date is ahead, ${formatDay(nextOn)}.`
    : `${datesAhead} dates are ahead, the next ${formatDay(nextOn)}.`;
}
