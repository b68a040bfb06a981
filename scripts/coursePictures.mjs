// The pictures of docs/guide/courses.md. Five courses go from their plan to their end in one service of their own, opened
// on the days on which somebody would have opened it: what matters is done in the window, what is alike is logged in between.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeServiceOnDisk } from '../test/support/firstRun.ts';
import { addChild, addPlaces, BRYONY, COLL, IDWAL, OTTILIE, SENNA } from './journeys/children.mjs';
import { planCutShort, cutShort } from './journeys/cutShort.mjs';
import { endExtended, extend, planExtended } from './journeys/extended.mjs';
import { handOver, handedOver, planHandedOver } from './journeys/handover.mjs';
import { endPlanned, planWithCarer, reviewWithCarer } from './journeys/planned.mjs';
import { changeWeekday, planWeekday } from './journeys/weekday.mjs';
import { onDay } from './journeys/walk.mjs';

export async function coursePictures() {
  const userData = mkdtempSync(join(tmpdir(), 'holdfast-courses-'));
  try {
    await makeServiceOnDisk({ userData, today: '2026-04-27' });
    await onDay(userData, '2026-04-27', addPlaces);
    await onDay(userData, '2026-04-27', async (walk) => {
      for (const child of [OTTILIE, IDWAL]) await addChild(walk, child);
      await planExtended(walk);
      await planWithCarer(walk);
    });
    await onDay(userData, '2026-06-29', reviewWithCarer);
    await onDay(userData, '2026-08-17', endPlanned);
    await onDay(userData, '2026-09-11', async (walk) => {
      await extend(walk);
      for (const child of [SENNA, COLL, BRYONY]) await addChild(walk, child);
      await planCutShort(walk);
      await planWeekday(walk);
      await planHandedOver(walk);
    });
    await onDay(userData, '2026-11-20', async (walk) => {
      await endExtended(walk);
      await cutShort(walk);
      await changeWeekday(walk);
      await handOver(walk);
    });
    await onDay(userData, '2026-12-11', handedOver);
  } finally {
    rmSync(userData, { recursive: true, force: true });
  }
}
