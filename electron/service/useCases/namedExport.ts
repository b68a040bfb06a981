import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { dateOrNull } from '../../../shared/dates.ts';
import { MADE_PASSPHRASE_BYTES, madePassphrase } from '../../../shared/vault/madePassphrase.ts';
import type { Ctx, Service } from '../context.ts';
import { encryptXlsx } from '../exports/encryptXlsx.ts';
import { namedListXlsx } from '../exports/namedListXlsx.ts';
import { askWhere, type MadeFile, saveExport } from '../exports/saveExport.ts';
import { newBytes } from '../ids.ts';
import { Refused } from '../refused.ts';
import * as settings from '../store/settings.ts';
import * as waiting from '../store/waitingList.ts';
import { asked, rowOf, scopeOf } from './waitingList.ts';

export async function makePassphrase(): Promise<OutputOf<'waitingList.makePassphrase'>> {
  return { passphrase: madePassphrase(newBytes(MADE_PASSPHRASE_BYTES)) };
}

type Input = ParsedInputOf<'waitingList.exportNamed'>;

/**
 * The list with names as a file. It is made, encrypted and placed from memory: no byte of it is on a disk before it is
 * encrypted. The passphrase is neither kept nor logged.
 */
export const exportNamed = {
  prepare: async (ctx: Ctx, input: Input, service: Service): Promise<MadeFile> => {
    const scope = await scopeOf(ctx, input.stage);
    const found = await waiting.listPage(ctx.db, scope, asked(ctx, input.filter), input.sort, null).execute();
    if (found.length !== input.children)
      throw new Refused('export_list_changed', { parts: { children: found.length } });
    const { serviceName } = await settings.load(ctx.db);
    const path = await askWhere(service.host, `Waiting list ${ctx.today}.xlsx`, 'waiting-list.xlsx');
    const plain = await namedListXlsx(
      found.map((row) => ({ ...rowOf(row, [], ctx.today), birthDate: dateOrNull(row.birth_date) })),
      input.columns,
      { serviceName, madeBy: ctx.actor.name, madeOn: ctx.today, stage: input.stage, reason: input.reason },
    );
    return { bytes: encryptXlsx(plain, input.passphrase), path };
  },
  run: async (ctx: Ctx, input: Input, file: MadeFile): Promise<OutputOf<'waitingList.exportNamed'>> => {
    const { stage, columns, reason, words, children } = input;
    const sha256 = saveExport(ctx, file);
    ctx.auditDetail({ stage, columns, reason, words, children, sha256 });
    return { children, sha256 };
  },
};
