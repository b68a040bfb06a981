import type { Db } from '../store/dialect.ts';
import * as settings from '../store/settings.ts';
import { addChild } from './addChild.ts';
import { addAround, addKeptApart, addNotSame, addSiblings } from './addAround.ts';
import { addGroup } from './addGroups.ts';
import { addImport, addRowsToDecide } from './addImport.ts';
import { addReferral } from './addReferral.ts';
import { addDiary } from './addDiary.ts';
import { addFeedback } from './addFeedback.ts';
import { addLocalVersion, addOwnTherapy } from './localVersion.ts';
import { addOwnKinds } from './addSupport.ts';
import { addStaff } from './staff.ts';
import { deriveReferrals } from './derive.ts';
import { WITH_CARERS } from './drawnCarers.ts';
import { ENDED, IN_THERAPY, OFFERED, PAUSED, RECEIVED, TRIAGE } from './drawnOthers.ts';
import { BAND_1, BAND_2, BAND_3 } from './drawnWaiting.ts';
import { type Counts, madeUpChild } from './makeUp.ts';
import { seeded, seededIds } from './random.ts';
import { insertRows, noRows, type Rows } from './rows.ts';
import type { ChildSpec } from './spec.ts';
import { weekOf } from './slots.ts';
import { TOLD_TWICE } from './toldTwice.ts';
import { holidaysOf, type World, type WorldOptions } from './world.ts';

/** How many children stand where. `small` is the example people look around in; the others are for measuring. */
export const SIZES = {
  small: {
    received: 6,
    triage: 4,
    waiting: 43,
    offered: 5,
    paused: 3,
    inTherapy: 20,
    ended: 24,
    toldTwice: 1,
    withCarers: 8,
  },
  medium: {
    received: 15,
    triage: 10,
    waiting: 330,
    offered: 35,
    paused: 20,
    inTherapy: 170,
    ended: 420,
    toldTwice: 0,
    withCarers: 0,
  },
  large: {
    received: 60,
    triage: 40,
    waiting: 3300,
    offered: 300,
    paused: 200,
    inTherapy: 1700,
    ended: 4400,
    toldTwice: 0,
    withCarers: 0,
  },
} as const satisfies Record<string, Counts>;

const DRAWN: Record<keyof Counts, readonly ChildSpec[]> = {
  received: RECEIVED,
  triage: TRIAGE,
  waiting: [...BAND_1, ...BAND_2, ...BAND_3],
  offered: OFFERED,
  paused: PAUSED,
  inTherapy: IN_THERAPY,
  ended: ENDED,
  toldTwice: [TOLD_TWICE],
  withCarers: WITH_CARERS,
};
const SEED = 'brackenmoor';
/** Long before any record made by hand, whose ids must come after these. */
const IDS_FROM = Date.UTC(2020, 0, 1);

/** Every row of the example, the same for the same day and counts. */
export function exampleRows(options: Omit<WorldOptions, 'rows' | 'newId'>, counts: Counts): Rows {
  const rows = noRows();
  const newId = seededIds(seeded(`${SEED}/ids`), IDS_FROM);
  const world: World = {
    ...options,
    rows,
    newId,
    isHoliday: holidaysOf(options.settings),
    managerId: newId(),
    practitioners: [],
    roomIds: [],
    funderIds: [],
    batch: { id: '', importedOn: options.today },
    slots: { all: [], taken: new Set() },
  };
  world.batch = addImport(world);
  addStaff(world, counts.inTherapy);
  addLocalVersion(world);
  world.slots = weekOf(world);
  for (const at of Object.keys(DRAWN) as (keyof Counts)[]) {
    for (let index = 0; index < counts[at]; index += 1) {
      const chance = seeded(`${SEED}/${at}/${index}`);
      const spec = DRAWN[at][index] ?? madeUpChild(at, chance.fork('spec'));
      const child = addChild(world, spec, chance);
      for (const referral of spec.referrals) addReferral(world, child, spec, referral, chance);
      addAround(world, child, spec);
    }
  }
  addGroup(world);
  addSiblings(world, Object.values(DRAWN).flat());
  addNotSame(world);
  addKeptApart(world);
  addRowsToDecide(world, world.batch.id);
  addOwnKinds(world);
  addDiary(world);
  addFeedback(world);
  addOwnTherapy(world);
  deriveReferrals(world);
  return rows;
}

/** Fills an empty, migrated store with the example, in one transaction. */
export async function fillExample(
  db: Db,
  options: Pick<WorldOptions, 'today' | 'accountId' | 'sealNote' | 'sealWords'> & { counts: Counts },
): Promise<{ practitionerId: string | null }> {
  const { counts, ...made } = options;
  const rows = exampleRows({ ...made, settings: await settings.load(db) }, counts);
  await db.transaction().execute((trx) => insertRows(trx, rows));
  const practitionerId = rows.practitioner.find((one) => one.name === 'Jo Draftley')?.id ?? null;
  await db
    .updateTable('account')
    .set({ practitioner_id: practitionerId })
    .where('id', '=', made.accountId)
    .execute();
  return { practitionerId };
}
