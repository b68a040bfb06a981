import { ENDINGS_OF_KIND, type EndingKind } from '../../../shared/courses/ending.ts';
import type { CourseEnding } from '../../../shared/courses/rules.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Chance } from './random.ts';
import type { World } from './world.ts';

/** A few endings are from before anybody was asked how they came about. */
const TOLD_SHARE = 0.85;
const ASKED_SHARE = 0.8;

const AGREED = [
  'She may ring us whenever she likes. She keeps her folder of drawings.',
  'He wants nobody to ring school. His nan knows whom to ring.',
  'They would like a card in the spring, and may come back without saying it all again.',
] as const;

const SAID = [
  { voice: 'child', acceptability: 5, helped: 'That I could draw first and talk later.', change: '' },
  {
    voice: 'child',
    acceptability: 4,
    helped: 'Nobody made me tell it twice.',
    change: 'A clock I can see.',
  },
  {
    voice: 'carer',
    acceptability: 4,
    helped: 'Knowing what to do at night.',
    change: 'Somewhere to wait with a toddler.',
  },
] as const;

/** How a course ended, as it was told on its last day; gives its kind, or null where nobody told it. */
export function addEnding(
  { rows, newId, sealWords, accountId }: World,
  {
    courseId,
    childId,
    on,
    ending,
  }: { courseId: string; childId: string; on: LocalDate; ending: CourseEnding },
  chance: Chance,
): EndingKind | null {
  if (!chance.is(TOLD_SHARE)) return null;
  const kind = kindOf(ending);
  const made = { recorded_by: accountId, recorded_at: `${on}T16:50:00.000Z` };
  const id = newId();
  const agreed = { agreed: chance.pick(AGREED) };
  rows.course_ending.push({
    id,
    course_id: courseId,
    kind,
    ending,
    reason: null,
    ended_on: on,
    dates_taken: JSON.stringify({ dates: [], reviewOn: null }),
    corrected_because: null,
    reopening_id: null,
    decided_by: JSON.stringify(kind === 'planned' ? ['child', 'carer', 'practitioner'] : ['child', 'carer']),
    aftercare: chance.pick(['not_needed', 'not_wanted', 'agreed'] as const),
    sealed: sealWords === null ? null : sealWords({ table: 'course_ending', id }, agreed),
    recorded_on: on,
    ...made,
  });
  for (const voice of ['child', 'carer'] as const) {
    const isAsked = chance.is(ASKED_SHARE);
    rows.feedback_asked.push({
      id: newId(),
      course_id: courseId,
      review_id: null,
      voice,
      asked: isAsked ? chance.pick(['asked', 'asked', 'declined'] as const) : 'not_asked',
      reason: isAsked ? null : 'There was no time in the last session.',
      asked_on: on,
      ...made,
    });
  }
  const said = chance.pick(SAID);
  if (kind === 'planned' && sealWords !== null) {
    const id = newId();
    rows.feedback.push({
      id,
      child_id: childId,
      course_id: courseId,
      voice: said.voice,
      acceptability: said.acceptability,
      sealed: sealWords({ table: 'feedback', id }, { helped: said.helped, change: said.change }),
      said_on: on,
      ...made,
    });
  }
  return kind;
}

function kindOf(ending: CourseEnding): EndingKind {
  if (ending === 'as_planned') return 'planned';
  return ENDINGS_OF_KIND.unplanned.includes(ending) ? 'unplanned' : 'moved_on';
}
