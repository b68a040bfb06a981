import { Fragment, type ReactNode, useState } from 'react';
import type { Route } from '../route.ts';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import { Link } from './Link.tsx';
import { usePrivacy } from './privacy.tsx';

export type NameProps = {
  readonly full: string;
  readonly className?: string | undefined;
};

/** A name of a child or a family member. Behind the privacy switch only its initials are in the page. */
export function Name({ full, className }: NameProps) {
  const { initialsOnly, show } = usePrivacy();
  const said = show(full);
  const isLong = LONG_WORD.test(said);
  return (
    <span className={classes(initialsOnly && 'initials', isLong && 'is-long', className)}>
      {isLong ? withBreaks(said) : said}
    </span>
  );
}

/** No word of a name is wider than a narrow column: a longer one may break, and pushes nothing aside. */
const LONG_WORD = /\S{25}/u;

function withBreaks(said: string): ReactNode[] {
  return (said.match(/.{1,12}/gsu) ?? []).map((part, at) => (
    <Fragment key={at}>
      {part}
      <wbr />
    </Fragment>
  ));
}

/** A child's name that opens their record. */
export function NameLink({ full, to, className }: NameProps & { readonly to: Route }) {
  return (
    <Link to={to} className={classes('name', className)}>
      <Name full={full} />
    </Link>
  );
}

/** A phone number; behind the privacy switch it is left out of the page until asked for. */
export function Phone({ number }: { readonly number: string }) {
  const { initialsOnly } = usePrivacy();
  const [asked, setAsked] = useState(false);
  if (!initialsOnly || asked) return <b className="nowrap">{number}</b>;
  return (
    <Button kind="link" small onPress={() => setAsked(true)}>
      Show number
    </Button>
  );
}
