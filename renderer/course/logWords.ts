import { runOfMissesNote, undecidedRun } from '../../shared/courses/misses.ts';
import { wasHeld, heldTry, isMissedOrCancelled } from '../../shared/courses/sessions.ts';
import { countedBesides, type DateToCount, writtenDownOn } from '../../shared/courses/counting.ts';
import {
  besidesOf,
  carerLimitOf,
  countedDates,
  extensionsOf,
  progressOf,
  standingOf,
} from '../../shared/courses/facts.ts';
import { isInTime } from '../../shared/courses/progress.ts';
import { carerStanding, figureInWords, figureOf, standing } from '../../shared/courses/rules.ts';
import { isLocalDate, type LocalDate } from '../../shared/dates.ts';
import { type LogContext, type LogValues, statusOf } from './logForm.ts';

type Context = Omit<LogContext, 'suggestion' | 'around'>;

/** What saving will make of the count: 'Then it is 8 of 12–16'. Nothing before the first answer. */
export function thenWords(
  { course, session, strand, logged }: Context,
  values: LogValues,
  today: LocalDate,
): string {
  const status = statusOf(values);
  if (values.happened === null) return '';
  const held = heldTry(session);
  // An earlier try that is corrected takes nothing from a session that was held on another of its dates.
  const isHeldElse = held !== null && held.id !== logged?.id;
  const willCount = isHeldElse || (status !== null && wasHeld(status));
  const didCount = held !== null;
  if (!strand.isCounted) {
    const count = strand.attended + Number(willCount) - Number(didCount);
    const { ofLabel } = carerStanding(count, carerLimitOf(course, strand));
    const figure = ofLabel === null ? String(count) : `${count} of ${ofLabel}`;
    return willCount && !isHeldElse ? `Then it is ${figure}` : `Stays at ${figure}`;
  }
  const attended = countedDates(course).length + Number(willCount) - Number(didCount);
  const isBesides = (date: DateToCount | null) =>
    date === null ? 0 : countedBesides([date], course.terms.counts);
  const said = isLocalDate(values.on) && status !== null ? { on: values.on, status } : null;
  const calledOffOn = isLocalDate(values.calledOffOn) ? values.calledOffOn : null;
  const asLogged =
    said === null ? null : { ...said, loggedOn: writtenDownOn(logged, said, today), calledOffOn };
  const besides = besidesOf(course) + isBesides(asLogged) - isBesides(logged);
  const isUsed = isBesides(asLogged) > 0;
  const before = standingOf(course, today);
  const after = standing({
    bounds: course.terms.bounds,
    ...progressOf(course, today),
    attended,
    besides,
    isEnded: false,
    extensions: extensionsOf(course),
  });
  if (isInTime(course.terms.bounds)) {
    const sessions = `${attended} ${attended === 1 ? 'session' : 'sessions'} attended`;
    return willCount && !isHeldElse ? `Then ${sessions}` : `Stays at ${sessions}`;
  }
  const figure = figureInWords(figureOf(after));
  if (isUsed) return `Then it is ${figure}: by the policy of this service, the date counts.`;
  if (!willCount || isHeldElse) {
    return `Stays at ${figure}. The try hangs under ${session.number}, which keeps its number.`;
  }
  return after.decisionNeeded && !before.decisionNeeded
    ? `Then it is ${figure}. It is counted, and a decision will be asked for.`
    : `Then it is ${figure}`;
}

/** A run of missed dates, this one included: a prompt, never a block. Null without one. */
export function runNote({ course, strand, session, logged }: Context, values: LogValues): string | null {
  const status = statusOf(values);
  if (status === null || !isMissedOrCancelled(status) || !isLocalDate(values.on)) return null;
  const others = course.sessions
    .filter((each) => each.strandId === strand.id)
    .flatMap((each) => each.tries)
    .filter((each) => each.id !== logged?.id)
    .map((each) => ({ ...each, strand: strand.kind }));
  const { on, reason } = values;
  const missed = { id: session.id, strand: strand.kind, whoAttended: [], isSettled: false };
  const run = undecidedRun([...others, { ...missed, on, status, reason }]);
  return run === null ? null : runOfMissesNote(run);
}
