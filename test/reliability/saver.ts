// Run by kill.test.ts in a process of its own: opens the records with a key given to it and saves through the
// dispatcher until it is killed, one referral with its child, its search words and its audit row at a time. Each save
// that was answered is said on standard output; what is not said was not promised.
import { writeSync } from 'node:fs';
import { makeClock } from '../../electron/service/clock.ts';
import type { Service } from '../../electron/service/context.ts';
import { dispatch } from '../../electron/service/dispatch.ts';
import { newId } from '../../electron/service/ids.ts';
import { openStore } from '../../electron/service/store/open.ts';
import { localDate } from '../../shared/dates.ts';
import { NO_DETAILS } from '../../shared/referrals/details.ts';
import { childFields } from '../support/children.ts';

const [path = '', keyHex = '', accountId = ''] = process.argv.slice(2);
const store = openStore({ path, keyHex, nativeBinding: null, mustExist: true });
const service: Service = {
  config: { userData: '', nativeBinding: null, isPackaged: false, checksOutputs: false },
  clock: makeClock(localDate('2026-11-20')),
  host: { saveAs: async () => null, printToPdf: async () => new Uint8Array() },
  pendingSetUp: null,
  vault: {
    folder: '',
    backupsFolder: '',
    isExample: false,
    openedAt: '2026-11-20T09:00:00.000Z',
    serviceName: 'Testbridge',
    store,
    keys: { db: Buffer.from(keyHex, 'hex'), notes: null },
    actor: { accountId, name: 'Wyn Exampleton', roles: ['coordinator'], practitionerId: null },
    openedOutside: new Set(),
    openedConcerns: new Set(),
    isChanged: false,
  },
};

/** A word like no other: two children of one birth date and names alike would have to be told apart first. */
const unlike = () => newId().slice(-12);

async function saveForEver(): Promise<never> {
  for (;;) {
    const reply = await dispatch(service, {
      name: 'referral.add',
      input: {
        child: { is: 'new', fields: childFields({ name: `${unlike()} ${unlike()}` }) },
        receivedOn: localDate('2026-03-09'),
        details: { ...NO_DETAILS, source: 'social_care' },
      },
      requestId: newId().replace(/^(.{14})7/, '$14'),
    });
    if (!reply.ok) throw new Error(reply.code);
    writeSync(1, `${(reply.value as { childId: string }).childId}\n`);
  }
}

void saveForEver();
