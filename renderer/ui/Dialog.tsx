import { useLayoutEffect, type CSSProperties, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';

export type DialogProps = {
  readonly isOpen: boolean;
  /** Esc, the cross and a press beside it. Nothing typed may be lost: the form's values live outside. */
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** Question at the left, what it rests on as an <aside> at the right. One part alone takes the whole width. */
  readonly children: ReactNode;
  /** The act with its number, the honest "no", and one sentence. */
  readonly foot?: ReactNode;
  /** `sure` is the small one, for a grave act and the sentence that says what will change. */
  readonly size?: 'wide' | 'sure' | undefined;
  /** Where it lies; below what it changes. In the middle unless told. */
  readonly style?: CSSProperties | undefined;
  readonly className?: string | undefined;
};

/** Only for a decision that changes a limit or cannot be done in a row. Everything else is inert while it is open. */
export function Dialog(props: DialogProps) {
  useFocusGivenBack();
  return (
    <ModalOverlay
      className="scrim"
      isOpen={props.isOpen}
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
    >
      <Modal>
        <AriaDialog
          className={classes('dialog', `is-${props.size ?? 'wide'}`, props.className)}
          {...(props.style === undefined ? {} : { style: props.style })}
        >
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
            {props.lead !== undefined && <p>{props.lead}</p>}
            <Button kind="quiet" icon="cross" iconOnly="Close" onPress={props.onClose} />
          </div>
          <div className="dialog-body">{props.children}</div>
          {props.foot !== undefined && <div className="dialog-foot">{props.foot}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Of a dialog that closed in the same moment as another took its place: what was logged, after its form. */
let openerOfReplaced: Element | null = null;

/**
 * The focus goes back to what opened the dialog, also where one dialog took another's place: the second was opened by
 * nothing on the page. Where the opener has gone it goes to the drawer below.
 */
function useFocusGivenBack() {
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    const opener = activeElement === null || activeElement === body ? openerOfReplaced : activeElement;
    return () => {
      openerOfReplaced = opener;
      window.requestAnimationFrame(() => {
        openerOfReplaced = null;
        if (document.activeElement !== document.body) return;
        const back =
          opener?.isConnected === true ? opener : document.querySelector('.drawer .drawer-head h2');
        if (back instanceof HTMLElement) back.focus({ preventScroll: true });
      });
    };
  }, []);
}
