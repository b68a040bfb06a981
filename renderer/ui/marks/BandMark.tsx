import type { ReactNode } from 'react';

export type Band = 1 | 2 | 3;

const hollow = { fill: 'none', stroke: 'var(--edge)', strokeWidth: 1.2 } as const;

/** Three, two or one steps filled: band 1 is the first to be seen. */
const shapes = {
  1: <path d="M2 10h3v4H2ZM6.5 6h3v8h-3ZM11 2h3v12h-3Z" fill="var(--ink)" />,
  2: (
    <>
      <path d="M2 10h3v4H2ZM6.5 6h3v8h-3Z" fill="var(--ink)" />
      <path d="M11.6 2.6h1.8v10.8h-1.8Z" {...hollow} />
    </>
  ),
  3: (
    <>
      <path d="M2 10h3v4H2Z" fill="var(--ink)" />
      <path d="M7.1 6.6h1.8v6.8H7.1ZM11.6 2.6h1.8v10.8h-1.8Z" {...hollow} />
    </>
  ),
} as const satisfies Record<Band, ReactNode>;

export type BandMarkProps = {
  readonly band: Band;
  /** In a column headed "Band" the number is enough; elsewhere the word stands with it. */
  readonly short?: boolean;
};

/** The priority band of a referral: its steps and its word. */
export function BandMark({ band, short = false }: BandMarkProps) {
  return (
    <span className="band">
      <svg className="m m16" viewBox="0 0 16 16" aria-hidden="true">
        {shapes[band]}
      </svg>
      {short ? band : `Band ${band}`}
    </span>
  );
}
