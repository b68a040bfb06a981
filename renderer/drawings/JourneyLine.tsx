import type { ReactNode } from 'react';

/** What the line is like from this point to the next. */
export type JourneyStretch = 'past' | 'wait' | 'away';

export type JourneyPoint = {
  readonly key: string;
  /** "Referral", "Review 1" */
  readonly name: ReactNode;
  /** "9 Mar", "about 17 Dec": beside the name. */
  readonly date?: ReactNode;
  /** How long until the next point, in words: "3 days", "waiting 112 days", "12 months away". */
  readonly gap?: string | undefined;
  /** Behind us with its stretch, now, or still ahead. */
  readonly kind: JourneyStretch | 'now' | 'next';
  /** A second line, in the tall form. */
  readonly second?: ReactNode;
  /** The second line says that something is overdue. */
  readonly late?: boolean;
};

export type JourneyLineProps = {
  readonly points: readonly JourneyPoint[];
  /** "Journey", "Journey: two referrals" */
  readonly label: string;
  /** With second lines, as on the Child page. */
  readonly tall?: boolean;
};

const looks = {
  past: undefined,
  wait: 'stretch',
  away: 'away',
  now: 'now',
  next: 'next',
} as const satisfies Record<JourneyPoint['kind'], string | undefined>;

/** The line of a referral: solid and filled behind us, thick while waiting, a ring for now, dots ahead. */
export function JourneyLine({ points, label, tall = false }: JourneyLineProps) {
  return (
    <ol className={tall ? 'journey tall' : 'journey'} aria-label={label}>
      {points.map(({ key, name, date, gap, kind, second, late = false }) => (
        <li key={key} className={looks[kind]} aria-current={kind === 'now' ? 'step' : undefined}>
          <span>
            <b>{name}</b>
            {date === undefined ? null : <> {date}</>}
          </span>
          {second === undefined ? null : <span className={late ? 'line-2 late' : 'line-2'}>{second}</span>}
          {gap === undefined ? null : <span className="gap">{gap}</span>}
        </li>
      ))}
    </ol>
  );
}
