import { useState } from 'react';
import { createPortal } from 'react-dom';
import type { OutputOf } from '../../shared/contract.ts';
import {
  LETTER_DELIVERIES,
  LETTER_DELIVERY_LABELS,
  LETTER_KIND_LABELS,
  LETTER_KINDS,
  type LetterDelivery,
  type LetterKind,
} from '../../shared/letters/codes.ts';
import type { Recipient } from '../../shared/letters/contract.ts';
import { dateWords, letterErrors, gapsSaid, wordsToWeigh } from '../../shared/letters/rules.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { useCommand } from '../client.ts';
import type { Kept } from '../keptDraft.ts';
import { useSession, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorLine } from '../ui/Field.tsx';
import { FormHead } from '../ui/FormHead.tsx';
import { Name } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { Tick } from '../ui/Tick.tsx';
import type { BoundField, FormErrors } from '../ui/useForm.ts';
import { LetterMade } from './LetterMade.tsx';
import { LetterSheet } from './LetterSheet.tsx';
import './letters.css';

export type LetterFormValues = {
  kind: LetterKind | null;
  text: string;
  delivery: LetterDelivery | null;
  address: string;
  askedFirst: boolean;
  /** What was found in the words was looked at, and stays. */
  weighed: boolean;
};
const EMPTY: LetterFormValues = {
  kind: null,
  text: '',
  delivery: null,
  address: '',
  askedFirst: false,
  weighed: false,
};
type Around = OutputOf<'letter.list'>;

export type LetterFormProps = {
  readonly childId: string;
  readonly recipient: Recipient;
  readonly around: Around;
  readonly texts: Readonly<Record<LetterKind, string>>;
  readonly formKey: string;
  readonly kept: Kept<LetterFormValues> | null;
  readonly onClose: () => void;
};

/** The letter being written, beside how it looks on paper. */
export function LetterForm({ childId, recipient, around, texts, formKey, kept, onClose }: LetterFormProps) {
  const { serviceName } = useSession();
  const { show } = usePrivacy();
  const date = dateWords(useToday());
  const send = useCommand('letter.send');
  const [isMade, setMade] = useState(false);
  // What is printed is what is kept, also where somebody goes on typing meanwhile.
  const [sending, setSending] = useState<LetterFormValues | null>(null);
  const { form, onStartAgain } = useDraftedForm<LetterFormValues, unknown>({
    formKey,
    kept,
    empty: EMPTY,
    check: (values) => whatIsMissing(values, recipient.asksFirst),
    save: async (values) => {
      const { kind, text, delivery, address, askedFirst } = values;
      setSending(values);
      const reply = await send.run({
        childId,
        linkId: recipient.linkId,
        kind: kind ?? 'waiting',
        text,
        delivery: delivery ?? 'handed_over',
        address,
        askedFirst,
      });
      setSending(null);
      return reply;
    },
    onSaved: () => setMade(true),
  });
  const { values } = form;
  const toWeigh = wordsToWeigh(values.text);
  const isOurs = values.text === '' || Object.values(texts).includes(values.text);
  function choose(kind: LetterKind) {
    form.set('kind', kind);
    // What somebody wrote is theirs: another letter's words come in its place only when asked for.
    if (isOurs) form.set('text', texts[kind]);
  }
  const sheetOf = ({ delivery, address, text }: LetterFormValues) => ({
    serviceName,
    date,
    to: recipient.name,
    address: delivery === 'posted' ? address : '',
    text: gapsSaid(text),
  });
  const before = around.sent.find(({ linkId, address }) => linkId === recipient.linkId && address !== '');
  if (isMade)
    return <LetterMade envelopeName={around.envelopeName} delivery={values.delivery} onClose={onClose} />;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      className="letter-dialog"
      title={`Letter to ${show(recipient.name)}`}
      lead={recipient.relation}
      foot={
        <>
          <Button kind="primary" isPending={form.isSaving} onPress={form.submit}>
            Make the letter
          </Button>
          <Button kind="quiet" onPress={onClose}>
            Leave it
          </Button>
          <p className="hint">
            It is saved as a PDF where you choose, and kept in the record as it was sent.
          </p>
        </>
      }
    >
      <div>
        <FormHead form={form} onStartAgain={onStartAgain} />
        <MustNotRead around={around} />
        <CanTheyReadIt recipient={recipient} />
        <Choices
          {...form.field('kind')}
          onChange={choose}
          legend="Which letter?"
          options={LETTER_KINDS.map((value) => ({ value, label: LETTER_KIND_LABELS[value] }))}
        />
        <TextArea
          {...form.field('text')}
          label="The letter"
          hint="Change it as you like. Never say when therapy might start, and nothing of what happened to the child."
          rows={12}
          maxLength={6000}
        />
        {values.kind === null || isOurs ? null : (
          <div>
            <Button
              kind="link"
              small
              onPress={() => values.kind !== null && form.set('text', texts[values.kind])}
            >
              Start again from the words of this letter
            </Button>
          </div>
        )}
        <Choices
          {...form.field('delivery')}
          legend="How does it go?"
          options={LETTER_DELIVERIES.map((value) => ({ value, label: LETTER_DELIVERY_LABELS[value] }))}
        />
        {values.delivery === 'posted' ? (
          <>
            <TextArea
              {...form.field('address')}
              label="Address"
              hint="Ask where post is safe. It is not filled in by itself, since families move."
              rows={4}
              maxLength={400}
            />
            {before === undefined ? null : (
              <div>
                <Button kind="link" small onPress={() => form.set('address', before.address)}>
                  Use the address of {dateWords(before.madeOn)}
                </Button>
              </div>
            )}
          </>
        ) : null}
        {recipient.asksFirst ? (
          <Confirm
            {...form.field('askedFirst')}
            label="The first contact was asked, and this letter may go"
          />
        ) : null}
        {toWeigh.length === 0 ? null : (
          <Confirm
            {...form.field('weighed')}
            label={`It says “${toWeigh.join('”, “')}”. I read it again: it may stay, whoever opens it`}
          />
        )}
      </div>
      <aside aria-label="How it looks">
        <LetterSheet {...sheetOf(values)} />
      </aside>
      {createPortal(<LetterSheet className="letter-print" {...sheetOf(sending ?? values)} />, document.body)}
    </Dialog>
  );
}

/** Whoever must not be contacted may live where the letter goes: said before it is posted. */
function MustNotRead({ around }: { readonly around: Around }) {
  if (around.mustNotRead.length === 0) return null;
  return (
    <Banner tone="brick" fact="Who else opens the post there?">
      Do not contact:{' '}
      {around.mustNotRead.map(({ linkId, name, relation }, at) => (
        <span key={linkId}>
          {at === 0 ? '' : '; '}
          <Name full={name} />, {relation}
        </span>
      ))}
      .
    </Banner>
  );
}

/** A letter that nobody at home can read tells nobody anything: said before it is made. */
function CanTheyReadIt({ recipient }: { readonly recipient: Recipient }) {
  const { interpreterLanguage, communicationNeeds } = recipient;
  if (interpreterLanguage === null && communicationNeeds === null) return null;
  return (
    <Banner tone="ochre" fact="Can they read this letter?">
      {interpreterLanguage === null
        ? null
        : `An interpreter is asked for: ${interpreterLanguage}. Have the letter translated, or read out by the interpreter, never by one of the family. `}
      {communicationNeeds === null ? null : `What helps them follow: ${communicationNeeds}.`}
    </Banner>
  );
}

function Confirm({ id, value, onChange, error, label }: BoundField<boolean> & { readonly label: string }) {
  return (
    <div className={error === undefined ? 'field' : 'field is-error'}>
      {error === undefined ? null : <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
      <Tick
        id={id}
        label={label}
        checked={value}
        onChange={onChange}
        describedBy={error === undefined ? undefined : `${id}-error`}
      />
    </div>
  );
}

function whatIsMissing(values: LetterFormValues, asksFirst: boolean): FormErrors<LetterFormValues> {
  const { kind, text, delivery, address, askedFirst, weighed } = values;
  return {
    ...(kind === null && { kind: 'Say which letter it is.' }),
    ...letterErrors({ text, delivery: delivery ?? 'handed_over', address, asksFirst, askedFirst }),
    ...(delivery === null && { delivery: 'Say how it goes to them.' }),
    ...(wordsToWeigh(text).length > 0 &&
      !weighed && { weighed: 'Read these words again: change them, or say that they may stay.' }),
  };
}
