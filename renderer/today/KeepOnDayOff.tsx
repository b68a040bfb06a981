import { formatDay } from '../../shared/dates.ts';
import type { JobOf } from '../../shared/today/contract.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { Button } from '../ui/Button.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormHead } from '../ui/FormHead.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = { reason: string };
type Props = { readonly job: JobOf<'day_off'>; readonly onSaved: () => void };

/** Why sessions stand although it is closed then, or whoever holds them is away. */
export function KeepOnDayOff(props: Props) {
  const formKey = `keptOnDayOff:${props.job.courseId}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({ job, onSaved, formKey, kept }: Props & { formKey: string; kept: Kept<Values> | null }) {
  const keep = useCommand('session.keepOnDayOff');
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: { reason: '' },
    check: ({ reason }) => (reason.trim() === '' ? { reason: 'Say why, in a few words' } : {}),
    save: ({ reason }) => keep.run({ courseId: job.courseId, untilOn: job.lastOn, reason }),
    onSaved,
  });
  return (
    <form
      className="open-log stack"
      aria-label="Why it stays"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormHead form={form} onStartAgain={onStartAgain} />
      <TextArea
        {...form.field('reason')}
        label={job.sessions === 1 ? 'Why does it stay as planned?' : 'Why do they stay as planned?'}
        hint={`Such as: held online that day. It holds ${
          job.firstOn === job.lastOn ? `for ${formatDay(job.firstOn)}` : `up to ${formatDay(job.lastOn)}`
        }, for whoever holds ${job.sessions === 1 ? 'it' : 'them'} now.`}
        reminder={DISCLOSABLE}
        rows={2}
        maxLength={300}
      />
      <div className="form-foot">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          {job.sessions === 1 ? 'Keep it as planned' : 'Keep them as planned'}
        </Button>
      </div>
    </form>
  );
}
