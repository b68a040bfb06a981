// What a row about a course says: its reviews, its bound, and what comes near.
import { nearInWords } from '../../shared/courses/notices.ts';
import { figureInWords } from '../../shared/courses/rules.ts';
import { formatDay } from '../../shared/dates.ts';
import { pointInWords } from '../../shared/reviews/rhythm.ts';
import type { JobOf } from '../../shared/today/contract.ts';
import { languagesWords } from '../course/interpreterWords.ts';
import { whenWords } from '../course/words.ts';
import { upperFirst } from '../textCase.ts';

/** The line below: when a review fell due, what a decision rests on. */
export function courseLine(job: JobOf<'review' | 'review_decided' | 'decision' | 'bound_near'>): string {
  if (job.kind === 'review') {
    const reached =
      job.by === 'week'
        ? `Week ${job.at} was reached`
        : `${upperFirst(pointInWords(job, job.at))} was attended`;
    const next =
      job.plannedOn === null
        ? `. To be held by ${formatDay(job.dueOn)}`
        : `. Planned for ${formatDay(job.plannedOn)}`;
    return `${reached} on ${formatDay(job.reachedOn)}${next}`;
  }
  if (job.kind === 'review_decided') return decidedLine(job);
  if (job.kind === 'decision') {
    const first = job.reviewFirst ? ' No review was held near the bound: hold one first if you can.' : '';
    return `${heldWords(job.figure)}.${first}${askedWords(job)} Say how far the course goes on, or how it ends.`;
  }
  if (job.of === 'carer')
    return 'The cap is a decision, not a stop: say at the next review whether they need more.';
  const first = job.reviewFirst ? 'No review was held since it came near: plan one first. ' : '';
  return `${first}${askedWords(job).trimStart()}${job.asked === null ? '' : ' '}The therapist, a coordinator or a manager decides whether it goes on, or stays.`;
}

/** What the last review decided, beside the name. */
export const DECIDED_WORDS: Record<JobOf<'review_decided'>['outcome'], string> = {
  extend: 'an extension was asked for',
  change: 'what we offer is to change',
  pause: 'the course is to pause',
};

function decidedLine({
  reviewNumber,
  heldOn,
  outcome,
  extendTo,
  nextPlannedOn,
}: JobOf<'review_decided'>): string {
  const said = `Review ${reviewNumber} decided so on ${formatDay(heldOn)}.`;
  if (outcome === 'extend')
    return `${said}${extendTo === null ? '' : ` To ${extendTo}.`} Decide, and say why.`;
  if (outcome === 'change')
    return `${said} Make the new offer and end this course, or say what became of it.`;
  const next = nextPlannedOn === null ? '' : ` The next session still stands on ${formatDay(nextPlannedOn)}.`;
  return `${said}${next} Move the dates, or say what became of it.`;
}

/** ' Review 3 asked for 20.'; nothing where none asked. */
function askedWords({ asked }: JobOf<'decision' | 'bound_near'>): string {
  if (asked === null) return '';
  return ` Review ${asked.reviewNumber} asked for ${asked.upTo === null ? 'an extension' : asked.upTo}.`;
}

/** '17 sessions held of 12–16', 'Week 9 of at least 16' */
function heldWords(figure: JobOf<'decision'>['figure']): string {
  const { unit, count, ofLabel } = figure;
  if (unit !== 'session') return upperFirst(figureInWords(figure));
  return `${count} sessions held${ofLabel === null ? '' : ` of ${ofLabel.replace(/^up to /, '')}`}`;
}

/** '2 sessions left of 16', '1 session left of the carer’s 8', '6 months are full on Mon 4 Jan' */
export function boundNear({ of, unit, ...near }: JobOf<'bound_near'>): string {
  return nearInWords(
    near,
    unit,
    of === 'carer' ? 'of the carer’s' : of === 'extension' ? 'of the extension to' : 'of',
  );
}

/** 'Urdu, Zara Specimen each time. Session 4 on Thu 26 Nov, 4 pm, with Ama Fictley. 1 more session soon has none.' */
export function interpreterLine(job: JobOf<'interpreter_to_book'>): string {
  const session = `${job.isCarers ? 'Carer’s session' : 'Session'} ${job.number} on ${whenWords(job.on, job.time)}`;
  const held = job.practitioner === null ? session : `${session}, with ${job.practitioner}`;
  const more =
    job.later === 0
      ? ''
      : ` ${job.later === 1 ? '1 more session soon has' : `${job.later} more sessions soon have`} none.`;
  return `${languagesWords(job.interpreters)}. ${held}.${more}`;
}
