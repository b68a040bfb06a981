import { NOTE_MAX } from '../../shared/clinicalNotes/note.ts';
import { TextArea } from '../ui/TextArea.tsx';
import type { BoundField } from '../ui/useForm.ts';

type SessionNoteProps = { readonly field: BoundField<string>; readonly isPreTrial: boolean };

/** The clinical note of a session or review. It says who else may come to read it. */
export function SessionNote({ field, isPreTrial }: SessionNoteProps) {
  return (
    <div className="after-q">
      <TextArea
        {...field}
        label="Note, encrypted"
        hint="Facts, the child’s own words, what comes next. Read by clinical roles only."
        reminder={disclosureReminder(isPreTrial)}
        rows={4}
        maxLength={NOTE_MAX}
      />
    </div>
  );
}

/** Who else may come to read a note; sharper while criminal proceedings are open. */
export function disclosureReminder(isPreTrial: boolean): string {
  return isPreTrial
    ? 'Proceedings are open: police and court may ask for it.'
    : 'Police, courts and the child may ask for it.';
}
