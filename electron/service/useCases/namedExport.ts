import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { dateOrNull } from '../../../shared/dates.ts';
import { changeSince, loggedFilter, type NamedFile } from '../../../shared/waitingList/exportLog.ts';
import { MADE_PASSPHRASE_BYTES, madePassphrase } from '../../../shared/vault/madePassphrase.ts';
import type { Ctx, Service } from '../context.ts';
import { encryptXlsx } from '../exports/encryptXlsx.ts';
import { namedListXlsx } from '../exports/namedListXlsx.ts';
import { askWhere, type MadeFile, saveExport } from '../exports/saveExport.ts';
import { newBytes } from '../ids.ts';
import { Refused } from '../refused.ts';
import * as catalogue from '../store/catalogue.ts';
import * as settings from '../store/settings.ts';
import * as waiting from '../store/waitingList.ts';
import { asked, rowOf, scopeOf } from './waitingList.ts';

export async function makePassphrase(): Promise<OutputOf<'waitingList.makePassphrase'>> {
  return { passphrase: madePassphrase(newBytes(MADE_PASSPHRASE_BYTES)) };
}

/** Whom the list holds now. */
export async function preview(
  ctx: Ctx,
  { stage, filter }: ParsedInputOf<'waitingList.exportPreview'>,
): Promise<OutputOf<'waitingList.exportPreview'>> {
  const scope = await scopeOf(ctx, stage);
  const found = await waiting.listPage(ctx.db, scope, asked(ctx, filter), 'name', null).execute();
  return { childIds: childrenIn(found) };
}

/** A child with two referrals on one list is one child. */
const childrenIn = (rows: readonly { child_id: string }[]) => [...new Set(rows.map((row) => row.child_id))];

type Input = ParsedInputOf<'waitingList.exportNamed'>;

/**
 * The list with names as a file. It is made, encrypted and placed from memory: no byte of it is on a disk before it is
 * encrypted. The passphrase is neither kept nor logged. The log keeps which list it was and whom it names, so that
 * each child's own history says so (UK GDPR Article 15(1)(c): to whom something was disclosed).
 */
export const exportNamed = {
  prepare: async (ctx: Ctx, input: Input, service: Service): Promise<MadeFile> => {
    const scope = await scopeOf(ctx, input.stage);
    const found = await waiting.listPage(ctx.db, scope, asked(ctx, input.filter), input.sort, null).execute();
    const change = changeSince(input.childIds, childrenIn(found));
    if (change !== null) throw new Refused('export_list_changed', { parts: change });
    const { serviceName } = await settings.load(ctx.db);
    const path = await askWhere(service.host, `Waiting list ${ctx.today}.xlsx`, 'waiting-list.xlsx');
    const plain = await namedListXlsx(
      found.map((row) => ({ ...rowOf(row, [], null, ctx.today), birthDate: dateOrNull(row.birth_date) })),
      input.columns,
      {
        serviceName,
        madeBy: ctx.actor.name,
        madeOn: ctx.today,
        stage: input.stage,
        reason: input.reason,
        therapies: await catalogue.load(ctx.db),
      },
    );
    return { bytes: encryptXlsx(plain, input.passphrase), path };
  },
  run: async (ctx: Ctx, input: Input, file: MadeFile): Promise<OutputOf<'waitingList.exportNamed'>> => {
    const { stage, columns, reason, words, childIds } = input;
    const children = childIds.length;
    const sha256 = saveExport(ctx, file);
    const filter = loggedFilter(asked(ctx, input.filter));
    const entry: NamedFile = { stage, filter, columns, reason, words, children, childIds };
    ctx.auditDetail({ ...entry, sha256 });
    return { children, sha256 };
  },
};
