import { useState } from 'react';
import { useCommand, useOp } from '../client.ts';
import { forgetDraft, keepDraft, useKeptDraft } from '../keptDraft.ts';
import { Button } from '../ui/Button.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useForm } from '../ui/useForm.ts';
import { disclosureReminder } from './SessionNote.tsx';

type NoteViewProps = {
  readonly about: 'session_try' | 'review';
  readonly id: string;
  readonly isPreTrial: boolean;
  readonly hasNote: boolean;
};

/** The clinical note of a session or review: hidden until it is asked for, since somebody may stand behind. */
export function NoteView(props: NoteViewProps) {
  const [isOpen, setIsOpen] = useState(false);
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
  const kept = useKeptDraft<{ text: string }>(keyOf(id));
  if (note.error !== null) return <FormMessage message={note.error.failure.message} />;
  if (note.data === undefined || note.isPlaceholderData || kept === null) return null;
  return (
    <NoteForm
      {...props}
      key={id}
      seen={{ text: note.data.text ?? '', writtenAt: note.data.writtenAt }}
      kept={kept.values?.text ?? null}
    />
  );
}

type NoteFormProps = NoteViewProps & {
  readonly seen: { readonly text: string; readonly writtenAt: string | null };
  readonly kept: string | null;
  readonly onClose: () => void;
};

function NoteForm({ about, id, isPreTrial, seen, kept, onClose }: NoteFormProps) {
  const save = useCommand('note.save');
  const form = useForm({
    initial: { text: kept ?? seen.text },
    check: ({ text }) => (text.trim() === '' ? { text: 'Write the note, or close it' } : {}),
    save: ({ text }) => send(text, seen.writtenAt),
    onSaved: onClose,
    saveDraft: (values) => keepDraft(keyOf(id), values),
  });
  async function send(text: string, seenAt: string | null) {
    const reply = await save.run({ about, id, text, seenAt });
    if (reply.ok) await forgetDraft(keyOf(id));
    return reply;
  }
  const theirs = form.conflict?.detail as { theirs: string | null; writtenAt: string | null } | undefined;
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
        <Conflict
          facts={[{ label: 'Note', theirs: theirs.theirs ?? '', yours: form.values.text }]}
          onKeepTheirs={() => form.reset({ text: theirs.theirs ?? '' })}
          onUseYours={() =>
            void send(form.values.text, theirs.writtenAt).then((reply) => reply.ok && onClose())
          }
        />
      )}
      <TextArea
        {...form.field('text')}
        label="Note, encrypted"
        hint="Read by clinical roles only."
        reminder={disclosureReminder(isPreTrial)}
        rows={6}
        maxLength={20_000}
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
