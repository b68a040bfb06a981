import type { CarerStatus } from '../../../shared/carers/rules.ts';
import type { TherapySpec } from './spec.ts';
import { ago, type World } from './world.ts';

type About = { childId: string; personId: string };

/** What somebody said of a person round a child, so many days ago. */
export function addCarerEntry(
  { rows, newId, accountId, today }: World,
  about: About,
  { said, words, daysAgo }: { said: CarerStatus; words: string; daysAgo: number },
): void {
  const on = ago({ today }, daysAgo);
  rows.carer_entry.push({
    id: newId(),
    child_id: about.childId,
    person_id: about.personId,
    said,
    words,
    said_on: on,
    recorded_by: accountId,
    recorded_at: `${on}T15:00:00.000Z`,
  });
}

/** Who confirmed the carer of a strand as non-abusing, and what they agreed about the notes. */
export function addCarerKnown(
  world: World,
  about: About & { courseId: string; strandId: string },
  { saidBy, saidAgo, isShared }: NonNullable<TherapySpec['carerKnown']>,
): void {
  addCarerEntry(world, about, { said: 'non_abusing', words: saidBy, daysAgo: saidAgo });
  const on = ago(world, saidAgo);
  world.rows.note_agreement.push({
    id: world.newId(),
    course_id: about.courseId,
    strand_id: about.strandId,
    is_shared: isShared ? 1 : 0,
    agreed_with: 'the carer, before the first session',
    agreed_on: on,
    recorded_by: world.accountId,
    recorded_at: `${on}T15:30:00.000Z`,
  });
}
