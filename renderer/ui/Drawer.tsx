import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';

export type DrawerProps = {
  readonly title: ReactNode;
  /** The line above the title: "Check-in, 7 days over". */
  readonly kicker?: ReactNode;
  readonly children: ReactNode;
  /** Saving stays in sight. */
  readonly foot?: ReactNode;
  readonly onClose: () => void;
  /** "Close the check-in" */
  readonly closeLabel: string;
  /** What is open; when it changes the title takes the focus again. */
  readonly subject: string;
  /** What takes the focus in place of the title: what was just saved, further down. */
  readonly startAt?: RefObject<HTMLElement | null> | undefined;
  /** Where the focus goes on closing, where the opener may be gone by then. */
  readonly returnFocus?: (() => HTMLElement | null) | undefined;
  /** Given, the body and foot are one form and this is what sending it does. */
  readonly onSubmit?: (() => void) | undefined;
  /** For a form that is written at length. */
  readonly isWide?: boolean | undefined;
};

/** Opens beside the list and is not modal: the list stays in reach. Esc closes; the focus goes back to the row. */
export function Drawer(props: DrawerProps) {
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const giveBack = useEffectEvent((opener: Element | null) => {
    // Whoever has gone on elsewhere meanwhile keeps the place: the next Enter is meant for it.
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const target = props.returnFocus?.() ?? opener;
    if (target instanceof HTMLElement && target.isConnected) target.focus({ preventScroll: true });
  });

  // Before the title takes the focus, or the title itself would be taken for the opener.
  useEffect(() => {
    const opener = document.activeElement;
    return () => giveBack(opener);
  }, []);
  const takeFocus = useEffectEvent(() => {
    const at = props.startAt?.current ?? null;
    (at ?? title.current)?.focus({ preventScroll: true });
    at?.scrollIntoView({ block: 'start' });
  });
  useEffect(() => takeFocus(), [props.subject]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    props.onClose();
  }

  const inside = (
    <>
      <div className="drawer-body" tabIndex={0} role="group" aria-labelledby={titleId}>
        {props.children}
      </div>
      {props.foot !== undefined && <div className="drawer-foot">{props.foot}</div>}
    </>
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc anywhere within closes it
    <aside
      className={classes('drawer', props.isWide === true && 'is-wide')}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
    >
      <div className="drawer-head">
        <div>
          {props.kicker !== undefined && <p className="kicker">{props.kicker}</p>}
          <h2 id={titleId} tabIndex={-1} ref={title}>
            {props.title}
          </h2>
        </div>
        <Button kind="quiet" icon="cross" iconOnly={props.closeLabel} onPress={props.onClose} />
      </div>
      {props.onSubmit === undefined ? (
        inside
      ) : (
        <form
          className="drawer-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            props.onSubmit?.();
          }}
        >
          {inside}
        </form>
      )}
    </aside>
  );
}
