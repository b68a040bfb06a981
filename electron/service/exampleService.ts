import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { addMerged } from './example/addMerged.ts';
import { changeOwnTherapy } from './example/changeOwnTherapy.ts';
import { fillExample, SIZES } from './example/fill.ts';
import type { OpenVault, Service } from './context.ts';
import { newBytes } from './ids.ts';
import { seal } from './sealed.ts';
import { sealWordsUnder } from './useCases/safeguardingWords.ts';
import { newParameters, newServiceKeys } from './vault/keys.ts';
import { createService } from './vault/setUp.ts';

/**
 * Makes and opens the invented service of "Look around with example data", in a folder of its own and under keys
 * that nobody keeps: it cannot be mistaken for, or mixed with, a real one, and the next visit makes it anew.
 */
export async function unlockedService(service: Service): Promise<OpenVault> {
  const root = join(service.config.userData, 'example');
  rmSync(root, { recursive: true, force: true });
  const keys = newServiceKeys();
  const vault = await createService(
    service,
    { vault: join(root, 'service'), backups: join(root, 'backups') },
    {
      serviceName: 'Brackenmoor Children’s Therapy',
      nation: 'england_wales',
      name: 'Jo Draftley',
      roles: ['administrator', 'manager', 'coordinator', 'therapist', 'safeguarding_lead'],
      kdf: newParameters(),
      kek: newBytes(32),
      keys,
      recoveryKey: newBytes(32),
    },
    '',
  );
  const { practitionerId } = await fillExample(vault.store.db, {
    today: service.clock.today(),
    accountId: vault.actor.accountId,
    counts: SIZES.small,
    sealNote: (place, text) => seal(keys.notes, place, text),
    sealWords: (place, words) => sealWordsUnder(keys.db, place, words),
  });
  const made: OpenVault = { ...vault, actor: { ...vault.actor, practitionerId }, isExample: true };
  await addMerged(service, made);
  await changeOwnTherapy(service, made);
  return made;
}
