import type { InterpreterState } from '../../../shared/courses/sessions.ts';
import type { Ctx } from '../context.ts';
import * as children from '../store/children.ts';
import * as people from '../store/people.ts';

/** What a planned date says of an interpreter: null where the record says that nobody who comes needs one. */
export async function interpreterFor(
  ctx: Ctx,
  of: { childId: string; personId: string | null; isCarers: boolean; isBooked: boolean },
): Promise<InterpreterState | null> {
  const child = of.isCarers ? null : await children.load(ctx.db, of.childId);
  const around = of.personId === null ? [] : await people.listOfChild(ctx.db, of.childId);
  const carer = around.find(({ personId }) => personId === of.personId);
  const isNeeded =
    (child?.fields.interpreterLanguage ?? null) !== null ||
    (carer?.fields.interpreterLanguage ?? null) !== null;
  if (!isNeeded) return null;
  return of.isBooked ? 'booked' : 'needed';
}
