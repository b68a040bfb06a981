// What the demo is told on the command line.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../paths.mjs';
import { Stop } from '../stop.mjs';

const NAMES = ['--input', '--out', '--today'];

/** Reads `[--input FILE] [--out DIR] [--today YYYY-MM-DD] [--keep]`. */
export function readOptions(args) {
  const given = new Map();
  let keep = false;
  for (let at = 0; at < args.length; at += 1) {
    const [name, joined] = args[at].split('=', 2);
    if (name === '--keep') keep = true;
    else if (NAMES.includes(name)) given.set(name, joined ?? args[(at += 1)]);
    else throw new Stop(`The demo does not know ${name}. It takes ${NAMES.join(', ')} and --keep.`);
  }
  for (const [name, value] of given) if (value === undefined) throw new Stop(`Say what follows ${name}.`);
  const input = resolve(given.get('--input') ?? join(root, 'examples/waiting-list.xlsx'));
  if (!existsSync(input)) throw new Stop(`There is no file ${input}.`);
  const today = given.get('--today') ?? londonToday();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) throw new Stop('Write --today as YYYY-MM-DD.');
  return { input, out: resolve(given.get('--out') ?? join(root, 'demo-out')), today, keep };
}

function londonToday() {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
}
