// Does the main job unattended, through the real window, the way a person would. See README.md.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { launchHoldfast } from '../test/support/electron.ts';
import { checkIn } from './demo/checkIns.mjs';
import { importList } from './demo/importList.mjs';
import { readOptions } from './demo/options.mjs';
import { runCourses } from './demo/runCourses.mjs';
import { addPeople } from './demo/people.mjs';
import { figuresOf, readWaitingList } from './demo/readList.mjs';
import { saveReturn } from './demo/returnFiles.mjs';
import { PASSPHRASE, setUp } from './demo/setUp.mjs';
import { startVisit } from './demo/visit.mjs';
import { endWith } from './stop.mjs';

await endWith(async () => {
  const { input, out, today, keep } = readOptions(process.argv.slice(2));
  mkdirSync(out, { recursive: true });
  const userData = mkdtempSync(join(tmpdir(), 'holdfast-demo-'));
  const running = await launchHoldfast({ userData, args: [`--today=${today}`, `--save-to=${out}`] });
  try {
    const visit = startVisit(running.page, out);
    await setUp(visit);
    const imported = await importList(visit, input);
    const list = await readWaitingList(visit);
    await visit.picture('waiting-list');
    await checkIn(
      visit,
      list.slice(0, 3).map((child) => child.name),
    );
    await addPeople(visit);
    const courses = await runCourses(visit, list, today);
    const released = await saveReturn(visit);
    const summary = {
      input: basename(input),
      today,
      import: imported,
      waiting: figuresOf(list),
      courses,
      return: released,
    };
    writeFileSync(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  } finally {
    await running.close();
    if (keep) {
      rmSync(join(out, 'profile'), { recursive: true, force: true });
      renameSync(userData, join(out, 'profile'));
      console.log(`The demo's folder is kept at ${join(out, 'profile')}. Its passphrase: ${PASSPHRASE}`);
    } else {
      rmSync(userData, { recursive: true, force: true });
    }
  }
  console.log(`Done. Everything is in ${out}.`);
  return 0;
});
