// npm run bench: every figure as a ratio against a floor taken in the same run. It fails on a wrong figure, never on a
// slow one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureCourses } from './courses.ts';
import { twoFiles } from './data.ts';
import { type Figure, lineOf } from './figures.ts';
import { measurePainting } from './painting.ts';
import { measureQueries } from './queries.ts';
import { measureReturn } from './returns.ts';
import { measureStarting } from './starting.ts';
import { measureSaving } from './saving.ts';

const ROUNDS = 9;
const wanted = process.argv.slice(2);
const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);
const print = (figures: readonly Figure[]) => figures.forEach((figure) => console.log(lineOf(figure)));

const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
try {
  if (isWanted('starting')) print(await measureStarting(folder, ROUNDS));
  if (isWanted('list')) print(await measurePainting(folder));
  if (isWanted('courses')) print(await measureCourses(folder));
  if (['return', 'saving', 'encryption'].some(isWanted)) {
    const { encrypted, plain, tries } = await twoFiles(folder);
    console.log(`10,000 children, ${tries} tries at a session\n`);
    if (isWanted('return')) print([await measureReturn(folder, encrypted, ROUNDS)]);
    if (isWanted('encryption')) print(await measureQueries(folder, { encrypted, plain }, ROUNDS));
    if (isWanted('saving')) print([await measureSaving(folder, encrypted, ROUNDS)]);
    await encrypted.close();
    await plain.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
