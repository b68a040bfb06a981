import { useEffect, useState } from 'react';
import type { Strip, StripSession } from '../../shared/courses/strip.ts';
import { classes } from '../ui/classes.ts';
import { drawColumns, gridColumns } from './stripColumns.ts';
import { CarerFold, StripFold } from './StripFold.tsx';
import { slotKey, StripLane, type LaneLook } from './StripLane.tsx';
import { StripLabels, type StripLabelsProps } from './StripLabels.tsx';
import { StripMonths } from './StripMonths.tsx';
import { ReviewButton } from './StripSlots.tsx';
import { StripZones, TodayLine, todaySide } from './StripZones.tsx';
import { useRovingStops, type Stop } from './useRovingStops.ts';
import { zonesWith, type AskedExtension } from './zones.ts';

export type CourseStripProps = StripLabelsProps & {
  readonly strip: Strip;
  /** An extension that is being asked for or decided on; null for none. */
  readonly asked?: AskedExtension | null | undefined;
  /** The session whose log or dates are open beside or below the strip. */
  readonly openSessionId?: string | null | undefined;
  readonly onSelect: (sessionId: string) => void;
  readonly onSelectReview?: ((reviewNumber: number) => void) | undefined;
};

/** The course as one line: the counted strand above, the carer's below, with the range, reviews, tries and today. */
export function CourseStrip(props: CourseStripProps) {
  const {
    strip,
    asked = null,
    childName,
    figure,
    sub,
    carer,
    openSessionId,
    onSelect,
    onSelectReview,
  } = props;
  const [isOpen, setIsOpen] = useState(false);
  const drawn = drawColumns(strip, isOpen);
  const zones = zonesWith(strip, asked);
  const long = strip.isLong;
  const line = strip.todayColumn === 0 ? 0 : drawn.place(strip.todayColumn);
  const side = long ? 'above' : todaySide(line, { zones, drawn });
  const rows = long || side === 'above' ? { child: 3, ruler: 4, carer: 5 } : { child: 2, ruler: 3, carer: 4 };

  const preferred = preferredSlot(strip, openSessionId);
  const { frame, stopProps } = useRovingStops(
    stopsOf(strip).filter(({ key, column }) => key === FOLD || !drawn.isFolded(column)),
    preferred && slotKey('child', preferred),
  );
  useEffect(() => showPreferred(frame.ref.current), [frame.ref]);

  const looks = {
    child: { gridRow: rows.child, small: long, when: long ? 'day' : 'date', triesShown: long ? 1 : 3 },
    carer: { gridRow: rows.carer, small: true, when: long ? 'none' : 'date', triesShown: long ? 1 : 3 },
  } as const satisfies Record<string, LaneLook>;
  const layout = classes(
    'strip',
    long && 'long',
    !long && side === 'above' && 'today-above',
    carer === null && 'solo',
    isOpen && 'unfolded',
  );
  return (
    <div className={layout}>
      <StripLabels childName={childName} figure={figure} sub={sub} carer={carer} />
      <div
        className="tracks"
        role="toolbar"
        aria-label="Sessions and reviews in order"
        style={{ gridTemplateColumns: gridColumns(drawn) }}
        {...frame}
      >
        <StripZones zones={zones} drawn={drawn} />
        <TodayLine line={line} drawn={drawn} side={side} />
        {strip.fold === null ? null : (
          <StripFold
            fold={strip.fold}
            isOpen={isOpen}
            who={childName}
            gridRow={rows.child}
            stop={stopProps(FOLD)}
            onToggle={() => setIsOpen(!isOpen)}
          />
        )}
        <StripLane
          lane="child"
          who={childName}
          drawn={drawn}
          slots={strip.counted}
          reviews={strip.reviews}
          openSessionId={openSessionId}
          look={looks.child}
          stopProps={stopProps}
          onSelect={onSelect}
        />
        {strip.reviews
          .filter(({ column }) => !drawn.isFolded(column))
          .map((review) => (
            <ReviewButton
              key={review.number}
              review={review}
              look={{
                ...looks.child,
                gridColumn: drawn.place(review.column),
                stop: stopProps(reviewKey(review.number)),
              }}
              onSelect={onSelectReview}
            />
          ))}
        {long ? <StripMonths strip={strip} drawn={drawn} gridRow={rows.ruler} /> : null}
        {carer === null ? null : (
          <>
            {long ? null : <div className="lane-rule" style={{ gridRow: rows.ruler }} />}
            <StripLane
              lane="carer"
              who={carer.name}
              drawn={drawn}
              slots={strip.carer}
              openSessionId={openSessionId}
              look={looks.carer}
              stopProps={stopProps}
              onSelect={onSelect}
            />
            <CarerFold
              slots={strip.carer.filter(({ column }) => drawn.isFolded(column))}
              who={carer.name}
              gridRow={rows.carer}
            />
          </>
        )}
      </div>
    </div>
  );
}

const FOLD = 'fold';
const reviewKey = (number: number) => `review ${number}`;

/** Every place the arrow keys can go. The bar, or its handle, comes before the first session. */
function stopsOf(strip: Strip): readonly Stop[] {
  return [
    ...(strip.fold === null ? [] : [{ key: FOLD, lane: 0, column: 0.5 }]),
    ...strip.counted.map((slot) => ({ key: slotKey('child', slot), lane: 0, column: slot.column })),
    ...strip.reviews.map(({ number, column }) => ({ key: reviewKey(number), lane: 0, column })),
    ...strip.carer.map((slot) => ({ key: slotKey('carer', slot), lane: 1, column: slot.column })),
  ];
}

/** Where Tab lands at first: what is open, else what waits for logging, else the next date, else the last session. */
function preferredSlot(strip: Strip, openId: string | null | undefined): StripSession | undefined {
  return (
    strip.counted.find(({ sessionId }) => sessionId !== null && sessionId === openId) ??
    strip.counted.find(({ state }) => state === 'needs_logging') ??
    strip.counted.find(({ state }) => state === 'planned') ??
    strip.counted.at(-1)
  );
}

/** In a narrow window the strip scrolls sideways in its own frame: begin where the work is, not at session 1. */
function showPreferred(tracks: HTMLElement | null): void {
  const strip = tracks?.parentElement;
  const stop = tracks?.querySelector('[tabindex="0"]');
  if (!strip || !stop || strip.scrollWidth <= strip.clientWidth) return;
  const offset = stop.getBoundingClientRect().left - strip.getBoundingClientRect().left;
  strip.scrollLeft += offset - strip.clientWidth / 2;
}
