import { type SettingKey, type Settings, settingsFrom } from '../../../shared/service/settings.ts';
import type { Db } from './dialect.ts';

/** The settings in force, defaults filled in. */
export async function load(db: Db): Promise<Settings> {
  const rows = await db.selectFrom('setting').select(['key', 'value']).execute();
  return settingsFrom(Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)])));
}

/** Saves one setting. */
export async function save<K extends SettingKey>(
  db: Db,
  key: K,
  value: Settings[K],
  by: { accountId: string; at: string },
): Promise<void> {
  const row = { key, value: JSON.stringify(value), changed_at: by.at, changed_by: by.accountId };
  await db
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}

/** Who changed which setting last, and when. */
export async function changes(db: Db): Promise<{ key: string; at: string; who: string }[]> {
  const rows = await db
    .selectFrom('setting')
    .leftJoin('account', 'account.id', 'setting.changed_by')
    .select(['setting.key', 'setting.changed_at as at', 'account.name as who'])
    .orderBy('setting.key')
    .execute();
  return rows.map((row) => ({ ...row, who: row.who ?? 'Somebody' }));
}
