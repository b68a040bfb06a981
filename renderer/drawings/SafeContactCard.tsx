import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/icons/Icon.tsx';
import { useMedia } from '../ui/useMedia.ts';

export type ContactRule = {
  readonly key: string;
  /** "Text her", "No voicemail", "Do not contact Alan Mockridge, father" */
  readonly text: ReactNode;
  /** May be done, must not be done, or a person nobody here may contact. */
  readonly kind: 'yes' | 'no' | 'never';
  /** Takes the whole width; "never" always does. */
  readonly wide?: boolean;
};

export type SafeContact = {
  readonly who: ReactNode;
  /** "aunt, his carer" */
  readonly relation: ReactNode;
  readonly phone: ReactNode;
  /** "after 4 pm, not Wednesdays" */
  readonly times?: ReactNode;
  readonly rules: readonly ContactRule[];
};

export type SafeContactCardProps = {
  readonly contact: SafeContact;
  /** "agreed 16 Oct"; null where nobody has checked it yet, as after an import. */
  readonly checked: string | null;
  /** The check was too long ago: it asks for another, as one that was never made does. */
  readonly isOld?: boolean;
  /** Why it is to be checked again, where more than time has passed. */
  readonly why?: string | null;
  /** Below: the notes of the imported sheet, a button to check the contact. */
  readonly children?: ReactNode;
};

/** Whom to ring, how, and what never to do. It stands above everything that leads to a call. */
export function SafeContactCard({
  contact,
  checked,
  isOld = false,
  why = null,
  children,
}: SafeContactCardProps) {
  const titleId = useId();
  const { who, relation, phone, times, rules } = contact;
  const isNotRung = saysDoNotRing(contact);
  const asks = checked === null || isOld || isNotRung;
  return (
    <div role="group" className={asks ? 'safe-card unchecked' : 'safe-card'} aria-labelledby={titleId}>
      <h3 id={titleId}>
        <Icon name={asks ? 'warn' : 'shield'} />
        {checked === null
          ? 'Contact not yet checked'
          : isOld
            ? 'Check this contact again'
            : isNotRung
              ? 'Safe contact, do not ring'
              : 'Safe contact'}
        {checked === null ? null : <span className="when">{checked}</span>}
      </h3>
      {why === null ? null : <p className="small safe-why">{why}</p>}
      <p className="safe-who">
        <b>{who}</b>, {relation}
      </p>
      <p className="safe-tel">
        <b>{phone}</b> {times === undefined ? null : <span className="small">{times}</span>}
      </p>
      {rules.length === 0 ? null : (
        <ul className="rules">
          {rules.map(({ key, text, kind, wide = false }) => (
            <li
              key={key}
              className={classes(kind === 'yes' ? 'yes' : 'no', (wide || kind === 'never') && 'wide')}
            >
              <Icon name={ruleIcons[kind]} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}

/** A number that must not be dialled is never green (our own rule). */
const saysDoNotRing = ({ rules }: SafeContact): boolean => rules.some(({ key }) => key === 'ring');

const ruleIcons = { yes: 'ok', no: 'no', never: 'stop' } as const satisfies Record<
  ContactRule['kind'],
  string
>;

/** What must be said as agreed, or the call itself gives the family away. */
const SAID_KEYS: readonly string[] = ['say', 'code'];

/** The card in two or three lines: who, the number, what must not be done, and the words agreed for saying who rings. */
export function SafeContactLine({
  contact,
  checked,
  isOld = false,
  more,
}: Pick<SafeContactCardProps, 'contact' | 'checked' | 'isOld'> & { readonly more?: ReactNode }) {
  const { who, relation, phone, times, rules } = contact;
  const asks = checked === null || isOld || saysDoNotRing(contact);
  const forbidden = rules.filter(({ kind }) => kind !== 'yes');
  const said = rules.filter(({ key }) => SAID_KEYS.includes(key));
  return (
    <div className={asks ? 'safe-line unchecked' : 'safe-line'}>
      <Icon name={asks ? 'warn' : 'shield'} />
      <p>
        <b>{who}</b>, {relation} <br />
        <b className="nowrap">{phone}</b>
        {times === undefined ? null : <>, {times}</>}
        {checked === null ? <span className="no"> Not yet checked.</span> : null}
        {isOld ? <span className="no"> Check it again.</span> : null}
        {forbidden.map(({ key, text, kind }) => (
          <span key={key}>
            {' '}
            <span className={kind === 'never' ? 'no' : 'no nowrap'}>{text}.</span>
          </span>
        ))}
        {said.map(({ key, text }) => (
          <span key={key}> {text}.</span>
        ))}
        {more === undefined ? null : <> {more}</>}
      </p>
    </div>
  );
}

/**
 * The card, and once it has scrolled out of its pane the line in its place, held at the top: whoever is about to dial
 * or write still sees the number and what must not be done. Screen readers have the card; the line repeats it.
 */
export function StickySafeContact(props: SafeContactCardProps) {
  const isLow = useMedia(LOW_SCREEN);
  const [showsAll, setShowsAll] = useState(false);
  return isLow && !showsAll ? (
    <LowSafeContact {...props} onMore={() => setShowsAll(true)} />
  ) : (
    <WholeSafeContact {...props} />
  );
}

/** As at 200 % zoom: there the whole card would leave no room for what the person came to do. */
export const LOW_SCREEN = '(max-height: 30rem)';

/** The line in place of the card, with the way to the rest: nothing that forbids is left out of it. */
function LowSafeContact({ onMore, ...props }: SafeContactCardProps & { readonly onMore: () => void }) {
  const { contact, checked, isOld = false } = props;
  const asks = checked === null || isOld;
  return (
    <div role="group" aria-label="Safe contact" className="safe-low">
      <SafeContactLine
        contact={contact}
        checked={checked}
        isOld={isOld}
        more={
          <Button kind="link" small onPress={onMore}>
            {asks ? 'More, and check it' : 'More'}
            <span className="vh"> about this contact</span>
          </Button>
        }
      />
    </div>
  );
}

function WholeSafeContact(props: SafeContactCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    const element = card.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry === undefined) return;
      const above = entry.boundingClientRect.top < (entry.rootBounds?.bottom ?? 0) / 2;
      setGone(!entry.isIntersecting && above);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      <div className="safe-remnant" aria-hidden="true">
        {gone ? (
          <SafeContactLine contact={props.contact} checked={props.checked} isOld={props.isOld ?? false} />
        ) : null}
      </div>
      <div ref={card}>
        <SafeContactCard {...props} />
      </div>
    </>
  );
}
