import { compareForAllocation, reasonsFor } from '../../../shared/allocation/rules.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { ageOn, type LocalDate } from '../../../shared/dates.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import { metOn, preferenceOf } from '../store/allocation.ts';
import * as catalogue from '../store/catalogue.ts';
import * as children from '../store/children.ts';
import * as practitioners from '../store/practitioners.ts';

export async function list(
  ctx: Ctx,
  { childId, protocolId, wish }: ParsedInputOf<'allocation.list'>,
): Promise<OutputOf<'allocation.list'>> {
  const { db, today } = ctx;
  const birthDate = childId === null ? null : await birthDateOf(ctx, childId);
  const therapy = protocolId === null ? null : (await catalogue.load(db)).byId(protocolId);
  const asked = { age: birthDate === null ? null : ageOn(birthDate, today), therapy, wish };
  const trainings = await practitioners.trainings(db);
  const held = await practitioners.coursesHeld(db);
  const booked = await practitioners.bookedMinutes(db, today);
  const met = childId === null ? new Map<string, LocalDate>() : await metOn(db, childId);
  const rows = (await practitioners.list(db))
    .filter(({ isActive }) => isActive)
    .map(({ id, name, jobTitle, profile }) => ({
      practitionerId: id,
      name,
      jobTitle,
      registrationExpiresOn: profile.registrationExpiresOn,
      reasons: reasonsFor(
        asked,
        {
          profile,
          trained: trainings.flatMap((each) =>
            each.practitionerId === id && each.protocolId !== null
              ? [{ protocolId: each.protocolId, on: each.trainedOn }]
              : [],
          ),
          courses: held.get(id)?.courses ?? 0,
          bookedMinutes: booked.get(id) ?? 0,
          metChildOn: met.get(id) ?? null,
        },
        today,
      ),
    }));
  return {
    rows: rows.toSorted(compareForAllocation),
    preference: childId === null ? null : await preferenceOf(db, childId),
  };
}

async function birthDateOf(ctx: Ctx, childId: string): Promise<LocalDate | null> {
  await assertMaySee(ctx, childId);
  const child = await children.load(ctx.db, childId);
  if (child === null) throw new Refused('not_found');
  return child.fields.birthDate;
}
