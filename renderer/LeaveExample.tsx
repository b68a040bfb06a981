import { Button } from './ui/Button.tsx';
import { Dialog } from './ui/Dialog.tsx';

/** The example is invented anew each time, so leaving it is the one lock that keeps nothing: asked before. */
export function LeaveExample({ onStay }: { readonly onStay: () => void }) {
  return (
    <Dialog
      isOpen
      onClose={onStay}
      size="sure"
      title="Leave the example?"
      foot={
        <>
          <Button kind="primary" onPress={() => window.holdfast.lock('asked')}>
            Leave it
          </Button>
          <Button onPress={onStay}>Stay</Button>
        </>
      }
    >
      <p>
        The example begins anew each time: nothing you typed or saved in it is kept. In a service of your own,
        what you are writing is kept when it locks.
      </p>
    </Dialog>
  );
}
