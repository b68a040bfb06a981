import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { CountedAs } from '../../../shared/holdingSupport/rules.ts';
import { usedChange } from '../../../shared/measures/used.ts';
import { deliveredChange } from '../../../shared/protocols/delivered.ts';
import { REFUSALS } from '../../../shared/refusals.ts';
import { holdsOneOf } from '../../../shared/roles.ts';
import type { SettingKey } from '../../../shared/service/settings.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as accounts from '../store/accounts.ts';
import * as countPolicy from '../store/countPolicy.ts';
import { refreshOpen } from '../store/derived.ts';
import * as lists from '../store/serviceLists.ts';
import * as settings from '../store/settings.ts';
import { followDatabase } from '../vault/keyringFollows.ts';

export async function getLists(ctx: Ctx): Promise<OutputOf<'service.lists'>> {
  return {
    practitioners: await lists.practitioners(ctx.db),
    rooms: await lists.rooms(ctx.db),
    funders: await lists.funders(ctx.db),
    supportKinds: await lists.supportKinds(ctx.db),
  };
}

export const savePractitioner = (ctx: Ctx, input: ParsedInputOf<'practitioner.save'>) =>
  saveListed(ctx, 'practitioner', { ...input, countedAs: null });

export const saveRoom = (ctx: Ctx, input: ParsedInputOf<'room.save'>) =>
  saveListed(ctx, 'room', { ...input, jobTitle: null, countedAs: null });

export const saveFunder = (ctx: Ctx, input: ParsedInputOf<'funder.save'>) =>
  saveListed(ctx, 'funder', { ...input, jobTitle: null, countedAs: null });

export const saveSupportKind = (ctx: Ctx, input: ParsedInputOf<'supportKind.save'>) =>
  saveListed(ctx, 'support_kind', { ...input, jobTitle: null });

type Listed = {
  id: string | null;
  version: number | null;
  name: string;
  isActive: boolean;
  jobTitle: string | null;
  countedAs: CountedAs | null;
};

/** Adds, renames, closes or opens again one entry of a list. Records keep naming it, closed or not. */
async function saveListed(
  ctx: Ctx,
  list: lists.ListName,
  input: Listed,
): Promise<{ id: string; version: number }> {
  const { id, version } = input;
  if (await lists.isNameTaken(ctx.db, list, input.name, id)) {
    const message = 'There is already one with this name, perhaps a closed one';
    throw new Refused('name_taken', { fields: { name: message } });
  }
  ctx.auditDetail({ list, isActive: input.isActive });
  if (id === null || version === null) {
    const newId = ctx.newId();
    await lists.insert(ctx.db, list, { ...input, id: newId });
    ctx.auditDetail({ id: newId });
    return { id: newId, version: 1 };
  }
  if (!(await lists.save(ctx.db, list, { ...input, id, version }))) {
    throw new Refused('conflict', { detail: { theirs: await loadListed(ctx, list, id) } });
  }
  return { id, version: version + 1 };
}

async function loadListed(ctx: Ctx, list: lists.ListName, id: string) {
  const all = await {
    practitioner: lists.practitioners,
    room: lists.rooms,
    funder: lists.funders,
    support_kind: lists.supportKinds,
  }[list](ctx.db);
  return all.find((one) => one.id === id) ?? null;
}

export async function listSettings(ctx: Ctx): Promise<OutputOf<'settings.list'>> {
  const values = await settings.load(ctx.db);
  const changes = await settings.changes(ctx.db);
  if (holdsOneOf(ctx.actor.roles, ['administrator', 'manager'])) return { values, changes };
  return {
    values: { ...values, recoveryKeyKeptWhere: null },
    changes: changes.filter(({ key }) => key !== 'recoveryKeyKeptWhere'),
  };
}

/** How many courses go on, and in how many of them another count would stand under a policy. */
export async function tryCounting(
  ctx: Ctx,
  { policy }: ParsedInputOf<'setting.tryCounting'>,
): Promise<OutputOf<'setting.tryCounting'>> {
  const all = await countPolicy.recounts(ctx.db, policy);
  return { courses: all.length, changing: all.filter(({ before, after }) => before !== after).length };
}

/** Settings that stored dates follow from. The bank holidays are among them: they are no working days. */
const MOVE_DATES: readonly SettingKey[] = [
  'nation',
  'safetyReadWorkingDays',
  'triageDays',
  'firstContactWorkingDays',
  'checkInEveryWeeks',
  'checkInEveryWeeksHigherNeed',
  'nextTryWorkingDays',
  'eventCheckInWorkingDays',
  'quietCourseWeeks',
];
/**
 * Settings of free text, which the log does not repeat. Why something counts as it does is the exception, here and of
 * therapies: the form says that it stands in the log and is to name nobody.
 */
const IN_WORDS: readonly SettingKey[] = [
  'serviceName',
  'recoveryKeyKeptWhere',
  'namedContact',
  'namedContactPhone',
  'familyOutOfHours',
  'envelopeName',
];

/** Changes one setting, and with it every date that follows from it, in the same transaction. */
export async function saveSetting(
  ctx: Ctx,
  input: ParsedInputOf<'setting.save'>,
): Promise<OutputOf<'setting.save'>> {
  const { key, value } = input;
  const before = await settings.load(ctx.db);
  const last = (await settings.changes(ctx.db)).find((change) => change.key === key) ?? null;
  if ((last?.at ?? null) !== input.changedAt) {
    throw new Refused('conflict', { detail: { theirs: { value: before[key], ...last } } });
  }
  if (input.key === 'countsTowardsRange' && input.reason === '')
    throw new Refused('counting_reason_needed', { fields: { reason: REFUSALS.counting_reason_needed } });
  await settings.save(ctx.db, key, value, { accountId: ctx.actor.accountId, at: ctx.now });
  const after = await settings.load(ctx.db);
  if (key === 'therapiesDelivered') {
    ctx.auditDetail({ key, ...deliveredChange(before.therapiesDelivered, after.therapiesDelivered) });
  } else if (key === 'measuresUsed') {
    ctx.auditDetail({ key, ...usedChange(before.measuresUsed, after.measuresUsed) });
  } else if (input.key === 'countsTowardsRange') {
    const coursesChanged = await countPolicy.recount(ctx.db, input.value);
    ctx.auditDetail({
      key,
      from: before.countsTowardsRange,
      to: input.value,
      reason: input.reason,
      coursesChanged,
    });
  } else ctx.auditDetail(IN_WORDS.includes(key) ? { key } : { key, from: before[key], to: value });
  if (MOVE_DATES.includes(key)) await refreshOpen(ctx.db, ctx.today, after);
  if (key === 'serviceName') {
    const everyone = await accounts.list(ctx.db);
    ctx.afterCommit(() => {
      ctx.vault.serviceName = after.serviceName;
      followDatabase(ctx.vault.folder, everyone, after.serviceName);
    });
  }
  return { changedAt: ctx.now };
}
