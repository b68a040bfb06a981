import { useCommand } from '../client.ts';
import { forgetDraft, keepDraft, useKeptDraft } from '../keptDraft.ts';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { Button } from '../ui/Button.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useForm } from '../ui/useForm.ts';

type Values = { whatWasDone: string };
export type WhatWasDoneProps = {
  readonly after: { readonly checkInId: string } | { readonly scoreId: string };
  readonly onSaved: () => void;
};

/** What was done after a check-in that said "not safe", or a risk item that was answered, in a sentence or two. */
export function WhatWasDone(props: WhatWasDoneProps) {
  const formKey = `safetyAct:${'checkInId' in props.after ? props.after.checkInId : props.after.scoreId}`;
  const kept = useKeptDraft<Values>(formKey);
  return kept === null ? null : <ActForm {...props} formKey={formKey} kept={kept.values} />;
}

type ActFormProps = WhatWasDoneProps & { readonly formKey: string; readonly kept: Partial<Values> | null };

function ActForm({ after, onSaved, formKey, kept }: ActFormProps) {
  const ofCheckIn = useCommand('checkIn.recordAct');
  const ofScore = useCommand('score.recordAct');
  const form = useForm<Values, unknown>({
    initial: { whatWasDone: '', ...kept },
    check: ({ whatWasDone }) =>
      whatWasDone.trim() === '' ? { whatWasDone: 'Say in a sentence what was done, and who knows now' } : {},
    save: async ({ whatWasDone }) => {
      const reply =
        'checkInId' in after
          ? await ofCheckIn.run({ ...after, whatWasDone })
          : await ofScore.run({ ...after, whatWasDone });
      if (reply.ok) await forgetDraft(formKey);
      return reply;
    },
    saveDraft: (values) => keepDraft(formKey, values),
    onSaved,
  });
  return (
    <form
      className="open-log"
      aria-label="What was done"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormMessage message={form.message} />
      <TextArea
        {...form.field('whatWasDone')}
        label="What was done, and who knows now?"
        hint="If a child is in danger now, ring 999 first. This stays on Today until it is answered."
        reminder={DISCLOSABLE}
        rows={3}
        maxLength={1000}
      />
      <div className="form-foot">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          Save what was done
        </Button>
      </div>
    </form>
  );
}
