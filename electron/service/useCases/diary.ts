import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { hoursFaults, numbersFor } from '../../../shared/diary/hours.ts';
import { type DiaryPeriodKind, isOneDay, periodFaults } from '../../../shared/diary/periods.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import { refreshOpen } from '../store/derived.ts';
import * as diary from '../store/diary.ts';
import * as lists from '../store/serviceLists.ts';
import * as settings from '../store/settings.ts';
import { countOnPeriod } from './daysOff.ts';

export async function facts(ctx: Ctx): Promise<OutputOf<'diary.facts'>> {
  return { periods: await diary.listPeriods(ctx.db), hours: await diary.listHours(ctx.db) };
}

/** Adds or changes a closure, leave, a school holiday or a change to the bank holidays. */
export async function savePeriod(
  ctx: Ctx,
  input: ParsedInputOf<'diary.savePeriod'>,
): Promise<OutputOf<'diary.savePeriod'>> {
  const { id, version } = input;
  const faults = periodFaults(input);
  if (Object.keys(faults).length > 0) throw new Refused('bad_input', { fields: faults });
  const isLeave = input.kind === 'leave';
  const practitionerId = isLeave ? input.practitionerId : null;
  if (practitionerId !== null) await assertPractitioner(ctx, practitionerId);
  const period = { ...input, practitionerId, name: isLeave ? '' : input.name };
  const { kind, startsOn, endsOn } = period;
  ctx.auditDetail({ kind, practitionerId, startsOn, endsOn });
  if (id === null || version === null) {
    const newId = ctx.newId();
    await diary.insertPeriod(ctx.db, { ...period, id: newId });
    await afterHolidays(ctx, [kind]);
    return { id: newId, version: 1, sessions: await countOnPeriod(ctx, newId) };
  }
  const was = (await diary.listPeriods(ctx.db)).find((each) => each.id === id);
  if (!(await diary.savePeriod(ctx.db, { ...period, id, version }))) await refuseStale(ctx, id);
  await afterHolidays(ctx, [kind, was?.kind ?? kind]);
  return { id, version: version + 1, sessions: await countOnPeriod(ctx, id) };
}

/** Takes a period out: the day is an ordinary one again. Dates planned meanwhile stay where they are. */
export async function removePeriod(
  ctx: Ctx,
  { id, version }: ParsedInputOf<'diary.removePeriod'>,
): Promise<OutputOf<'diary.removePeriod'>> {
  const was = (await diary.listPeriods(ctx.db)).find((each) => each.id === id);
  if (was === undefined) throw new Refused('not_found');
  if (!(await diary.removePeriod(ctx.db, id, version))) await refuseStale(ctx, id);
  const { kind, practitionerId, startsOn, endsOn } = was;
  ctx.auditDetail({ kind, practitionerId, startsOn, endsOn });
  await afterHolidays(ctx, [kind]);
  return { id };
}

/** Working days follow the bank holidays as the service keeps them: what falls due by them moves with a change. */
async function afterHolidays(ctx: Ctx, kinds: readonly DiaryPeriodKind[]): Promise<void> {
  if (kinds.some(isOneDay)) await refreshOpen(ctx.db, ctx.today, await settings.load(ctx.db));
}

/** Saves when somebody works, and their own numbers where they differ from the service's. */
export async function saveHours(
  ctx: Ctx,
  input: ParsedInputOf<'diary.saveHours'>,
): Promise<OutputOf<'diary.saveHours'>> {
  const { practitionerId, version, days } = input;
  await assertPractitioner(ctx, practitionerId);
  const faults = hoursFaults(days);
  if (Object.keys(faults).length > 0) throw new Refused('bad_input', { fields: faultFields(faults) });
  if (new Set(days.map(({ weekday }) => weekday)).size !== days.length) throw new Refused('bad_input');
  if (!(await diary.saveHours(ctx.db, input))) {
    const theirs = (await diary.listHours(ctx.db)).find((each) => each.practitionerId === practitionerId);
    throw new Refused('conflict', { detail: { theirs: theirs ?? null } });
  }
  ctx.auditDetail({ days: days.length, ...numbersFor(input, NOT_SAID) });
  return { practitionerId, version: (version ?? 0) + 1 };
}

/** Nothing of their own is zero in the log. */
const NOT_SAID = { sessionMinutes: 0, travelMinutes: 0, mostADay: 0 };

const faultFields = (faults: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(faults).map(([weekday, words]) => [`to${weekday}`, words]));

async function assertPractitioner(ctx: Ctx, id: string): Promise<void> {
  if (!(await lists.practitioners(ctx.db)).some((each) => each.id === id)) throw new Refused('not_found');
}

async function refuseStale(ctx: Ctx, id: string): Promise<never> {
  const theirs = (await diary.listPeriods(ctx.db)).find((each) => each.id === id) ?? null;
  throw new Refused(theirs === null ? 'not_found' : 'conflict', { detail: { theirs } });
}
