import { useState } from 'react';
import { onlySafeCarer, REACHED_BY, type ReachedBy, reachConcern } from '../../shared/checkIns/reached.ts';
import { inReach } from '../../shared/checkIns/saving.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { isLocalDate } from '../../shared/dates.ts';
import {
  HOLDING_WITH_WHOM,
  HOLDING_WITH_WHOM_LABELS,
  type HoldingWithWhom,
  kindsToChoose,
} from '../../shared/holdingSupport/rules.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { readDate } from '../../shared/typedDate.ts';
import { ContactToRing } from '../checkIns/ContactToRing.tsx';
import { personChoice, withFirst } from '../checkIns/personChoice.tsx';
import { WhoAndHow } from '../checkIns/WhoAndHow.tsx';
import { useCommand, useOp } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { Drawer } from '../ui/Drawer.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import type { FormErrors } from '../ui/useForm.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { JustLogged } from './JustLogged.tsx';
import { useSupportKinds } from './useSupportKinds.ts';

type Values = {
  kind: string | null;
  withWhom: HoldingWithWhom | null;
  /** Null until it is said; then a person, or `NOT_ON_RECORD`. */
  personId: string | null;
  channel: ReachedBy | null;
  unsafeChannelReason: string;
  heldOn: string;
  note: string;
};
const NOT_ON_RECORD = 'other';
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
    <Dialog {...dialogWords(props)} isOpen onClose={onClose}>
      {said}
    </Dialog>
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

const dialogWords = ({ called }: LogHoldingProps) => ({
  size: 'sure' as const,
  title: `Holding support for ${called}`,
  lead: 'Counted apart from therapy, and it stops no wait.',
});

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
  const asked = useOp('people.list', { childId: props.childId });
  const around = asked.isPlaceholderData ? undefined : asked.data;
  const people = around?.people ?? [];
  const { form, onStartAgain } = useDraftedForm<Values, OutputOf<'holding.log'>>({
    formKey,
    kept,
    empty: {
      kind: null,
      withWhom: null,
      personId: null,
      channel: null,
      unsafeChannelReason: '',
      heldOn: today,
      note: '',
    },
    check: (values) => whatIsMissing(values, people),
    save: ({ kind, withWhom, personId, channel, unsafeChannelReason, heldOn, note }) =>
      log.run({
        referralId,
        heldOn: isLocalDate(heldOn) ? heldOn : today,
        kind: kind ?? '',
        withWhom: withWhom ?? 'other',
        personId: namedIn({ withWhom, personId }, people),
        channel: channel ?? 'in_person',
        unsafeChannelReason,
        note,
      }),
    onSaved: onLogged,
  });
  const { withWhom } = form.values;
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
      {withWhom === null ? null : (
        <WhoAndHow
          who={
            withWhom === 'child' || people.length === 0
              ? null
              : {
                  field: form.field('personId'),
                  legend: 'Who was it?',
                  options: [
                    ...withFirst(people, around?.card?.personId ?? null).map((person) =>
                      personChoice(person, people),
                    ),
                    { value: NOT_ON_RECORD, label: 'Someone else' },
                  ],
                }
          }
          personId={whoIn(form.values, people)}
          how={{ field: form.field('channel'), options: REACHED_BY }}
          reason={form.field('unsafeChannelReason')}
          people={people}
        />
      )}
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
        {around === undefined ? null : (
          <ContactToRing childId={props.childId} around={around} personId={whoIn(form.values, people)} />
        )}
        {questions}
      </FormDrawer>
    );
  return (
    <FormDialog
      {...dialogWords(props)}
      submit="Log holding support"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {questions}
    </FormDialog>
  );
}

type Who = Pick<Values, 'withWhom' | 'personId'>;

/** Who is pressed: as answered, or the only safe carer there is where it was for a carer. */
function whoIn({ withWhom, personId }: Who, people: readonly PersonOfChild[]): string | null {
  if (withWhom === null || withWhom === 'child') return null;
  if (personId !== null) return personId;
  return withWhom === 'other' ? null : onlySafeCarer(people.map(inReach));
}

function namedIn(values: Who, people: readonly PersonOfChild[]): string | null {
  const who = whoIn(values, people);
  return who === NOT_ON_RECORD ? null : who;
}

function whatIsMissing(values: Values, people: readonly PersonOfChild[]): FormErrors<Values> {
  const { kind, withWhom, channel, unsafeChannelReason, heldOn } = values;
  const errors: FormErrors<Values> = {};
  if (kind === null) errors.kind = 'Say what was given.';
  if (withWhom === null) errors.withWhom = 'Say who it was for.';
  const isAsked = (withWhom === 'carer' || withWhom === 'both') && people.length > 0;
  if (isAsked && whoIn(values, people) === null) errors.personId = 'Say who it was.';
  if (withWhom !== null && channel === null) errors.channel = 'Say how: by phone, in person or another way.';
  const isAgainst =
    channel !== null && reachConcern(namedIn(values, people), channel, people.map(inReach)) !== null;
  if (isAgainst && unsafeChannelReason.trim() === '')
    errors.unsafeChannelReason = REFUSALS.unsafe_contact_reason;
  const on = readDate(heldOn);
  if (!on.ok) errors.heldOn = on.message;
  return errors;
}
