import type { ReactNode } from 'react';
import {
  CONCERN_SETTLED,
  CONCERN_SETTLED_LABELS,
  type ConcernSettled,
} from '../../shared/checkIns/events.ts';
import type { Reply } from '../../shared/op.ts';
import { SAFETY_SETTLED, SAFETY_SETTLED_LABELS, type SafetySettled } from '../../shared/priority/safety.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormHead } from '../ui/FormHead.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';

/** Why a disclosure needs no concern of its own: one is recorded already, none is needed, or it is another child’s. */
export function SettleConcern({
  eventId,
  onSaved,
}: {
  readonly eventId: string;
  readonly onSaved: () => void;
}) {
  const settle = useCommand('event.settleConcern');
  return (
    <WhyNot<ConcernSettled>
      formKey={`concernOwed:${eventId}`}
      title="Why no concern is recorded"
      legend="Why is no concern recorded from this?"
      missing="Say whether it is recorded, not needed, or another child’s"
      options={CONCERN_SETTLED.map((value) => ({ value, label: CONCERN_SETTLED_LABELS[value] }))}
      hintOf={(is) =>
        is === 'other_child'
          ? 'Record what happened with the other child first: a concern is owed there. Here it then asks for no call. Do not write the other child’s name.'
          : null
      }
      save={(is, reason) => settle.run({ eventId, is, reason })}
      onSaved={onSaved}
    />
  );
}

/** Why what a look at priority said of safety needs neither a concern nor a risk. */
export function SettleSafety({
  referralId,
  onSaved,
}: {
  readonly referralId: string;
  readonly onSaved: () => void;
}) {
  const settle = useCommand('referral.settleSafety');
  return (
    <WhyNot<SafetySettled>
      formKey={`priorityOwed:${referralId}`}
      title="Why no concern or risk is recorded"
      legend="Why is no concern or risk recorded?"
      missing="Say whether it is recorded, or not needed"
      options={SAFETY_SETTLED.map((value) => ({ value, label: SAFETY_SETTLED_LABELS[value] }))}
      hintOf={(is) =>
        is === 'not_needed'
          ? 'If the answer was a slip, or it is no longer so, look at priority again instead.'
          : null
      }
      save={(is, reason) => settle.run({ referralId, is, reason })}
      onSaved={onSaved}
    />
  );
}

type Values<Is> = { is: Is | null; reason: string };
type WhyNotProps<Is extends string> = {
  readonly formKey: string;
  readonly title: string;
  readonly legend: string;
  /** Said where no answer was chosen. */
  readonly missing: string;
  readonly options: readonly { readonly value: Is; readonly label: string }[];
  readonly hintOf: (is: Is | null) => string | null;
  readonly save: (is: Is, reason: string) => Promise<Reply<unknown>>;
  readonly onSaved: () => void;
};

function WhyNot<Is extends string>(props: WhyNotProps<Is>): ReactNode {
  return (
    <WithKept<Values<Is>> formKey={props.formKey}>{(kept) => <Form<Is> {...props} kept={kept} />}</WithKept>
  );
}

function Form<Is extends string>({
  formKey,
  title,
  legend,
  missing,
  options,
  hintOf,
  save,
  onSaved,
  kept,
}: WhyNotProps<Is> & { readonly kept: Kept<Values<Is>> | null }) {
  const { form, onStartAgain } = useDraftedForm<Values<Is>, unknown>({
    formKey,
    kept,
    empty: { is: null, reason: '' },
    check: ({ is, reason }) => ({
      ...(is === null ? { is: missing } : {}),
      ...(reason.trim() === '' ? { reason: 'Say in a sentence why, and who knows now' } : {}),
    }),
    save: ({ is, reason }) => save(is as Is, reason),
    onSaved,
  });
  const hint = hintOf(form.values.is);
  return (
    <form
      className="open-log stack"
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormHead form={form} onStartAgain={onStartAgain} />
      <Choices {...form.field('is')} legend={legend} options={options} />
      {hint === null ? null : <p className="hint">{hint}</p>}
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
