import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { addDays, laterOf, type LocalDate, localTime, type LocalTime } from '../../../shared/dates.ts';
import { byDay, type Clash, clashesOf, needsAnswer, nextFreeDay } from '../../../shared/diary/clashes.ts';
import { dayOff } from '../../../shared/diary/periods.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as courses from '../store/courses.ts';
import * as sessions from '../store/sessions.ts';
import { loadCourse } from './courseView.ts';
import { loadDiary } from './diaryFacts.ts';
import { bookingOf } from './sessions.ts';
import { usualPlaces } from './usualPlaces.ts';

const FREE_DATE_SEARCH_DAYS = 15;

/** The next weekday on which nothing is in the way of the strand's usual session, and what is in the way of a given date. */
export async function freeDate(
  ctx: Ctx,
  input: ParsedInputOf<'session.freeDate'>,
): Promise<OutputOf<'session.freeDate'>> {
  const strand = await courses.loadStrand(ctx.db, input.strandId);
  if (strand === null) throw new Refused('not_found');
  const course = await loadCourse(ctx, strand.course_id);
  const view = course.strands.find((each) => each.id === strand.id);
  if (view === undefined) throw new Refused('not_found');
  const placeOn = await usualPlaces(ctx, view);
  const last = await sessions.lastTryOf(ctx.db, strand.id);
  const usualTime = last === null || last.starts_at === null ? null : localTime(last.starts_at);
  const after = laterOf(input.after, ctx.today);
  const until = laterOf(addDays(after, FREE_DATE_SEARCH_DAYS), input.check?.on ?? after);
  const from = input.check !== null && input.check.on < after ? input.check.on : after;
  const { facts, bookings } = await loadDiary(ctx, { from, to: until });
  const ofDay = byDay(bookings);
  const clashesAt = (on: LocalDate, time: LocalTime | null): Clash[] => {
    if (time === null) {
      const off = dayOff(facts, on, placeOn(on).practitioner_id);
      return off === null ? [] : [{ with: off.because, name: off.name }];
    }
    return clashesOf(bookingOf(course, view, { on, time, as: placeOn(on) }), ofDay(on), facts);
  };
  const on = nextFreeDay(after, (date) => !clashesAt(date, usualTime).some(needsAnswer));
  return {
    suggestion: on === null ? null : { on, time: usualTime },
    clashes: input.check === null ? [] : clashesAt(input.check.on, input.check.time ?? usualTime),
  };
}
