import { useRef } from 'react';
import { bothNotes, type ClinicalNote } from '../../shared/clinicalNotes/note.ts';
import type { Failure } from '../../shared/op.ts';
import { theirNoteIn } from './conflicts.ts';

/**
 * The note that goes with a log or a review: written where none was seen, and what to do once somebody else's stands
 * there. `onText` puts a text into the form's field, `onSubmit` sends the form again.
 */
export function useNoteSent() {
  const seenAt = useRef<string | null>(null);
  const isLeftOut = useRef(false);
  return {
    /** What is sent for a text; null leaves what is there. */
    of(text: string): ClinicalNote | null {
      const leaves = isLeftOut.current || text.trim() === '';
      isLeftOut.current = false;
      return leaves ? null : { text, seenAt: seenAt.current };
    },
    /** The props of NoteConflict where the form's conflict is one; null where it is not. */
    conflictOf(
      conflict: Failure | undefined,
      form: { yours: string; onText: (text: string) => void; onClear: () => void; onSubmit: () => void },
    ) {
      const theirs = theirNoteIn(conflict);
      if (theirs === undefined) return null;
      const settle = () => {
        seenAt.current = theirs.writtenAt;
        form.onClear();
      };
      return {
        theirs,
        yours: form.yours,
        onKeepTheirs: () => {
          settle();
          isLeftOut.current = true;
          form.onText('');
          form.onSubmit();
        },
        onUseYours: () => {
          settle();
          form.onSubmit();
        },
        onKeepBoth: () => {
          settle();
          form.onText(bothNotes(theirs.text, form.yours));
        },
      };
    },
  };
}
