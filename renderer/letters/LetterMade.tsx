import type { LetterDelivery } from '../../shared/letters/codes.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

export type LetterMadeProps = {
  readonly envelopeName: string;
  readonly delivery: LetterDelivery | null;
  readonly onClose: () => void;
};

/** What is left to do once the PDF is there. */
export function LetterMade({ envelopeName, delivery, onClose }: LetterMadeProps) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="sure"
      title="The letter is made"
      foot={
        <Button kind="primary" onPress={onClose}>
          Close
        </Button>
      }
    >
      <div className="stack">
        <Banner tone="moss" live>
          It is saved as a PDF, and kept under Letters as it was sent.
        </Banner>
        {delivery === 'posted' ? (
          <p>
            {envelopeName === ''
              ? 'On the envelope: the name and address, and nothing of who it is from.'
              : `On the envelope: the name and address, and “${envelopeName}”. Nothing else.`}
          </p>
        ) : null}
        <p>Print the PDF, then delete the file: it names the family, and lies outside Holdfast.</p>
      </div>
    </Dialog>
  );
}
