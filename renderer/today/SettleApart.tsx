import { formatDay } from '../../shared/dates.ts';
import type { JobOf } from '../../shared/today/contract.ts';
import { useCommand } from '../client.ts';
import { SayInWords } from './SayInWords.tsx';

type Props = { readonly job: JobOf<'kept_apart'>; readonly onSaved: () => void };

/** What was decided where two who must not meet would all the same. */
export function SettleApart({ job, onSaved }: Props) {
  const settle = useCommand('keepApart.settle');
  const { pairId, inGroup, lastOn } = job;
  const formKey = `apartSettled:${inGroup?.id ?? 'diary'}:${pairId}`;
  return (
    <SayInWords
      formKey={formKey}
      title="What was decided"
      label="What was decided, and with whom?"
      hint={
        inGroup === null
          ? `Such as other doors, ten minutes apart. It holds up to ${lastOn === null ? 'the last of these dates' : formatDay(lastOn)}, also where a date is moved until then; later ones are asked about anew.`
          : 'It holds as long as both are in this group.'
      }
      missing="Say what was decided, and with whom"
      submit="Save what was decided"
      save={(words) =>
        settle.run({
          childId: job.child.childId,
          id: pairId,
          groupId: inGroup?.id ?? null,
          untilOn: lastOn,
          words,
        })
      }
      onSaved={onSaved}
    />
  );
}
