import type { BoundDecisionView, CourseView, TryView, StrandView } from '../../shared/courses/contract.ts';
import { isInTime } from '../../shared/courses/progress.ts';
import { besidesOf, countedStrandOf } from '../../shared/courses/facts.ts';
import { EXTENSION_REASON_LABELS } from '../../shared/courses/extension.ts';
import type { Standing } from '../../shared/courses/rules.ts';
import { whichCarer } from '../../shared/courses/whichCarer.ts';
import { unitWord } from '../../shared/protocols/catalogue.ts';
import { pointInWords } from '../../shared/reviews/rhythm.ts';
import { upperFirst } from '../textCase.ts';
import { ATTENDEE_LABELS, type Attendee, MISS_REASON_LABELS } from '../../shared/courses/logging.ts';
import type { Clash } from '../../shared/diary/clashes.ts';
import { rhythmsAhead, type Stretch } from '../../shared/courses/heading.ts';
import {
  daysBetween,
  formatDay,
  formatDayMonth,
  formatTime,
  isLocalDate,
  type LocalDate,
  type LocalTime,
  weekdayName,
  weekdayOf,
} from '../../shared/dates.ts';

/** 'Thu 19 Nov, 4 pm' */
export function whenWords(on: LocalDate, time: LocalTime | null): string {
  return time === null ? formatDay(on) : `${formatDay(on)}, ${formatTime(time)}`;
}

/** 'of 12–16': the limit beside the count. An upper bound alone is said as its number, '20 of 20'. */
export function ofFigure(ofLabel: string | null): string | null {
  return ofLabel === null ? null : ofLabel.replace(/^up to /, '');
}

/** The large figure of the strip: '7 of 12–16', 'Week 9', '5 months', 'Over 6 months', 'Day 2'. What it is measured by stands below. */
export function largeFigure({ unit, count, isOver, ofLabel, state }: Standing) {
  const of = ofFigure(ofLabel);
  if (unit === 'session') return { before: null, done: count, after: of === null ? null : `of ${of}` };
  const isInSteps = unit !== 'month' && count > 0 && state === 'under_way';
  return isInSteps
    ? { before: upperFirst(unit), done: count, after: null }
    : { before: isOver ? 'Over' : null, done: count, after: unitWord(unit, count) };
}

/** Below the figure: '5 more to the minimum', 'of at least 16, 8 sessions', 'decision needed, of 4–6, 22 sessions'. */
export function subWords(
  course: CourseView,
  { unit, ofLabel, sub, decisionNeeded }: Standing,
): string | null {
  const of = ofFigure(ofLabel)?.replace(/ (days?|weeks?|months?)$/, '');
  const { attended } = course;
  const besides = besidesOf(course);
  const counted =
    besides === 0 || isInTime(course.terms.bounds) ? null : `${attended} attended, ${besides} also counted`;
  if (unit === 'session' || of === undefined)
    return [sub, counted].filter((part) => part !== null).join('; ') || null;
  const held = `${attended} ${attended === 1 ? 'session' : 'sessions'}`;
  return [decisionNeeded ? sub : null, `of ${of}`, unit === 'day' ? counted : held]
    .filter((part) => part !== null)
    .join(', ');
}

/** Whose sessions are counted: the carer's first name where only they come, else the child's. */
export function whoseSessions(course: CourseView): string {
  const counted = countedStrandOf(course);
  const carer = counted?.kind === 'carer' ? (counted.person?.name.split(' ')[0] ?? null) : null;
  return carer ?? course.child.shortName;
}

const SUBJECTS: Record<string, string> = { she: 'she is', he: 'he is', they: 'they are' };

/** 'she is', 'he is', 'they are': from the pronouns asked for; 'they' where none were, or others. */
export function isWords(pronouns: string | null): string {
  const first =
    pronouns
      ?.trim()
      .toLowerCase()
      .split(/[/\s,]/)[0] ?? '';
  return SUBJECTS[first] ?? 'they are';
}

/** 'She', 'He', 'They' */
export function subjectWord(pronouns: string | null): string {
  const word = isWords(pronouns).split(' ')[0] ?? 'they';
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What is in the way of a date, in a few words: 'Room 2 is taken', 'Ama is away', 'Good Friday'. */
export function clashWords({ with: what, name }: Clash): string {
  const first = name.split(' ')[0] ?? name;
  switch (what) {
    case 'practitioner':
      return `${first} is taken`;
    case 'room':
      return `${name} is taken`;
    case 'child':
      return 'the child has another session then';
    case 'carer':
      return 'the carer has another session then';
    case 'keep_apart':
      return 'somebody they must not meet is here then';
    case 'home':
      return 'home may not be safe';
    case 'leave':
      return first === '' ? 'away' : `${first} is away`;
    case 'hours':
      return `outside ${first}’s hours`;
    case 'daily_most':
      return `a full day for ${first}`;
    case 'travel':
      return `too little time for ${first} to get there`;
    default:
      return name;
  }
}

/** The same as one sentence, of all that is in the way. */
export function clashesSentence(clashes: readonly Clash[]): string {
  const words = clashes.map(clashWords).join(', ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Who holds it, when and where: 'with Ama Fictley, Thursdays 4 pm, from 1 Dec Tuesdays 5 pm, Room 1'. */
export function rhythmWords(
  course: CourseView,
  roomName: (id: string) => string | null,
  today: LocalDate,
): string {
  const strand = countedStrandOf(course);
  const tries = course.sessions
    .filter((session) => session.strandId === strand?.id)
    .flatMap((session) => session.tries);
  const words = strand?.practitioner === null || strand === null ? [] : [`with ${strand.practitioner.name}`];
  const [now, later] = rhythmsAhead(tries, today);
  // With nothing to come, as it last was.
  const shown = tries.find(({ on, status }) => on === now?.from && status === 'planned') ?? tries.at(-1);
  if (shown === undefined) return words.join(', ');
  words.push(usuallyAt({ from: shown.on, time: shown.time }));
  if (later !== undefined) words.push(`from ${formatDayMonth(later.from)} ${usuallyAt(later)}`);
  const room = shown.roomId === null ? shown.place : roomName(shown.roomId);
  return [...words, ...(room === null ? [] : [room])].join(', ');
}

/** 'Thursdays 4 pm' */
function usuallyAt({ from, time }: Stretch): string {
  return `${weekdayName(from)}s${time === null ? '' : ` ${formatTime(time)}`}`;
}

/** Which name stands for an attendee of this course; the label where it is nobody by name. */
export function attendeeName(
  course: CourseView,
  who: Attendee,
  strand?: StrandView,
): { name: string | null; label: string } {
  const carer = whichCarer(course.strands, strand);
  if (who === 'child') return { name: course.child.shortName, label: ATTENDEE_LABELS.child };
  if (who === 'carer' && carer !== null)
    return { name: carer.name.split(' ')[0] ?? carer.name, label: ATTENDEE_LABELS.carer };
  return { name: null, label: ATTENDEE_LABELS[who] };
}

/** Why a date was missed, as far as it is known: 'No transport: taxi agreed since'. */
export function reasonWords(each: Pick<TryView, 'reason' | 'reasonDetail'>): string {
  const reason = each.reason === null ? '' : MISS_REASON_LABELS[each.reason];
  if (each.reasonDetail === null) return reason;
  return reason === '' || each.reason === 'other' ? each.reasonDetail : `${reason}: ${each.reasonDetail}`;
}

/** Why, what was decided without and past, and when it is looked at again. */
export function decisionWords(decision: BoundDecisionView): string {
  const { reasons, reason, withoutReview, pastLimit, nextReviewOn, nextReviewAt } = decision;
  const why = reasons
    .map((each) => EXTENSION_REASON_LABELS[each])
    .join(', ')
    .toLowerCase();
  const next =
    nextReviewOn !== null
      ? formatDay(nextReviewOn)
      : nextReviewAt === null
        ? null
        : `after ${pointInWords(nextReviewAt, nextReviewAt.at)}`;
  return [
    ...[why, reason.replace(/\.$/, '')].filter((words) => words !== ''),
    ...(withoutReview === null ? [] : [`without a review: ${withoutReview}`]),
    ...(pastLimit === null ? [] : [`past the limit: ${pastLimit}`]),
    ...(next === null ? [] : [`next review ${next}`]),
  ].join('; ');
}

/** 'Then every Thursday.', with what is unusual about the first day. */
export function startWords(startsOn: LocalDate, today: LocalDate): string {
  const day = weekdayName(startsOn);
  const isWeekend = weekdayOf(startsOn) > 5;
  return [
    isWeekend ? `That is a ${day}, and so is every date after it.` : `Then every ${day}.`,
    ...(startsOn < today ? ['Dates that have been are to be logged one by one.'] : []),
  ].join(' ');
}

/** 'A Monday.', with how far off where that is unusual, so that a slip in the year is seen: 'A Saturday, 4 years from now.' */
export function dayWords(on: string, today: LocalDate): string | undefined {
  if (!isLocalDate(on)) return undefined;
  const day = `A ${weekdayName(on)}`;
  const days = daysBetween(today, on);
  if (days < 0) return days < -60 ? `${day}, ${spanWords(-days)} ago.` : `${day} that has been.`;
  return days > 120 ? `${day}, ${spanWords(days)} from now.` : `${day}.`;
}

function spanWords(days: number): string {
  const months = Math.round(days / 30.44);
  if (months < 24) return `${months} months`;
  return `${Math.round(months / 12)} years`;
}
