import { useRef } from 'react';
import { COUNTED_AS, COUNTED_AS_LABELS, type CountedAs } from '../../shared/holdingSupport/rules.ts';
import type { Reply } from '../../shared/op.ts';
import { forgetDraft, keepDraft, useKeptDraft } from '../keptDraft.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useForm } from '../ui/useForm.ts';
import type { ListWords } from './ListTab.tsx';

export type Listed = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly jobTitle?: string;
  readonly countedAs?: CountedAs;
  readonly isActive: boolean;
};
export type ListSave = (input: {
  id: string | null;
  version: number | null;
  name: string;
  jobTitle: string;
  countedAs: CountedAs;
  isActive: boolean;
}) => Promise<Reply<{ id: string; version: number }>>;

export type ListDrawerProps = {
  readonly words: ListWords;
  readonly list: string;
  /** Null for a new one. */
  readonly entry: Listed | null;
  readonly save: ListSave;
  readonly onClose: () => void;
};

type Values = { name: string; jobTitle: string; countedAs: CountedAs | ''; state: 'open' | 'closed' };

const valuesOf = (entry: Listed | null): Values => ({
  name: entry?.name ?? '',
  jobTitle: entry?.jobTitle ?? '',
  countedAs: entry?.countedAs ?? '',
  state: entry === null || entry.isActive ? 'open' : 'closed',
});

/** The form of one entry, with what was being typed into it when it was left. */
export function ListDrawer(props: ListDrawerProps) {
  const formKey = `${props.list}:${props.entry?.id ?? 'new'}`;
  const kept = useKeptDraft<Values>(formKey);
  return kept === null ? null : <OpenDrawer {...props} formKey={formKey} kept={kept.values} />;
}

type OpenProps = ListDrawerProps & { readonly formKey: string; readonly kept: Partial<Values> | null };

function OpenDrawer({ words, entry, save, onClose, formKey, kept }: OpenProps) {
  const version = useRef(entry?.version ?? null);
  const form = useForm<Values, { id: string; version: number }>({
    initial: { ...valuesOf(entry), ...kept },
    check: ({ name, countedAs }) => ({
      ...(name.trim() === '' && { name: `Enter the ${words.nameLabel.toLowerCase()}` }),
      ...(words.countedLabel !== undefined &&
        countedAs === '' && { countedAs: 'Choose how it is counted. “Another kind” is an answer too.' }),
    }),
    save: ({ name, jobTitle, countedAs, state }) =>
      save({
        id: entry?.id ?? null,
        version: version.current,
        name,
        jobTitle,
        countedAs: countedAs === '' ? 'other' : countedAs,
        isActive: state === 'open',
      }),
    onSaved: () => {
      void forgetDraft(formKey);
      onClose();
    },
    saveDraft: (values) => keepDraft(formKey, values),
  });
  const theirs = (form.conflict?.detail as { theirs: Listed | null } | undefined)?.theirs ?? null;
  const stateWord = (state: Values['state']) => (state === 'open' ? words.isOpen : words.isClosed);
  return (
    <Drawer
      subject={formKey}
      kicker={entry === null ? words.title : `Change a ${words.one}`}
      title={entry === null ? words.add : entry.name}
      closeLabel="Close this form"
      onClose={onClose}
      onSubmit={form.submit}
      foot={
        <>
          <Button kind="primary" type="submit" isPending={form.isSaving}>
            {entry === null ? words.add : 'Save changes'}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            Leave it
          </Button>
        </>
      }
    >
      <ErrorSummary {...form.summary} />
      <FormMessage message={form.message} />
      {theirs !== null && (
        <Conflict
          facts={[
            { label: words.nameLabel, theirs: theirs.name, yours: form.values.name },
            ...(words.jobLabel === undefined
              ? []
              : [{ label: words.jobLabel, theirs: theirs.jobTitle, yours: form.values.jobTitle }]),
            {
              label: 'State',
              theirs: stateWord(valuesOf(theirs).state),
              yours: stateWord(form.values.state),
            },
          ]}
          onKeepTheirs={() => {
            version.current = theirs.version;
            form.reset(valuesOf(theirs));
          }}
          onUseYours={() => {
            version.current = theirs.version;
            form.clearConflict();
            form.submit();
          }}
        />
      )}
      {kept !== null && <p className="hint">What you were typing was kept.</p>}
      <TextField {...form.field('name')} label={words.nameLabel} maxLength={120} />
      {words.jobLabel !== undefined && (
        <TextField {...form.field('jobTitle')} label={words.jobLabel} hint={words.jobHint} maxLength={120} />
      )}
      {words.countedLabel === undefined ? null : entry === null ? (
        <Select
          {...form.field('countedAs')}
          label={words.countedLabel}
          hint="It stays as it is once saved, so that one quarter can be held against another."
          empty="Choose"
          options={COUNTED_AS.map((value) => ({ value, label: COUNTED_AS_LABELS[value] }))}
        />
      ) : (
        <p className="hint">
          {words.countedLabel}: {COUNTED_AS_LABELS[entry.countedAs ?? 'other']}. This stays, so that one
          quarter can be held against another.
        </p>
      )}
      {entry !== null && (
        <Choices
          {...form.field('state')}
          legend="State"
          options={[
            { value: 'open', label: words.isOpen },
            { value: 'closed', label: words.isClosed },
          ]}
        />
      )}
    </Drawer>
  );
}
