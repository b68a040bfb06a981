// What the window itself spends on a long course and on a long plan: every task of its main thread, in frames, from the
// press to the paint. What the records process takes meanwhile is not in it, and stands beside it as time to the paint.
import { join } from 'node:path';
import type { OpenVault, Service } from '../../electron/service/context.ts';
import * as courses from '../../electron/service/store/courses.ts';
import * as settings from '../../electron/service/store/settings.ts';
import { addDays, addWeeks, localDate, localTime } from '../../shared/dates.ts';
import { call, makeProfile, nobody, TODAY } from './data.ts';
import { type Figure, median, ms } from './figures.ts';
import { FRAME, press } from './painting.ts';
import { evaluate, unlock, until } from './unlocking.ts';
import { type OpenWindow, startWindow } from './windows.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Long courses, each opened once, and courses besides that fill the year: forty hours a week. */
const LONG = 5;
const OTHERS = 35;
const LONG_SESSIONS = 60;
const PLANNED = 30;
const PLANS = 5;
const FIRST = addWeeks(localDate('2026-11-23'), -50);

/** `frames`: every task from its beginning to its end; `processor`: of that, what the thread itself ran. */
type Spent = { frames: number; processor: number; wall: number };

/** Opening a course of 60 sessions, and planning 30 dates against a year in which every hour is held by somebody. */
export async function measureCourses(folder: string): Promise<Figure[]> {
  const profile = join(folder, 'courses');
  await makeProfile(profile, { ...nobody, waiting: LONG + OTHERS + 1 }, fillTheYear);
  const window = await startWindow(ROOT, profile, [`--today=${TODAY}`]);
  try {
    await unlock(window);
    await window.send('Performance.enable');
    const frame = await evaluate<number>(window, FRAME);
    const opened: Spent[] = [];
    for (let at = 0; at < LONG; at += 1) opened.push(await openLong(window, frame, at));
    return [
      figureOf(`Opening a course of ${LONG_SESSIONS} sessions`, opened),
      figureOf(`Planning ${PLANNED} dates against a year’s diary`, await plan(window, frame)),
    ];
  } finally {
    await window.close();
  }
}

function figureOf(name: string, spent: readonly Spent[]): Figure {
  const wall = median(spent.map((each) => each.wall));
  const quickest = Math.min(...spent.map(({ frames }) => frames));
  const processor = median(spent.map((each) => each.processor));
  return {
    name,
    value: median(spent.map(({ frames }) => frames)),
    unit: 'frames',
    goal: 3,
    detail:
      `quickest ${quickest.toFixed(2)}; ${processor.toFixed(2)} frames of processor; ` +
      `${ms(wall)} from the press to the paint, ${spent.length} times`,
  };
}

const NAME = (at: number) => `Benchlong ${at}`;
const TO_PLAN = 'Benchplan';

async function fillTheYear(service: Service, { store: { db } }: OpenVault): Promise<void> {
  const practitioners = await db.selectFrom('practitioner').select('id').orderBy('id').execute();
  const rooms = await db.selectFrom('room').select('id').orderBy('id').execute();
  const waiting = await db
    .selectFrom('referral')
    .select(['id', 'child_id'])
    .where('stage', '=', 'waiting')
    .orderBy('id')
    .execute();
  const planned: string[] = [];
  for (const [at, { id: referralId, child_id: childId }] of waiting.entries()) {
    if (at < LONG || at === waiting.length - 1) {
      const name = at < LONG ? NAME(at) : TO_PLAN;
      const { version, fields } = await call(service, 'child.get', { childId });
      await call(service, 'child.save', { childId, version, fields: { ...fields, name, nameUsed: null } });
    }
    if (at === waiting.length - 1) await accept(service, referralId);
    if (at === waiting.length - 1) break;
    const day = addDays(FIRST, at % 5);
    const time = localTime(`${String(9 + (Math.floor(at / 5) % 8)).padStart(2, '0')}:00`);
    const { courseId } = await call(service, 'course.plan', {
      childId,
      referralId,
      offerId: null,
      protocolId: 'tf_cbt_csa',
      planningReason: 'A long course for the bench',
      reasonForUnusualFit: null,
      counted: {
        practitionerId: practitioners[at % practitioners.length]?.id ?? '',
        personId: null,
        lengthMinutes: 50,
        roomId: rooms[at % rooms.length]?.id ?? null,
        place: null,
        dates: Array.from({ length: at < LONG ? LONG_SESSIONS : 100 }, (_, week) => ({
          on: addWeeks(day, week),
          time,
        })),
      },
      carer: null,
      noCarerReason: 'Nobody is safe to ask',
      clashReason: 'For the bench',
      interpreterBooked: false,
    });
    planned.push(courseId);
  }
  await attendAll(db, planned);
}

/** Every date before today was attended: nobody leaves a year unlogged. */
async function attendAll(db: OpenVault['store']['db'], courseIds: readonly string[]): Promise<void> {
  await db.updateTable('session_try').set({ status: 'attended' }).where('planned_on', '<', TODAY).execute();
  const inForce = await settings.load(db);
  for (const courseId of courseIds) await courses.refreshCourse(db, courseId, TODAY, inForce);
}

/** An offer that was made and accepted: what a course is planned from. */
async function accept(service: Service, referralId: string): Promise<void> {
  const { offerId, version } = await call(service, 'offer.make', {
    referralId,
    assessmentId: null,
    protocolId: 'tf_cbt_csa',
    madeOn: TODAY,
    explainedTo: ['child'],
    alternatives: 'Letting the Future In',
    needs: ['anxiety'],
    helpExpected: 'To feel safer',
    preference: null,
    preferredBy: [],
    noAssessmentReason: 'For the bench',
    reasonForUnusualFit: 'For the bench',
  });
  await call(service, 'offer.answer', {
    offerId,
    version,
    answer: 'accepted',
    answeredOn: TODAY,
    askAgainOn: null,
  });
}

/** What the main thread was busy for, from now until a frame in which something holds was painted. */
async function spentOn(window: OpenWindow, frame: number, act: string, holds: string): Promise<Spent> {
  const before = await busyMs(window);
  const wall = await evaluate<number>(
    window,
    `(async () => {
      const from = performance.now();
      ${act};
      const tooLate = from + 10000;
      for (;;) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        if (${holds}) break;
        if (performance.now() > tooLate) throw new Error('Never painted');
      }
      await new Promise((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = resolve;
        channel.port2.postMessage(null);
      });
      return performance.now() - from;
    })()`,
  );
  const after = await busyMs(window);
  return {
    frames: (after.tasks - before.tasks) / frame,
    processor: (after.processor - before.processor) / frame,
    wall,
  };
}

async function busyMs({ send }: OpenWindow): Promise<{ tasks: number; processor: number }> {
  const { metrics } = (await send('Performance.getMetrics')) as {
    metrics: { name: string; value: number }[];
  };
  const msOf = (wanted: string) => {
    const found = metrics.find(({ name }) => name === wanted);
    if (found === undefined) throw new Error(`The window does not say its ${wanted}`);
    return found.value * 1000;
  };
  return { tasks: msOf('TaskDuration'), processor: msOf('ThreadTime') };
}

async function openChild(window: OpenWindow, name: string): Promise<void> {
  await evaluate(window, press('Children'));
  await until(window, field('Find a child by name'));
  await evaluate(window, type('Find a child by name', name));
  await until(
    window,
    `[...document.querySelectorAll('tbody a')].some((one) => one.textContent.trim() === '${name}')`,
  );
  await evaluate(window, press(name));
  await until(window, `document.querySelector('nav[aria-label=Record] a')`);
  await evaluate(window, `document.querySelectorAll('nav[aria-label=Record] > a')[4].click()`);
}

async function openLong(window: OpenWindow, frame: number, at: number): Promise<Spent> {
  await openChild(window, NAME(at));
  const link = `[...document.querySelectorAll('main a')].find((one) => /CBT/.test(one.textContent))`;
  await until(window, link);
  const marks = `document.querySelector('.strip') !== null && document.querySelectorAll('tbody tr.row').length > 5`;
  return spentOn(window, frame, `${link}.click()`, marks);
}

async function plan(window: OpenWindow, frame: number): Promise<Spent[]> {
  await openChild(window, TO_PLAN);
  await until(
    window,
    `[...document.querySelectorAll('main a')].some((one) => one.textContent.trim() === 'Plan the course')`,
  );
  await evaluate(window, press('Plan the course'));
  await until(window, field('How many sessions?'));
  await evaluate(window, choose('With', ''));
  await evaluate(window, type('First session on', '7 Dec 2026'));
  await evaluate(window, type('How many sessions?', String(PLANNED)));
  const spent: Spent[] = [];
  const dates = `document.querySelectorAll('.plan-right li, .plan-right tr').length`;
  for (let at = 0; at < PLANS; at += 1) {
    await evaluate(window, type('At', ''));
    await until(window, `${dates} === 0`);
    spent.push(await spentOn(window, frame, type('At', `${at + 1}.15 pm`), `${dates} >= ${PLANNED}`));
  }
  return spent;
}

/** The control of the label that begins with these words. */
const field = (words: string) =>
  `(() => { const label = [...document.querySelectorAll('label')].find((one) => one.textContent.trim().startsWith('${words}')); return label && document.getElementById(label.htmlFor); })()`;

/** Types as a person would, so far as the window can tell. */
const type = (words: string, text: string) => `(() => {
  const into = ${field(words)};
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(into, '${text}');
  into.dispatchEvent(new Event('input', { bubbles: true }));
  into.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
})()`;

/** Chooses the option that begins with these words; the first that is an answer where none are given. */
const choose = (words: string, option: string) => `(() => {
  const list = ${field(words)};
  const found = [...list.options].find((one) => one.value !== '' && one.textContent.startsWith('${option}'));
  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(list, found.value);
  list.dispatchEvent(new Event('change', { bubbles: true }));
})()`;
