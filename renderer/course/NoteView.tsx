import { useRef, useState } from 'react';
import { bothNotes, NOTE_MAX, noteTooLong } from '../../shared/clinicalNotes/note.ts';
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
  readonly isPreTrial: boolean;
  readonly hasNote: boolean;
};

/** The clinical note of a session or review: hidden until it is asked for, since somebody may stand behind. */
export function NoteView(props: NoteViewProps) {
  const [isOpen, setIsOpen] = useState(useIsAskedFor(keyOf(props.id)));
  const { hasNote } = props;
  if (!isOpen) {
    return (
      <div className="after-q">
        <Button kind="link" small icon={hasNote ? 'eye' : 'pencil'} onPress={() => setIsOpen(true)}>
          {hasNote ? 'Read the note' : 'Write a note'}
        </Button>
      </div>
    );
  }
  return <OpenNote {...props} onClose={() => setIsOpen(false)} />;
}

const keyOf = (id: string) => `note:${id}`;

function OpenNote(props: NoteViewProps & { readonly onClose: () => void }) {
  const { about, id } = props;
  const note = useOp('note.get', { about, id });
  const kept = useKeptDraft<{ text: string }, string>(keyOf(id));
  if (note.error !== null) return <FormMessage message={note.error.failure.message} />;
  if (note.data === undefined || note.isPlaceholderData || kept === null) return null;
  return (
    <NoteForm
      {...props}
      key={id}
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

function NoteForm({ about, id, isPreTrial, seen, kept, onClose }: NoteFormProps) {
  const save = useCommand('note.save');
  // When the note was written that this text was typed over: kept with the text, also through a lock.
  const seenAt = useRef(kept === null ? seen.writtenAt : kept.seenAt);
  const form = useForm({
    initial: { text: kept?.text ?? seen.text },
    check: ({ text }) => (text.trim() === '' ? { text: 'Write the note, or close it' } : tooLong(text)),
    save: async ({ text }) => {
      const reply = await save.run({ about, id, text, seenAt: seenAt.current });
      if (reply.ok) await forgetDraft(keyOf(id));
      return reply;
    },
    onSaved: onClose,
    saveDraft: (values) => keepDraft(keyOf(id), values, seenAt.current),
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
            void forgetDraft(keyOf(id));
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
        label="Note, encrypted"
        hint="Read by clinical roles only."
        reminder={disclosureReminder(isPreTrial)}
        rows={6}
        maxLength={NOTE_MAX}
      />
      <div className="form-foot">
        <Button small kind="primary" type="submit" isPending={form.isSaving}>
          Save the note
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
