import { useEffect, useRef } from 'react';
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
  useEffect(() => {
    const line = box.current;
    if (line === null) return undefined;
    const observer = new ResizeObserver(() => {
      const now = line.querySelector<HTMLElement>('[aria-current]');
      if (now !== null) line.scrollLeft = now.offsetLeft - line.clientWidth / 2;
    });
    observer.observe(line);
    return () => observer.disconnect();
  }, []);
  if (overview.journey.length === 0) return null;
  return (
    <div
      className={tall ? 'journey-scroll' : 'journey-scroll journey-above'}
      tabIndex={0}
      role="group"
      aria-label="Journey line"
      ref={box}
    >
      <JourneyLine
        label={journeyLabel(overview.referrals.filter(({ closingReason }) => closingReason !== 'told_twice'))}
        tall={tall}
        points={overview.journey.map(({ key, name, date, gap, kind, second, isLate }) => ({
          key,
          name,
          kind,
          ...dateOf(date, kind === 'next' && !tall ? second : null),
          ...(gap === null ? {} : { gap }),
          ...(second === null || !tall ? {} : { second }),
          late: isLate,
        }))}
      />
    </div>
  );
}

/** In one line, what lies ahead says when beside its name: "about 17 Dec". */
const dateOf = (date: string | null, ahead: string | null) => {
  const shown = date ?? ahead;
  return shown === null ? {} : { date: shown };
};
