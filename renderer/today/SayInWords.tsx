import type { Reply } from '../../shared/op.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { Button } from '../ui/Button.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormHead } from '../ui/FormHead.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = { words: string };
type Props = {
  readonly formKey: string;
  /** What the form is called where it is not seen. */
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  /** What is said where nothing was written. */
  readonly missing: string;
  readonly submit: string;
  readonly save: (words: string) => Promise<Reply<unknown>>;
  readonly onSaved: () => void;
};

/** A row of Today that is answered in a few words: why it stays, or what was decided. */
export function SayInWords(props: Props) {
  return <WithKept<Values> formKey={props.formKey}>{(kept) => <Form {...props} kept={kept} />}</WithKept>;
}

function Form(props: Props & { readonly kept: Kept<Values> | null }) {
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey: props.formKey,
    kept: props.kept,
    empty: { words: '' },
    check: ({ words }) => (words.trim() === '' ? { words: props.missing } : {}),
    save: ({ words }) => props.save(words),
    onSaved: props.onSaved,
  });
  return (
    <form
      className="open-log stack"
      aria-label={props.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormHead form={form} onStartAgain={onStartAgain} />
      <TextArea
        {...form.field('words')}
        label={props.label}
        hint={props.hint}
        reminder={DISCLOSABLE}
        rows={2}
        maxLength={300}
      />
      <div className="form-foot">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          {props.submit}
        </Button>
      </div>
    </form>
  );
}
