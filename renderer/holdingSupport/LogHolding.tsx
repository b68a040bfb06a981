import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { isLocalDate } from '../../shared/dates.ts';
import {
  HOLDING_WITH_WHOM,
  HOLDING_WITH_WHOM_LABELS,
  type HoldingWithWhom,
  kindsToChoose,
} from '../../shared/holdingSupport/rules.ts';
import { readDate } from '../../shared/typedDate.ts';
import { ContactToRing } from '../checkIns/ContactToRing.tsx';
import { useCommand, useOp } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { Drawer } from '../ui/Drawer.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { FormHead } from '../ui/FormHead.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import type { FormErrors } from '../ui/useForm.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { JustLogged } from './JustLogged.tsx';
import { useSupportKinds } from './useSupportKinds.ts';

type Values = {
  kind: string | null;
  withWhom: HoldingWithWhom | null;
  heldOn: string;
  note: string;
};
export type LogHoldingProps = {
  readonly childId: string;
  readonly referralId: string;
  /** The name used, as it may be shown. */
  readonly called: string;
  /** Beside a record; or over a check-in, which stays as it is. */
  readonly as: 'drawer' | 'dialog';
  readonly onClose: () => void;
};

/** One contact of holding support, before therapy or as aftercare: counted apart from therapy, and stopping no wait. */
export function LogHolding(props: LogHoldingProps) {
  const { referralId, onClose } = props;
  const formKey = `holdingContact:${referralId}`;
  const undo = useCommand('holding.undo');
  const [logged, setLogged] = useState<OutputOf<'holding.log'> | null>(null);
  if (logged === null)
    return (
      <WithKept<Values> key={formKey} formKey={formKey}>
        {(kept) => <Form {...props} formKey={formKey} kept={kept} onLogged={setLogged} />}
      </WithKept>
    );
  const { holdingContactId, contacts } = logged;
  const said = (
    <JustLogged
      undo={() => undo.run({ holdingContactId })}
      onUndone={() => setLogged(null)}
      onClose={onClose}
      closeLabel={props.as === 'dialog' ? 'Back to the check-in' : 'Close'}
    >
      Logged. {contacts === 1 ? 'The first holding contact.' : `${contacts} holding contacts now.`}
    </JustLogged>
  );
  return props.as === 'dialog' ? (
    <InDialog {...props}>{said}</InDialog>
  ) : (
    <Drawer {...drawerWords(props)} onClose={onClose}>
      {said}
    </Drawer>
  );
}

const drawerWords = ({ referralId }: LogHoldingProps) => ({
  subject: referralId,
  title: 'Holding support',
  kicker: 'Counted apart from therapy, and it stops no wait',
  closeLabel: 'Close holding support',
});

function InDialog({ called, onClose, children }: LogHoldingProps & { readonly children: ReactNode }) {
  return (
    <Dialog isOpen onClose={onClose} size="sure" title={`Holding support for ${called}`}>
      <div className="stack">
        <p className="hint">It is counted apart from therapy, and stops no wait.</p>
        {children}
      </div>
    </Dialog>
  );
}

type FormProps = LogHoldingProps & {
  readonly formKey: string;
  readonly kept: Kept<Values> | null;
  readonly onLogged: (logged: OutputOf<'holding.log'>) => void;
};

function Form({ formKey, kept, onLogged, ...props }: FormProps) {
  const { referralId, called, onClose } = props;
  const today = useToday();
  const kinds = useSupportKinds();
  const log = useCommand('holding.log');
  const { form, onStartAgain } = useDraftedForm<Values, OutputOf<'holding.log'>>({
    formKey,
    kept,
    empty: { kind: null, withWhom: null, heldOn: today, note: '' },
    check: whatIsMissing,
    save: ({ kind, withWhom, heldOn, note }) =>
      log.run({
        referralId,
        heldOn: isLocalDate(heldOn) ? heldOn : today,
        kind: kind ?? '',
        withWhom: withWhom ?? 'other',
        note,
      }),
    onSaved: onLogged,
  });
  const questions = (
    <>
      <Choices
        {...form.field('kind')}
        legend="What was given?"
        options={kindsToChoose(kinds, []).map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Choices
        {...form.field('withWhom')}
        legend="Who was it for?"
        options={HOLDING_WITH_WHOM.map((value) => ({
          value,
          label: value === 'child' ? called : HOLDING_WITH_WHOM_LABELS[value],
        }))}
      />
      <DateField {...form.field('heldOn')} label="Day" />
      <TextArea {...form.field('note')} label="Short note" reminder={DISCLOSABLE} rows={2} maxLength={2000} />
    </>
  );
  if (props.as === 'drawer')
    return (
      <FormDrawer
        {...drawerWords(props)}
        submit="Log holding support"
        form={form}
        onClose={onClose}
        onStartAgain={onStartAgain}
      >
        <HowToReach childId={props.childId} />
        {questions}
      </FormDrawer>
    );
  return (
    <InDialog {...props}>
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
        <FormHead form={form} onStartAgain={onStartAgain} />
        {questions}
        <div>
          <Button kind="primary" type="submit" isPending={form.isSaving}>
            Log holding support
          </Button>
        </div>
      </form>
    </InDialog>
  );
}

/** The agreed way of contact stands before every call; over a check-in it stands there already. */
function HowToReach({ childId }: { readonly childId: string }) {
  const asked = useOp('people.list', { childId });
  return asked.data === undefined || asked.isPlaceholderData ? null : (
    <ContactToRing childId={childId} around={asked.data} />
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
