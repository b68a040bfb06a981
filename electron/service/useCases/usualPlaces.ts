// With whom, for how long and where a new date of a strand is planned.
import { holderOn, leadOn } from '../../../shared/continuity/holder.ts';
import type { StrandView } from '../../../shared/courses/contract.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Ctx } from '../context.ts';
import * as handovers from '../store/handovers.ts';
import * as sessions from '../store/sessions.ts';
import * as settings from '../store/settings.ts';

export type Place = Pick<sessions.TryRow, 'length_minutes' | 'practitioner_id' | 'room_id' | 'place'>;

/**
 * Who holds a strand's session on a day, how long and where: its own practitioner, or whoever covers or takes over then; for
 * as long and at the same place as its last date. Never whoever held the last one: they may have stood in, or left.
 */
export async function usualPlaces(
  ctx: Ctx,
  strand: Pick<StrandView, 'id' | 'practitioner'>,
): Promise<(on: LocalDate) => Place> {
  const last = await sessions.lastTryOf(ctx.db, strand.id);
  const open = await handovers.openOfStrand(ctx.db, strand.id);
  const settled = await handovers.settledOfStrand(ctx.db, strand.id);
  const usualSessionMinutes = last?.length_minutes ?? (await settings.load(ctx.db)).usualSessionMinutes;
  const holderId = strand.practitioner?.id ?? last?.practitioner_id ?? null;
  return (on) => ({
    length_minutes: usualSessionMinutes,
    practitioner_id: holderOn(leadOn(holderId, settled, on), open, on),
    room_id: last?.room_id ?? null,
    place: last?.place ?? null,
  });
}
