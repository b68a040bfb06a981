import { formatDay } from '../../shared/dates.ts';
import type { JobOf } from '../../shared/today/contract.ts';
import { useCommand } from '../client.ts';
import { SayInWords } from './SayInWords.tsx';

type Props = { readonly job: JobOf<'day_off'>; readonly onSaved: () => void };

/** Why sessions stand although it is closed then, or whoever holds them is away. */
export function KeepOnDayOff({ job, onSaved }: Props) {
  const keep = useCommand('session.keepOnDayOff');
  const isOne = job.sessions === 1;
  const until =
    job.firstOn === job.lastOn ? `for ${formatDay(job.firstOn)}` : `up to ${formatDay(job.lastOn)}`;
  const formKey = `keptOnDayOff:${job.courseId}`;
  return (
    <SayInWords
      formKey={formKey}
      title="Why it stays"
      label={isOne ? 'Why does it stay as planned?' : 'Why do they stay as planned?'}
      hint={`Such as: held online that day. It holds ${until}, for whoever holds ${isOne ? 'it' : 'them'} now.`}
      missing="Say why, in a few words"
      submit={isOne ? 'Keep it as planned' : 'Keep them as planned'}
      save={(reason) => keep.run({ courseId: job.courseId, untilOn: job.lastOn, reason })}
      onSaved={onSaved}
    />
  );
}
