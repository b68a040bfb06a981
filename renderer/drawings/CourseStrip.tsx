import { useEffect, useId, useMemo, useState } from 'react';
import type { Strip } from '../../shared/courses/strip.ts';
import { classes } from '../ui/classes.ts';
import { usePrivacy } from '../ui/privacy.tsx';
import { drawColumns, gridColumns, STRIP_WIDE_ABOVE } from './stripColumns.ts';
import { StripFold } from './StripFold.tsx';
import { StripLabels, type CarerLabel, type CountedLabel } from './StripLabels.tsx';
import { StripLane, type LaneLook } from './StripLane.tsx';
import { StripMonths } from './StripMonths.tsx';
import { COUNTED_LANE, FOLD, preferredStop, stopsOf } from './stripStops.ts';
import { StripZones, TodayLine, todaySide } from './StripZones.tsx';
import { useRovingStops } from './useRovingStops.ts';
import { zonesWith, type AskedExtension } from './zones.ts';

export type CourseStripProps = {
  readonly strip: Strip;
  /** Of the upper lane, whose sessions are counted. */
  readonly counted: CountedLabel;
  /** Of the lane of each parent or carer below it, in the order of the strip. */
  readonly carers: readonly CarerLabel[];
  /** An extension that is being asked for or decided on; null for none. */
  readonly asked?: AskedExtension | null | undefined;
  /** The session whose log or dates are open beside or below the strip. */
  readonly openSessionId?: string | null | undefined;
  readonly onSelect: (sessionId: string) => void;
  readonly onSelectReview: (reviewNumber: number) => void;
};

/** The course as one line: the counted strand above, each carer's below, with the range, reviews, tries and today. */
export function CourseStrip(props: CourseStripProps) {
  const { strip, counted, carers, asked = null, openSessionId, onSelect, onSelectReview } = props;
  const [isOpen, setIsOpen] = useState(false);
  const { show } = usePrivacy();
  const labelId = useId();
  const drawn = useMemo(() => drawColumns(strip, isOpen), [strip, isOpen]);
  const zones = zonesWith(strip, asked);
  const long = strip.isLong;
  const isWide = drawn.columns.length > STRIP_WIDE_ABOVE;
  const line = strip.todayColumn === 0 ? 0 : drawn.place(strip.todayColumn);
  const side = long ? 'above' : todaySide(line, { zones, drawn });
  const first = side === 'above' ? 3 : 2;

  const stops = useMemo(
    () => stopsOf(strip).filter((stop) => stop.key === FOLD || !drawn.isFolded(stop.column)),
    [strip, drawn],
  );
  const { frame, current } = useRovingStops(stops, preferredStop(strip, openSessionId), open);
  useEffect(() => showPreferred(frame.ref.current, isWide), [frame.ref, isWide]);

  function open(key: string) {
    const opens = stops.find((stop) => stop.key === key)?.opens;
    if (opens === 'fold') setIsOpen(!isOpen);
    else if (typeof opens === 'number') onSelectReview(opens);
    else if (opens !== null && opens !== undefined) onSelect(opens.sessionId);
  }

  const looks = {
    counted: { small: long, when: long ? 'day' : 'date', triesShown: long ? 1 : 3 },
    carer: { small: true, when: long ? 'none' : 'date', triesShown: long ? 1 : 3 },
  } as const satisfies Record<string, LaneLook>;
  const layout = classes(
    'strip',
    long && 'long',
    !long && side === 'above' && 'today-above',
    carers.length === 0 && 'solo',
    isWide && 'wide',
  );
  return (
    <div className={layout} style={{ '--carers': carers.length } as object}>
      <StripLabels id={labelId} counted={counted} carers={carers} rulerRow={first + 1} />
      <div
        className="tracks"
        role="toolbar"
        aria-label="Sessions and reviews in order"
        style={{ gridTemplateColumns: gridColumns(drawn) }}
        {...frame}
      >
        <StripZones zones={zones} drawn={drawn} />
        <TodayLine line={line} drawn={drawn} side={side} />
        <StripLane
          id={COUNTED_LANE}
          who={show(counted.name)}
          labelId={`${labelId}-${COUNTED_LANE}`}
          gridRow={first}
          drawn={drawn}
          slots={strip.counted}
          reviews={strip.reviews}
          openSessionId={openSessionId}
          current={current}
          look={looks.counted}
        >
          {strip.fold === null ? null : (
            <StripFold
              fold={strip.fold}
              isOpen={isOpen}
              who={show(counted.name)}
              gridRow={first}
              isCurrent={current === FOLD}
            />
          )}
        </StripLane>
        {long ? <StripMonths strip={strip} drawn={drawn} gridRow={first + 1} /> : null}
        {long || carers.length === 0 ? null : <div className="lane-rule" style={{ gridRow: first + 1 }} />}
        {carers.map(({ id, name, relation }, index) => (
          <StripLane
            key={id}
            id={id}
            who={name === null ? relation : show(name)}
            labelId={`${labelId}-${id}`}
            gridRow={first + 2 + index}
            drawn={drawn}
            slots={strip.carers.find((each) => each.id === id)?.slots ?? NO_SLOTS}
            openSessionId={openSessionId}
            current={current}
            look={looks.carer}
            isRuled={index > 0}
          />
        ))}
      </div>
    </div>
  );
}

const NO_SLOTS: Strip['counted'] = [];

/** Where the strip may scroll sideways in its own frame it begins where the work is, not at session 1. */
function showPreferred(tracks: HTMLElement | null, isWide: boolean): void {
  // Asking how wide it is makes the window lay everything out at once.
  if (!isWide && !window.matchMedia(NARROW).matches) return;
  const strip = tracks?.parentElement;
  const stop = tracks?.querySelector('[tabindex="0"]');
  if (!strip || !stop || strip.scrollWidth <= strip.clientWidth) return;
  const offset = stop.getBoundingClientRect().left - strip.getBoundingClientRect().left;
  strip.scrollLeft += offset - strip.clientWidth / 2;
}

/** As in narrow.css. */
const NARROW = '(max-width: 68rem)';
