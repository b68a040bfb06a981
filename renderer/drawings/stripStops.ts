// The places of the course strip that the keys and the pointer can reach, and what each opens.
import type { Strip } from '../../shared/courses/strip.ts';
import type { StripSession } from '../../shared/courses/stripMarks.ts';
import type { Stop } from './useRovingStops.ts';

/** `opens`: a session, a review by its number, the folded part, or nothing. */
export type StripStop = Stop & { readonly opens: { readonly sessionId: string } | number | 'fold' | null };

export const FOLD = 'fold';
export const COUNTED_LANE = 'counted';

/** The key of a session's place in a lane, among the stops of the strip. */
export const slotKey = (lane: string, { number }: Pick<StripSession, 'number'>) => `${lane} ${number}`;
export const reviewKey = (number: number) => `review ${number}`;

/** Every place the arrow keys can go. The bar, or its handle, comes before the first session. */
export function stopsOf(strip: Strip): StripStop[] {
  const inLane = (id: string, lane: number, slots: readonly StripSession[]): StripStop[] =>
    slots.map((slot) => ({
      key: slotKey(id, slot),
      lane,
      column: slot.column,
      opens: slot.sessionId === null ? null : { sessionId: slot.sessionId },
    }));
  return [
    ...(strip.fold === null ? [] : [{ key: FOLD, lane: 0, column: 0.5, opens: 'fold' as const }]),
    ...inLane(COUNTED_LANE, 0, strip.counted),
    ...strip.reviews.map(({ number, column }) => ({
      key: reviewKey(number),
      lane: 0,
      column,
      opens: number,
    })),
    ...strip.carers.flatMap(({ id, slots }, index) => inLane(id, index + 1, slots)),
  ];
}

/** Where Tab lands at first: what is open, else what waits for logging, else the next date, else the last session. */
export function preferredStop(strip: Strip, openId: string | null | undefined): string | undefined {
  const lanes = [{ id: COUNTED_LANE, slots: strip.counted }, ...strip.carers];
  for (const { id, slots } of lanes) {
    const open = slots.find(({ sessionId }) => sessionId !== null && sessionId === openId);
    if (open !== undefined) return slotKey(id, open);
  }
  const { counted } = strip;
  const next =
    counted.find(({ state }) => state === 'needs_logging') ??
    counted.find(({ state }) => state === 'planned') ??
    counted.at(-1);
  return next && slotKey(COUNTED_LANE, next);
}
