import type { NoteConflict as Conflicting } from '../../shared/clinicalNotes/note.ts';
import { Conflict } from '../ui/Conflict.tsx';

type TheirNote = Conflicting['theirNote'];

type NoteConflictProps = {
  readonly theirs: TheirNote;
  readonly yours: string;
  readonly onKeepTheirs: () => void;
  readonly onUseYours: () => void;
  /** Both texts stand in the field then, to be read before they are saved. */
  readonly onKeepBoth: () => void;
};

/** Two notes about one session or review, both whole: a note is part of the record, and neither is dropped unread. */
export function NoteConflict({ theirs, yours, ...choices }: NoteConflictProps) {
  return (
    <Conflict
      {...choices}
      facts={[
        {
          label: 'Note',
          theirs: <span className="note-text">{theirs.text === '' ? 'no note' : theirs.text}</span>,
          yours: <span className="note-text">{yours}</span>,
        },
      ]}
    />
  );
}
