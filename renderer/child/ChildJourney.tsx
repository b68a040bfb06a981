import { useLayoutEffect, useRef } from 'react';
import { journeyLabel } from '../../shared/children/journey.ts';
import type { ChildOverview } from '../../shared/children/overview.ts';
import { JourneyLine } from '../drawings/JourneyLine.tsx';

export type ChildJourneyProps = {
  readonly overview: Pick<ChildOverview, 'journey' | 'referrals'>;
  /** With a second line under each point, as on the Journey tab. */
  readonly tall?: boolean;
};

/** The line from the first referral to what lies ahead. */
export function ChildJourney({ overview, tall = false }: ChildJourneyProps) {
  const box = useRef<HTMLDivElement>(null);
  // Where the line is longer than its place, today is what must be in sight.
  useLayoutEffect(() => {
    const now = box.current?.querySelector<HTMLElement>('[aria-current]');
    if (box.current !== null && now !== undefined && now !== null)
      box.current.scrollLeft = now.offsetLeft - box.current.clientWidth / 2;
  }, [overview.journey]);
  if (overview.journey.length === 0) return null;
  return (
    <div className="journey-scroll" tabIndex={0} role="group" aria-label="Journey line" ref={box}>
      <JourneyLine
        label={journeyLabel(overview.referrals)}
        tall={tall}
        points={overview.journey.map(({ key, name, date, gap, kind, second, isLate }) => ({
          key,
          name,
          kind,
          ...(date === null ? {} : { date }),
          ...(gap === null ? {} : { gap }),
          ...(second === null || !tall ? {} : { second }),
          late: isLate,
        }))}
      />
    </div>
  );
}
