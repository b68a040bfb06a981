import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where one service lies: its keyring and database, and its backups. */
export type Folders = { vault: string; backups: string };

/** Where a person's own service lies. */
export const ownFolders = (userData: string): Folders => ({
  vault: join(userData, 'service'),
  backups: join(userData, 'backups'),
});

/** Where the keyring of a vault or backup folder lies. */
export const keyringPath = (folder: string) => join(folder, 'keyring.json');

/** Whether a folder holds a service at all. */
export const hasKeyring = (folder: string) => existsSync(keyringPath(folder));
