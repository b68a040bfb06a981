// Long stretches of a course that went as most do: logged through the operations, each on the day it was planned for.

const countedOf = (course) => course.strands.find(({ isCounted }) => isCounted);
const carersOf = (course) => course.strands.find(({ isCounted }) => !isCounted);

/** The course of a child, by name. */
export async function courseOf({ ask }, name) {
  const { rows } = await ask('child.search', { text: name, limit: 1 });
  const { courses } = await ask('child.overview', { childId: rows[0].childId });
  return ask('course.get', { courseId: courses[0].id });
}

/** Logs what became of the planned dates before today. `missed` says what happened instead, by day; the others were attended. */
export async function logPast(walk, name, { missed = {}, before = walk.today, isCarers = false } = {}) {
  for (;;) {
    const course = await courseOf(walk, name);
    const strand = isCarers ? carersOf(course) : countedOf(course);
    const waits = course.sessions
      .filter(({ strandId }) => strandId === strand?.id)
      .map((session) => ({ session, date: session.tries.find(({ status }) => status === 'planned') }))
      .filter(({ date }) => date !== undefined && date.on < before)
      .toSorted((a, b) => (a.date.on < b.date.on ? -1 : 1));
    const [first] = waits;
    if (first === undefined) return;
    await log(walk, course, first, missed[first.date.on], isCarers);
  }
}

async function log({ ask }, course, { session, date }, miss, isCarers) {
  await ask('session.log', {
    courseId: course.id,
    version: course.version,
    sessionId: session.id,
    tryId: date.id,
    on: date.on,
    time: date.time,
    status: miss?.status ?? 'attended',
    attendees: miss === undefined ? [isCarers ? 'carer' : 'child'] : [],
    reason: miss?.reason ?? null,
    reasonDetail: miss?.words ?? null,
    safety: miss === undefined || isCarers ? null : 'spoke_and_safe',
    safeWord: miss === undefined || isCarers ? null : { from: 'child', by: 'phone' },
    newDate: miss?.newDate === undefined ? null : { on: miss.newDate, time: date.time },
    note: null,
  });
}

/** Gives every session that has no date yet one a week after the last, and plans further ones up to `count`. */
export async function addWeekly(walk, name, dates) {
  for (const on of dates) {
    const course = await courseOf(walk, name);
    const strand = countedOf(course);
    const open = course.sessions.find(
      ({ strandId, tries }) =>
        strandId === strand.id &&
        tries.every(({ status }) => !['planned', 'attended', 'attended_late'].includes(status)),
    );
    const when = { courseId: course.id, version: course.version, on, time: '14:00' };
    if (open !== undefined) await walk.ask('session.addDate', { ...when, sessionId: open.id });
    else await walk.ask('session.add', { ...when, strandId: strand.id });
  }
}

/** A review that was held as agreed: helping, carry on. */
export async function holdReview(walk, name, heldOn, more = {}) {
  const course = await courseOf(walk, name);
  await walk.ask('review.record', {
    courseId: course.id,
    version: course.version,
    reviewId: null,
    heldOn,
    startsAt: null,
    withWhom: ['child', 'carer'],
    effective: 'yes',
    outcome: 'continue',
    extendTo: null,
    feedbackAsked: [],
    note: null,
    ...more,
  });
}
