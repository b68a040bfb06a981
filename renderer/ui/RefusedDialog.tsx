import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

type Props = { readonly title: string; readonly message: string; readonly onClose: () => void };

/** In place of a dialog whose question was refused: what cannot be done, and why. */
export function RefusedDialog({ title, message, onClose }: Props) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="sure"
      title={title}
      foot={<Button onPress={onClose}>Close</Button>}
    >
      <Banner tone="brick">{message}</Banner>
    </Dialog>
  );
}
