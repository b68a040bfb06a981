import { useEffect, useState } from 'react';
import { classes } from '../ui/classes.ts';
import { drawColumns, gridColumns } from './stripColumns.ts';
import type { CourseStripModel, StripSlot } from './stripModel.ts';
import { CarerFold, StripFold } from './StripFold.tsx';
import { slotKey, StripLane } from './StripLane.tsx';
import { StripLabels, type StripLabelsProps } from './StripLabels.tsx';
import { StripMonths } from './StripMonths.tsx';
import { ReviewButton, type SlotLook } from './StripSlots.tsx';
import { StripZones, TodayLine, todaySide } from './StripZones.tsx';
import { useRovingStops, type Stop } from './useRovingStops.ts';

export type CourseStripProps = StripLabelsProps & {
  readonly model: CourseStripModel;
  /** The session whose log or dates are open beside or below the strip. */
  readonly openSessionId?: string | null | undefined;
  readonly onSelect: (sessionId: string) => void;
  readonly onSelectReview?: ((reviewNumber: number) => void) | undefined;
};

/** The course as one line: the counted strand above, the carer's below, with the range, reviews, tries and today. */
export function CourseStrip(props: CourseStripProps) {
  const { model, childName, figure, sub, carer, openSessionId, onSelect, onSelectReview } = props;
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const drawn = drawColumns(model, open);
  const long = model.size === 'long';
  const side = todaySide(model, drawn);
  const rows = long || side === 'above' ? { child: 3, ruler: 4, carer: 5 } : { child: 2, ruler: 3, carer: 4 };

  const preferred = preferredSlot(model, openSessionId);
  const { frame, stopProps } = useRovingStops(
    stopsOf(model).filter(({ column }) => !drawn.folded(column)),
    preferred && slotKey('child', preferred),
  );
  useEffect(() => showPreferred(frame.ref.current), [frame.ref]);

  const lookAt = (lane: 'child' | 'carer') => (key: string, column: number) =>
    ({
      gridColumn: drawn.place(column),
      gridRow: rows[lane],
      small: long || lane === 'carer',
      when: !long ? 'date' : lane === 'child' ? 'day' : 'none',
      triesShown: long ? 1 : 3,
      stop: stopProps(key),
    }) satisfies SlotLook;
  const toggle = (from: number) => {
    const others = [...open].filter((each) => each !== from);
    setOpen(new Set(open.has(from) ? others : [...others, from]));
  };

  const layout = classes(
    'strip',
    long && 'long',
    !long && side === 'above' && 'today-above',
    carer === null && 'solo',
    open.size > 0 && 'unfolded',
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
        <StripZones model={model} drawn={drawn} />
        <TodayLine model={model} drawn={drawn} side={side} />
        {model.blocks.map((block) => (
          <StripFold
            key={block.from}
            block={block}
            open={open.has(block.from)}
            who={childName}
            gridColumn={drawn.place(block.from) - (open.has(block.from) ? 1 : 0)}
            gridRow={rows.child}
            stop={stopProps(foldKey(block.from))}
            onToggle={() => toggle(block.from)}
          />
        ))}
        <StripLane
          lane="child"
          who={childName}
          drawn={drawn}
          slots={model.child}
          reviews={model.reviews}
          openSessionId={openSessionId}
          lookAt={lookAt('child')}
          onSelect={onSelect}
        />
        {model.reviews
          .filter(({ column }) => !drawn.folded(column))
          .map((review) => (
            <ReviewButton
              key={review.number}
              review={review}
              look={lookAt('child')(reviewKey(review.number), review.column)}
              onSelect={onSelectReview}
            />
          ))}
        {long ? <StripMonths model={model} drawn={drawn} gridRow={rows.ruler} /> : null}
        {carer === null ? null : (
          <>
            {long ? null : <div className="lane-rule" style={{ gridRow: rows.ruler }} />}
            <StripLane
              lane="carer"
              who={carer.name}
              drawn={drawn}
              slots={model.carer}
              openSessionId={openSessionId}
              lookAt={lookAt('carer')}
              onSelect={onSelect}
            />
            {model.blocks
              .filter(({ from }) => !open.has(from))
              .map(({ from, to }) => (
                <CarerFold
                  key={from}
                  slots={model.carer.filter(({ column }) => from <= column && column <= to)}
                  who={carer.name}
                  gridColumn={drawn.place(from)}
                  gridRow={rows.carer}
                />
              ))}
          </>
        )}
      </div>
    </div>
  );
}

const foldKey = (from: number) => `fold ${from}`;
const reviewKey = (number: number) => `review ${number}`;

/** Every place the arrow keys can go. A bar, and the place that folds it again, stand just before their block. */
function stopsOf(model: CourseStripModel): readonly Stop[] {
  return [
    ...model.blocks.map(({ from }) => ({ key: foldKey(from), lane: 0, column: from - 0.5 })),
    ...model.child.map((slot) => ({ key: slotKey('child', slot), lane: 0, column: slot.column })),
    ...model.reviews.map(({ number, column }) => ({ key: reviewKey(number), lane: 0, column })),
    ...model.carer.map((slot) => ({ key: slotKey('carer', slot), lane: 1, column: slot.column })),
  ];
}

/** Where Tab lands at first: what is open, else what waits for logging, else the next date, else the last session. */
function preferredSlot(model: CourseStripModel, openId: string | null | undefined): StripSlot | undefined {
  return (
    model.child.find(({ sessionId }) => sessionId !== null && sessionId === openId) ??
    model.child.find(({ state }) => state === 'needs_logging') ??
    model.child.find(({ state }) => state === 'planned') ??
    model.child.at(-1)
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
