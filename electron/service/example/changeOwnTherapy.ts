import { addDays } from '../../../shared/dates.ts';
import type { OpenVault, Service } from '../context.ts';
import * as store from '../store/catalogue.ts';
import { saveOwn } from '../useCases/catalogue.ts';
import { pastCommand } from './pastCommand.ts';

const AGO = 40;

/** What is said of the example's own therapy was changed once: it reaches one year further, and its history says so. */
export async function changeOwnTherapy(service: Service, vault: OpenVault): Promise<void> {
  await vault.store.db.transaction().execute(async (db) => {
    for (const { id, kind: _kind, version, ages, ...said } of await store.listOwn(db)) {
      const through = ages.through === null ? null : ages.through + 1;
      const change = { protocolId: id, version, ...said, ages: { ...ages, through } };
      await pastCommand(
        { db, service, vault },
        {
          day: addDays(service.clock.today(), -AGO),
          operation: 'protocol.saveOwn',
          run: (ctx) => saveOwn(ctx, change),
        },
        ({ protocolId }) => protocolId,
      );
    }
  });
}
