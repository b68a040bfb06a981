import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { toKeep, toShare, viewFrom } from '../../../shared/waitingList/views.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as listViews from '../store/listViews.ts';

export async function list(ctx: Ctx): Promise<OutputOf<'listView.list'>> {
  const rows = await listViews.listOf(ctx.db, ctx.actor.accountId);
  const read = rows.flatMap((row) => {
    const view = viewFrom(JSON.parse(row.view));
    return view === null ? [] : [{ ...row, view }];
  });
  const shared = read.find((row) => row.account_id === null);
  return {
    own: read
      .filter((row) => row.account_id !== null)
      .map(({ id, version, name, view }) => ({ id, version, name, view })),
    shared: shared === undefined ? null : { view: shared.view, by: shared.saved_by_name ?? 'Somebody' },
  };
}

export async function save(
  ctx: Ctx,
  input: ParsedInputOf<'listView.save'>,
): Promise<OutputOf<'listView.save'>> {
  const { accountId } = ctx.actor;
  const { id, version, name } = input;
  const rows = await listViews.listOf(ctx.db, accountId);
  const isTaken = rows.some(
    (row) => row.account_id !== null && row.id !== id && row.name.toLowerCase() === name.toLowerCase(),
  );
  if (isTaken) throw new Refused('view_name_taken', { fields: { name: refusalMessage('view_name_taken') } });
  const kept = {
    id: id ?? ctx.newId(),
    accountId,
    name,
    view: JSON.stringify(toKeep(input.view)),
    savedBy: accountId,
    savedAt: ctx.now,
  };
  if (id === null) {
    await listViews.insert(ctx.db, kept);
    return { id: kept.id, version: 1 };
  }
  if (version === null || !(await listViews.save(ctx.db, { ...kept, version })))
    throw new Refused('not_found');
  return { id, version: version + 1 };
}

export async function remove(
  ctx: Ctx,
  { id }: ParsedInputOf<'listView.remove'>,
): Promise<OutputOf<'listView.remove'>> {
  await listViews.remove(ctx.db, ctx.actor.accountId, id);
  return { id };
}

/** There is one at most: the last one set stands. */
export async function share(
  ctx: Ctx,
  { view }: ParsedInputOf<'listView.share'>,
): Promise<OutputOf<'listView.share'>> {
  await listViews.removeShared(ctx.db);
  if (view !== null)
    await listViews.insert(ctx.db, {
      id: ctx.newId(),
      accountId: null,
      name: '',
      view: JSON.stringify(toShare(view)),
      savedBy: ctx.actor.accountId,
      savedAt: ctx.now,
    });
  return { isSet: view !== null };
}
