import { addMonths } from '../../../shared/dates.ts';
import { monthOf } from '../../../shared/feedback/rules.ts';
import type { World } from './world.ts';

const WITHOUT_NAME = [
  { voice: 'child', back: 4, acceptability: 5, helped: 'The room with the beanbags.', change: '' },
  { voice: 'child', back: 4, acceptability: 4, helped: '', change: 'Not so early in the day.' },
  { voice: 'child', back: 3, acceptability: 5, helped: 'She remembered what I like.', change: '' },
  { voice: 'child', back: 2, acceptability: 3, helped: '', change: 'More breaks.' },
  { voice: 'child', back: 2, acceptability: 4, helped: 'Being asked what I want.', change: '' },
  { voice: 'child', back: 1, acceptability: 5, helped: 'The dog.', change: '' },
  { voice: 'carer', back: 3, acceptability: 4, helped: 'Being rung back the same day.', change: '' },
  { voice: 'carer', back: 1, acceptability: 3, helped: '', change: 'Evening times.' },
] as const;

const CHANGES = [
  {
    back: 2,
    heard: 'Several children found the wait in the corridor the hardest part.',
    changed: 'The small room beside the door is now for waiting, with a door that shuts.',
  },
  {
    back: 5,
    heard: 'Carers could not come in working hours.',
    changed: 'Two evenings a week have sessions for parents and carers.',
  },
] as const;

/** What was said without a name in the last months, and what the service changed. */
export function addFeedback({ rows, newId, sealWords, accountId, today }: World): void {
  if (sealWords === null) return;
  for (const { voice, back, acceptability, helped, change } of WITHOUT_NAME) {
    const id = newId();
    rows.feedback_without_name.push({
      id,
      voice,
      month: monthOf(addMonths(today, -back)),
      protocol_id: 'tf_cbt_csa',
      acceptability,
      sealed: sealWords({ table: 'feedback_without_name', id }, { helped, change }),
    });
  }
  for (const { back, heard, changed } of CHANGES) {
    const on = addMonths(today, -back);
    rows.feedback_change.push({
      id: newId(),
      heard,
      changed,
      changed_on: on,
      recorded_by: accountId,
      recorded_at: `${on}T12:00:00.000Z`,
      version: 1,
    });
  }
}
