import { join } from 'node:path';
import { makeProfile, nobody, TODAY } from './data.ts';
import { type Figure, median } from './figures.ts';
import { evaluate, unlock, until } from './unlocking.ts';
import { type OpenWindow, startWindow } from './windows.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SIZES = [100, 10_000] as const;
const QUERY = 'waitingList.list';
/** Every step asks for a page that was not asked for before, at both sizes. */
const STEPS = [
  'Next',
  'Next',
  'Next',
  'Child',
  'Next',
  'Next',
  'Next',
  'Next check-in',
  'Next',
  'Next',
  'Next',
];

type Measured = { frames: number[]; nodes: number };

/** From the reply with a page of the waiting list to its paint, in frames, where 100 and where 10,000 children wait. */
export async function measurePainting(folder: string): Promise<Figure[]> {
  const measured = new Map<number, Measured>();
  for (const size of SIZES) {
    const profile = join(folder, `list-${size}`);
    await makeProfile(profile, { ...nobody, waiting: size });
    const window = await startWindow(ROOT, profile, [`--today=${TODAY}`]);
    try {
      measured.set(size, await measureList(window));
    } finally {
      await window.close();
    }
  }
  const [small, large] = SIZES.map((size) => measured.get(size));
  if (small === undefined || large === undefined) throw new Error('Nothing was measured');
  const [fewer, more] = [median(small.frames), median(large.frames)];
  return [
    {
      name: 'List of 10,000 children: reply to paint',
      value: more,
      unit: 'frames',
      goal: 3,
      detail: `${fewer.toFixed(2)} frames where 100 wait; ${large.frames.length} pages each`,
    },
    {
      name: 'List of 10,000 children: more than at 100',
      value: more - fewer,
      unit: 'frames',
      goal: 1,
      detail: '',
    },
    {
      name: 'List of 10,000 children: nodes in the page',
      value: large.nodes / small.nodes,
      goal: 1,
      detail: `${large.nodes} against ${small.nodes} where 100 wait`,
    },
  ];
}

async function measureList(window: OpenWindow): Promise<Measured> {
  await unlock(window);

  await evaluate(window, press('Waiting list'));
  await until(window, `document.querySelectorAll('tbody tr').length >= 20`);
  const frame = await evaluate<number>(window, FRAME);
  const frames: number[] = [];
  for (const step of STEPS) frames.push((await evaluate<number>(window, timeOf(step))) / frame);
  return { frames, nodes: await evaluate<number>(window, `document.querySelectorAll('*').length`) };
}

/** The usual time from one frame to the next, in milliseconds. */
export const FRAME = `new Promise((resolve) => {
  const gaps = [];
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
    if (gaps.length < 60) requestAnimationFrame(tick);
    else resolve(gaps.sort((a, b) => a - b)[30]);
  };
  requestAnimationFrame(tick);
})`;

/** Presses the button or link that begins with these words. */
export const press = (words: string) => `(() => {
  const said = [...document.querySelectorAll('button, a')].filter((one) => one.textContent.trim().startsWith('${words}'));
  const exact = said.find((one) => one.textContent.trim() === '${words}') ?? said.at(-1);
  if (exact === undefined) throw new Error('No button says ${words}');
  exact.click();
})()`;

/** Milliseconds from the reply to the frame that shows another first row. */
const timeOf = (words: string) => `(async () => {
  const first = () => [...document.querySelectorAll('table')].at(-1)?.querySelector('tbody tr')?.textContent;
  const before = first();
  performance.clearMarks('${QUERY}');
  const painted = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (first() === before || first() === undefined) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(null);
      });
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  ${press(words)};
  const tooLate = new Promise((_, reject) => setTimeout(() => reject(new Error('Nothing changed after ${words}')), 10000));
  const at = await Promise.race([painted, tooLate]);
  return at - performance.getEntriesByName('${QUERY}').at(-1).startTime;
})()`;
