import { useRef, useState } from 'react';
import { bothNotes, NOTE_MAX, noteTooLong, type NotePart } from '../../shared/clinicalNotes/note.ts';
import { useCommand, useOp } from '../client.ts';
import { useIsAskedFor } from '../router.tsx';
import { forgetDraft, keepDraft, useKeptDraft } from '../keptDraft.ts';
import { Button } from '../ui/Button.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useForm } from '../ui/useForm.ts';
import { theirNoteIn } from './conflicts.ts';
import { NoteConflict } from './NoteConflict.tsx';
import { disclosureReminder } from './SessionNote.tsx';

type NoteViewProps = {
  readonly about: 'session_try' | 'review';
  readonly id: string;
  /** The note, unless told. */
  readonly part?: NotePart;
  readonly isPreTrial: boolean;
  readonly hasNote: boolean;
};

/** The clinical note of a session or review: hidden until it is asked for, since somebody may stand behind. */
export function NoteView(props: NoteViewProps) {
  const [isOpen, setIsOpen] = useState(useIsAskedFor(keyOf(props)));
  const { hasNote, part = 'note' } = props;
  if (!isOpen) {
    return (
      <div className="after-q">
        <Button kind="link" small icon={hasNote ? 'eye' : 'pencil'} onPress={() => setIsOpen(true)}>
          {hasNote ? PART_WORDS[part].read : PART_WORDS[part].write}
        </Button>
      </div>
    );
  }
  return <OpenNote {...props} onClose={() => setIsOpen(false)} />;
}

const PART_WORDS: Record<NotePart, { read: string; write: string; label: string; save: string }> = {
  note: {
    read: 'Read the note',
    write: 'Write a note',
    label: 'Note, encrypted',
    save: 'Save the note',
  },
  child_words: {
    read: 'Read the child’s own words',
    write: 'Write down the child’s own words',
    label: 'The child’s own words, encrypted',
    save: 'Save their words',
  },
  carer_words: {
    read: 'Read the carer’s own words',
    write: 'Write down the carer’s own words',
    label: 'The carer’s own words, encrypted',
    save: 'Save their words',
  },
};

const keyOf = ({ id, part = 'note' }: Pick<NoteViewProps, 'id' | 'part'>) =>
  part === 'note' ? `note:${id}` : `note:${part}:${id}`;

function OpenNote(props: NoteViewProps & { readonly onClose: () => void }) {
  const { about, id, part } = props;
  const note = useOp('note.get', { about, id, ...(part === undefined ? {} : { part }) });
  const kept = useKeptDraft<{ text: string }, string>(keyOf(props));
  if (note.error !== null) return <FormMessage message={note.error.failure.message} />;
  if (note.data === undefined || note.isPlaceholderData || kept === null) return null;
  return (
    <NoteForm
      {...props}
      key={keyOf(props)}
      seen={{ text: note.data.text ?? '', writtenAt: note.data.writtenAt }}
      kept={kept.values?.text === undefined ? null : { text: kept.values.text, seenAt: kept.version }}
    />
  );
}

type NoteFormProps = NoteViewProps & {
  readonly seen: { readonly text: string; readonly writtenAt: string | null };
  readonly kept: { readonly text: string; readonly seenAt: string | null } | null;
  readonly onClose: () => void;
};

function NoteForm({ about, id, part = 'note', isPreTrial, seen, kept, onClose }: NoteFormProps) {
  const formKey = keyOf({ id, part });
  const save = useCommand('note.save');
  // When the note was written that this text was typed over: kept with the text, also through a lock.
  const seenAt = useRef(kept === null ? seen.writtenAt : kept.seenAt);
  const form = useForm({
    initial: { text: kept?.text ?? seen.text },
    check: ({ text }) => (text.trim() === '' ? { text: 'Write the note, or close it' } : tooLong(text)),
    save: async ({ text }) => {
      const reply = await save.run({ about, id, part, text, seenAt: seenAt.current });
      if (reply.ok) await forgetDraft(formKey);
      return reply;
    },
    onSaved: onClose,
    saveDraft: (values) => keepDraft(formKey, values, seenAt.current),
  });
  const theirs = theirNoteIn(form.conflict);
  const settle = () => {
    seenAt.current = theirs?.writtenAt ?? null;
    form.clearConflict();
  };
  return (
    <form
      className="after-q"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormMessage message={form.message} />
      {theirs === undefined ? null : (
        <NoteConflict
          theirs={theirs}
          yours={form.values.text}
          onKeepTheirs={() => {
            settle();
            form.reset({ text: theirs.text });
            void forgetDraft(formKey);
          }}
          onUseYours={() => {
            settle();
            form.submit();
          }}
          onKeepBoth={() => {
            settle();
            form.set('text', bothNotes(theirs.text, form.values.text));
          }}
        />
      )}
      <TextArea
        {...form.field('text')}
        label={PART_WORDS[part].label}
        hint="Read by clinical roles only."
        reminder={disclosureReminder(isPreTrial)}
        rows={6}
        maxLength={NOTE_MAX}
      />
      <div className="form-foot">
        <Button small kind="primary" type="submit" isPending={form.isSaving}>
          {PART_WORDS[part].save}
        </Button>
        <Button small onPress={onClose}>
          Close it
        </Button>
      </div>
    </form>
  );
}

function tooLong(text: string): { text?: string } {
  const message = noteTooLong(text);
  return message === null ? {} : { text: message };
}
