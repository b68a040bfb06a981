import { formatDay } from '../../shared/dates.ts';
import type { JobOf } from '../../shared/today/contract.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { Button } from '../ui/Button.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormHead } from '../ui/FormHead.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = { words: string };
type Props = { readonly job: JobOf<'kept_apart'>; readonly onSaved: () => void };

/** What was decided where two who must not meet would all the same. */
export function SettleApart(props: Props) {
  const { pairId, inGroup } = props.job;
  const formKey = `apartSettled:${inGroup?.id ?? 'diary'}:${pairId}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({ job, onSaved, formKey, kept }: Props & { formKey: string; kept: Kept<Values> | null }) {
  const settle = useCommand('keepApart.settle');
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: { words: '' },
    check: ({ words }) => (words.trim() === '' ? { words: 'Say what was decided, and with whom' } : {}),
    save: ({ words }) =>
      settle.run({
        childId: job.child.childId,
        id: job.pairId,
        groupId: job.inGroup?.id ?? null,
        untilOn: job.lastOn,
        words,
      }),
    onSaved,
  });
  return (
    <form
      className="open-log stack"
      aria-label="What was decided"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormHead form={form} onStartAgain={onStartAgain} />
      <TextArea
        {...form.field('words')}
        label="What was decided, and with whom?"
        hint={
          job.inGroup === null
            ? `Such as other doors, ten minutes apart. It holds up to ${job.lastOn === null ? 'the last of these dates' : formatDay(job.lastOn)}, also where a date is moved until then; later ones are asked about anew.`
            : 'It holds as long as both are in this group.'
        }
        reminder={DISCLOSABLE}
        rows={2}
        maxLength={300}
      />
      <div className="form-foot">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          Save what was decided
        </Button>
      </div>
    </form>
  );
}
