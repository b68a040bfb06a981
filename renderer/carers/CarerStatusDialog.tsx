import { useState } from 'react';
import {
  CARER_STATUS_LABELS,
  CARER_STATUSES,
  type CarerStatus,
  JOINING_ANSWER_LABELS,
  JOINING_ANSWERS,
  type JoiningAnswer,
} from '../../shared/carers/rules.ts';
import type { CarerEntryView } from '../../shared/carers/contract.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { formatDate, isLocalDate, type LocalDate } from '../../shared/dates.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useCan, useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormHead } from '../ui/FormHead.tsx';
import { Name } from '../ui/Name.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';

export type KnownOf = OutputOf<'carer.list'>['people'][number];
type Props = {
  readonly childId: string;
  readonly person: PersonOfChild;
  /** Null where nothing was said of them yet. */
  readonly known: KnownOf | null;
  readonly onClose: () => void;
};

/** What is known of a parent or carer: who confirmed them as non-abusing, or said otherwise; and a lead's decision. */
export function CarerStatusDialog(props: Props) {
  const { person, known, onClose } = props;
  const mayDecide = useCan('carer.decideJoining');
  const decides = mayDecide && known?.isAlleged === true;
  const [about, setAbout] = useState<About>(decides && known.joining === null ? 'joining' : 'status');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={
        <>
          What is known of <Name full={person.fields.name} />
        </>
      }
      lead="Nothing follows from who they are"
    >
      <div className="stack">
        {(known?.entries.length ?? 0) === 0 ? null : (
          <ul className="small">
            {known?.entries.map((entry) => (
              <li key={entry.id}>{entryWords(entry)}</li>
            ))}
          </ul>
        )}
        {known?.isAlleged === true && known.joining === null && !mayDecide ? (
          <p className="hint">
            A safeguarding lead decides whether they may join sessions for a non-abusing parent or carer.
          </p>
        ) : null}
        {decides ? (
          <Choices<About>
            legend="What do you put on record?"
            value={about}
            onChange={setAbout}
            options={[
              { value: 'joining', label: known.joining === null ? 'Your decision' : 'Another decision' },
              { value: 'status', label: 'What is known' },
            ]}
          />
        ) : null}
        {decides && about === 'joining' ? <JoiningForm {...props} /> : <StatusForm {...props} />}
      </div>
    </Dialog>
  );
}

type About = 'joining' | 'status';

const LABELS: Record<CarerEntryView['said'], string> = { ...CARER_STATUS_LABELS, ...JOINING_ANSWER_LABELS };
const entryWords = ({ said, words, on, by }: CarerEntryView) =>
  `${formatDate(on)}: ${LABELS[said]}. ${words}${by === null ? '' : ` (${by})`}`;

type StatusValues = { status: CarerStatus | null; saidBy: string; saidOn: string };

function StatusForm(props: Props) {
  const formKey = `carerStatus:${props.person.linkId}`;
  return (
    <WithKept<StatusValues> key={formKey} formKey={formKey}>
      {(kept) => <StatusFields {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

type Drafted<V> = Props & { readonly formKey: string; readonly kept: Kept<V> | null };

function StatusFields({ childId, person, onClose, formKey, kept }: Drafted<StatusValues>) {
  const today = useToday();
  const say = useCommand('carer.sayStatus');
  const { form, onStartAgain } = useDraftedForm<StatusValues, unknown>({
    formKey,
    kept,
    empty: { status: null, saidBy: '', saidOn: '' },
    check: (values) => whatIsMissing(values, today),
    save: ({ status, saidBy, saidOn }) =>
      say.run({
        childId,
        personId: person.personId,
        status: status ?? 'not_known',
        saidBy,
        saidOn: isLocalDate(saidOn) ? saidOn : today,
      }),
    onSaved: onClose,
  });
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormHead form={form} onStartAgain={onStartAgain} />
      <Choices<CarerStatus>
        {...form.field('status')}
        legend="What is known?"
        options={CARER_STATUSES.map((value) => ({ value, label: CARER_STATUS_LABELS[value] }))}
      />
      {form.values.status === 'alleged_abuser' ? (
        <p className="hint">
          They then join sessions for a non-abusing parent or carer only after a safeguarding lead has
          decided. Their contact becomes “Do not contact” at once, until somebody goes through it again and
          says otherwise. A session at home is warned of until “Must not meet” says that they do not live
          there.
        </p>
      ) : null}
      <TextField
        {...form.field('saidBy')}
        label="Who confirmed or said it?"
        hint="For example: the social worker, by phone. Others may read this one day: keep to facts."
        maxLength={200}
      />
      <DateField {...form.field('saidOn')} label="On which day?" className="short" />
      <div className="form-foot">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          Save what is known
        </Button>
      </div>
    </form>
  );
}

function whatIsMissing({ status, saidBy, saidOn }: StatusValues, today: LocalDate) {
  const errors: Partial<Record<keyof StatusValues, string>> = {};
  if (status === null) errors.status = 'Say what is known';
  if (saidBy.trim() === '') errors.saidBy = 'Say who confirmed or said it';
  const on = readDate(saidOn);
  if (!on.ok) errors.saidOn = saidOn.trim() === '' ? 'Enter the day it was said' : on.message;
  else if (on.date > today) errors.saidOn = 'Enter today or an earlier day';
  return errors;
}

type JoiningValues = { answer: JoiningAnswer | null; reason: string };

function JoiningForm(props: Props) {
  const formKey = `carerStatus:joining:${props.person.linkId}`;
  return (
    <WithKept<JoiningValues> key={formKey} formKey={formKey}>
      {(kept) => <JoiningFields {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function JoiningFields({ childId, person, onClose, formKey, kept }: Drafted<JoiningValues>) {
  const decide = useCommand('carer.decideJoining');
  const { form, onStartAgain } = useDraftedForm<JoiningValues, unknown>({
    formKey,
    kept,
    empty: { answer: null, reason: '' },
    check: ({ answer, reason }) => ({
      ...(answer === null && { answer: 'Say what you decide' }),
      ...(reason.trim() === '' && { reason: 'Say why, in a sentence or two' }),
    }),
    save: ({ answer, reason }) =>
      decide.run({ childId, personId: person.personId, answer: answer ?? 'may_not_join', reason }),
    onSaved: onClose,
  });
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormHead form={form} onStartAgain={onStartAgain} />
      <Choices<JoiningAnswer>
        {...form.field('answer')}
        legend="Your decision as safeguarding lead"
        options={JOINING_ANSWERS.map((value) => ({ value, label: JOINING_ANSWER_LABELS[value] }))}
      />
      <TextArea {...form.field('reason')} label="Why" reminder={DISCLOSABLE} rows={3} maxLength={500} />
      <div className="form-foot">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          Save the decision
        </Button>
      </div>
    </form>
  );
}
