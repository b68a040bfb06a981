import { useState } from 'react';
import { formatDate } from '../../shared/dates.ts';
import { STAGE_LABELS, type Stage } from '../../shared/waitingList/rules.ts';
import { useOp } from '../client.ts';
import { TriageDrawer } from '../inbox/TriageDrawer.tsx';
import { WithKept } from '../keptDraft.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { RefusedDialog } from '../ui/RefusedDialog.tsx';
import { Name } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useSettled } from '../ui/useSettled.ts';
import { MergeForm, type MergeValues } from './MergeForm.tsx';

export type MergeDialogProps = {
  readonly childId: string;
  /** Null until the other record is chosen. */
  readonly otherId: string | null;
  readonly onClose: () => void;
};

/** This record and another are about one child: which other one, and then both beside each other. */
export function MergeDialog({ childId, otherId: given, onClose }: MergeDialogProps) {
  const [otherId, setOther] = useState(given);
  return otherId === null ? (
    <ChooseOther childId={childId} onChoose={setOther} onClose={onClose} />
  ) : (
    <Compared childId={childId} otherId={otherId} onClose={onClose} />
  );
}

type ChooseOtherProps = {
  readonly childId: string;
  readonly onChoose: (otherId: string) => void;
  readonly onClose: () => void;
};

const MOST_SHOWN = 8;

function ChooseOther({ childId, onChoose, onClose }: ChooseOtherProps) {
  const { show } = usePrivacy();
  const [text, setText] = useState('');
  const settled = useSettled(text.trim());
  const isAsked = settled !== '' && text.trim() !== '';
  const { data } = useOp('child.search', { text: settled.slice(0, 200), limit: 20 }, { enabled: isAsked });
  const found = isAsked ? (data?.rows ?? []).filter((row) => row.childId !== childId) : [];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="sure"
      title="Which other record is this child’s?"
      foot={
        <>
          <Button onPress={onClose}>Not now</Button>
          <p className="hint">Nothing is merged yet. Both records are shown beside each other first.</p>
        </>
      }
    >
      <div>
        <TextField
          label="Name on the other record"
          hint="What is kept here stays; the other record goes into this one."
          value={text}
          onChange={setText}
          maxLength={200}
          autoFocus
        />
        <ul className="merge-found" aria-label="Records found">
          {found.slice(0, MOST_SHOWN).map((row) => (
            <li key={row.childId}>
              <span>
                <b>
                  <Name full={row.name} />
                </b>
                <span className="line-2">
                  {row.birthDate === null ? 'birth date not known' : `born ${formatDate(row.birthDate)}`}
                  {row.stage === null ? '' : `, ${STAGE_LABELS[row.stage as Stage].toLowerCase()}`}
                </span>
              </span>
              <Button small onPress={() => onChoose(row.childId)}>
                Choose<span className="vh"> {show(row.name)}</span>
              </Button>
            </li>
          ))}
        </ul>
        <p className="hint" role="status">
          {noteOn(isAsked, found.length)}
        </p>
      </div>
    </Dialog>
  );
}

function noteOn(isAsked: boolean, count: number): string {
  if (!isAsked) return '';
  if (count === 0) return 'No other record by that name. Try a part of it, or another spelling.';
  return count > MOST_SHOWN ? `The first ${MOST_SHOWN} are shown. Type more of the name.` : '';
}

function Compared({ childId, otherId, onClose }: Omit<MergeDialogProps, 'otherId'> & { otherId: string }) {
  const asked = useOp('merge.preview', { childId, otherId });
  const [readingId, setReading] = useState<string | null>(null);
  const formKey = `merge:${otherId}:${childId}`;
  if (readingId !== null)
    return (
      <TriageDrawer
        referralId={readingId}
        onClose={() => setReading(null)}
        onAnswered={() => setReading(null)}
      />
    );
  const preview = asked.isPlaceholderData ? undefined : asked.data;
  // Once it was shown it stays until its save has ended: what has been merged cannot be again.
  if (preview === undefined)
    return asked.error === null ? null : (
      <RefusedDialog
        title="These two cannot be merged"
        message={asked.error.failure.message}
        onClose={onClose}
      />
    );
  return (
    <WithKept<MergeValues> key={formKey} formKey={formKey}>
      {(kept) => <MergeForm {...{ preview, formKey, kept, onClose, onRead: setReading }} />}
    </WithKept>
  );
}
