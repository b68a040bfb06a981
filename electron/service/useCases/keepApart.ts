import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { localDate } from '../../../shared/dates.ts';
import { LivesThere } from '../../../shared/diary/keepApart.ts';
import { groupsOfBoth } from '../../../shared/groups/rules.ts';
import { assertMaySee, isOutsideCaseload } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as children from '../store/children.ts';
import * as groups from '../store/groups.ts';
import * as keepApart from '../store/keepApart.ts';
import * as people from '../store/people.ts';

/** Who must not meet this child. The name of another child stands only where this account may see that record. */
export async function list(
  ctx: Ctx,
  { childId }: ParsedInputOf<'keepApart.list'>,
): Promise<OutputOf<'keepApart.list'>> {
  await assertMaySee(ctx, childId);
  const rows: OutputOf<'keepApart.list'>['rows'] = [];
  const coming = await groups.listComing(ctx.db);
  const settled = await keepApart.listSettled(ctx.db);
  for (const row of await keepApart.listOfChild(ctx.db, childId)) {
    const otherId = row.child_id === childId ? row.other_child_id : row.child_id;
    const otherName = row.child_id === childId ? row.other_name : row.child_name;
    const isHidden = otherId !== null && (await isOutsideCaseload(ctx, otherId));
    const pair = { childId: row.child_id, otherChildId: row.other_child_id, personId: row.person_id };
    const together = groupsOfBoth(coming, await keepApart.withSamePeople(ctx.db, pair));
    rows.push({
      id: row.id,
      version: row.version,
      otherChildId: isHidden ? null : otherId,
      personId: row.person_id,
      name: isHidden ? null : (row.person_name ?? otherName),
      reason: row.reason,
      livesThere: LivesThere.parse(row.lives_there),
      madeOn: localDate(row.made_on),
      together,
      settled: settled
        .filter(({ pairId, groupId, untilOn }) => {
          if (pairId !== row.id) return false;
          return groupId === null
            ? untilOn !== null && untilOn >= ctx.today
            : together.some((group) => group.id === groupId);
        })
        .map(({ pairId: _pair, courseIds: _courses, ...said }) => said),
    });
  }
  return { rows };
}

/** Groups that two are in now. */
export async function together(
  ctx: Ctx,
  { childId, other }: ParsedInputOf<'keepApart.together'>,
): Promise<OutputOf<'keepApart.together'>> {
  await assertMaySee(ctx, childId);
  const pair = {
    childId,
    otherChildId: other.is === 'child' ? other.childId : null,
    personId: other.is === 'person' ? other.personId : null,
  };
  const coming = await groups.listComing(ctx.db);
  return { groups: groupsOfBoth(coming, await keepApart.withSamePeople(ctx.db, pair)) };
}

/** Records that two must not meet, with the reason. */
export async function add(
  ctx: Ctx,
  { childId, other, reason, livesThere }: ParsedInputOf<'keepApart.add'>,
): Promise<OutputOf<'keepApart.add'>> {
  await assertMaySee(ctx, childId);
  const standing = await keepApart.listOfChild(ctx.db, childId);
  if (other.is === 'child') {
    if (other.childId === childId) throw Refused.beside('other', 'apart_from_itself', {});
    await assertMaySee(ctx, other.childId);
    if ((await children.load(ctx.db, other.childId)) === null) throw new Refused('not_found');
    if (standing.some((row) => [row.child_id, row.other_child_id].includes(other.childId)))
      throw Refused.beside('other', 'apart_already', {});
  } else {
    const around = await people.listOfChild(ctx.db, childId);
    if (!around.some(({ personId }) => personId === other.personId)) throw new Refused('not_found');
    if (standing.some((row) => row.person_id === other.personId))
      throw Refused.beside('other', 'apart_already', {});
  }
  const id = ctx.newId();
  await keepApart.insert(ctx.db, {
    id,
    child_id: childId,
    other_child_id: other.is === 'child' ? other.childId : null,
    person_id: other.is === 'person' ? other.personId : null,
    reason,
    lives_there: livesThere,
    made_on: ctx.today,
    made_by: ctx.actor.accountId,
  });
  ctx.auditDetail({ id, from: other.is, livesThere });
  return { id, version: 1 };
}

/** They may meet again; what was recorded stays. */
export async function end(
  ctx: Ctx,
  { childId, id, version }: ParsedInputOf<'keepApart.end'>,
): Promise<OutputOf<'keepApart.end'>> {
  await assertMaySee(ctx, childId);
  if (!(await keepApart.listOfChild(ctx.db, childId)).some((row) => row.id === id))
    throw new Refused('not_found');
  const by = { on: ctx.today, accountId: ctx.actor.accountId };
  if (!(await keepApart.end(ctx.db, { id, version }, by))) throw new Refused('not_found');
  ctx.auditDetail({ id });
  return { id, version: version + 1 };
}
