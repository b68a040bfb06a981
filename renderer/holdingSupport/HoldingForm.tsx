import {
  HOLDING_SUPPORT_KINDS,
  HOLDING_SUPPORT_KINDS_LABELS,
  HOLDING_WITH_WHOM,
  HOLDING_WITH_WHOM_LABELS,
} from '../../shared/holdingSupport/rules.ts';
import type { HoldingSupportKind, HoldingWithWhom } from '../../shared/holdingSupport/rules.ts';
import type { OutputOf } from '../../shared/contract.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { useToday } from '../session.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { type FormErrors, useForm } from '../ui/useForm.ts';

export type HoldingFormProps = {
  readonly referralId: string;
  readonly childName: string;
  readonly onLogged: (logged: OutputOf<'holding.log'>) => void;
};

type Values = {
  kind: HoldingSupportKind | null;
  withWhom: HoldingWithWhom | null;
  heldOn: string;
  note: string;
};

/** Support while a child waits, or as aftercare: counted apart from therapy, and stopping no wait. */
export function HoldingForm({ referralId, childName, onLogged }: HoldingFormProps) {
  const today = useToday();
  const log = useCommand('holding.log');
  const empty: Values = { kind: null, withWhom: null, heldOn: today, note: '' };
  const form = useForm<Values, OutputOf<'holding.log'>>({
    initial: empty,
    check: whatIsMissing,
    save: ({ kind, withWhom, heldOn, note }) =>
      log.run({
        referralId,
        heldOn: heldOn as LocalDate,
        kind: kind ?? 'support_call',
        withWhom: withWhom ?? 'other',
        note,
      }),
    onSaved: (logged) => {
      form.reset(empty);
      onLogged(logged);
    },
  });
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // Events of a dialog rise through the form it was opened from as well.
        event.stopPropagation();
        form.submit();
      }}
    >
      <ErrorSummary {...form.summary} />
      <FormMessage message={form.message} />
      <Choices
        {...form.field('kind')}
        legend="What was given?"
        options={HOLDING_SUPPORT_KINDS.map((value) => ({
          value,
          label: HOLDING_SUPPORT_KINDS_LABELS[value],
        }))}
      />
      <Choices
        {...form.field('withWhom')}
        legend="Who was it for?"
        options={HOLDING_WITH_WHOM.map((value) => ({
          value,
          label: value === 'child' ? childName : HOLDING_WITH_WHOM_LABELS[value],
        }))}
      />
      <DateField {...form.field('heldOn')} label="Day" />
      <TextArea {...form.field('note')} label="Short note" reminder={DISCLOSABLE} rows={2} maxLength={2000} />
      <div>
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          Log holding support
        </Button>
      </div>
    </form>
  );
}

function whatIsMissing({ kind, withWhom, heldOn }: Values): FormErrors<Values> {
  const errors: FormErrors<Values> = {};
  if (kind === null) errors.kind = 'Say what was given.';
  if (withWhom === null) errors.withWhom = 'Say who it was for.';
  const on = readDate(heldOn);
  if (!on.ok) errors.heldOn = on.message;
  return errors;
}
