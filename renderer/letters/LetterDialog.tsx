import { useOp } from '../client.ts';
import { WithKept } from '../keptDraft.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { LetterForm, type LetterFormValues } from './LetterForm.tsx';

export type LetterDialogProps = {
  readonly childId: string;
  readonly linkId: string;
  readonly onClose: () => void;
};

/** A letter to one person: chosen, filled from the record, gone over, and made into a PDF that is kept. */
export function LetterDialog({ childId, linkId, onClose }: LetterDialogProps) {
  const list = useOp('letter.list', { childId });
  const filled = useOp('letter.fill', { childId, linkId });
  const around = list.isPlaceholderData ? undefined : list.data;
  const recipient = around?.recipients.find((each) => each.linkId === linkId);
  const formKey = `letter:${linkId}`;
  if (filled.error !== null) {
    return (
      <Dialog
        isOpen
        onClose={onClose}
        size="sure"
        title="No letter"
        foot={<Button onPress={onClose}>Close</Button>}
      >
        <Banner tone="brick">{filled.error.failure.message}</Banner>
      </Dialog>
    );
  }
  if (around === undefined || recipient === undefined || filled.data === undefined) return null;
  if (filled.isPlaceholderData) return null;
  const { texts } = filled.data;
  return (
    <WithKept<LetterFormValues> key={formKey} formKey={formKey}>
      {(kept) => <LetterForm {...{ childId, recipient, around, texts, formKey, kept, onClose }} />}
    </WithKept>
  );
}
