import {
  CONCERN_SETTLED,
  CONCERN_SETTLED_LABELS,
  type ConcernSettled,
} from '../../shared/checkIns/events.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormHead } from '../ui/FormHead.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = { is: ConcernSettled | null; reason: string };
type Props = { readonly eventId: string; readonly onSaved: () => void };

/** Why a disclosure needs no concern of its own: one is recorded already, none is needed, or it is another child’s. */
export function SettleConcern(props: Props) {
  const formKey = `concernOwed:${props.eventId}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({ eventId, onSaved, formKey, kept }: Props & { formKey: string; kept: Kept<Values> | null }) {
  const settle = useCommand('event.settleConcern');
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: { is: null, reason: '' },
    check: ({ is, reason }) => ({
      ...(is === null ? { is: 'Say whether it is recorded, not needed, or another child’s' } : {}),
      ...(reason.trim() === '' ? { reason: 'Say in a sentence why, and who knows now' } : {}),
    }),
    save: ({ is, reason }) => settle.run({ eventId, is: is ?? 'recorded', reason }),
    onSaved,
  });
  return (
    <form
      className="open-log stack"
      aria-label="Why no concern is recorded"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormHead form={form} onStartAgain={onStartAgain} />
      <Choices
        {...form.field('is')}
        legend="Why is no concern recorded from this?"
        options={CONCERN_SETTLED.map((value) => ({ value, label: CONCERN_SETTLED_LABELS[value] }))}
      />
      {form.values.is === 'other_child' ? (
        <p className="hint">
          Record what happened with the other child first: a concern is owed there. Here it then asks for no
          call. Do not write the other child’s name.
        </p>
      ) : null}
      <TextArea
        {...form.field('reason')}
        label="Where is it recorded, or why is none needed? Who knows now?"
        reminder={DISCLOSABLE}
        rows={2}
        maxLength={500}
      />
      <div className="form-foot">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          Save why not
        </Button>
      </div>
    </form>
  );
}
