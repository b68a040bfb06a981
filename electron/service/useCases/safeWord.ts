import { decideSafeWord, reachConcern } from '../../../shared/checkIns/reached.ts';
import { inReach } from '../../../shared/checkIns/saving.ts';
import type { ParsedInputOf } from '../../../shared/contract.ts';
import type { CourseView } from '../../../shared/courses/contract.ts';
import { isMissedOrCancelled } from '../../../shared/courses/sessions.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as people from '../store/people.ts';
import * as sessions from '../store/sessions.ts';

type SafeWordColumns = Pick<
  sessions.TryRow,
  'welfare_spoke_to' | 'person_id' | 'welfare_channel' | 'unsafe_channel_reason'
>;
const NO_SAFE_WORD: SafeWordColumns = {
  welfare_spoke_to: null,
  person_id: null,
  welfare_channel: null,
  unsafe_channel_reason: null,
};

/** Who said that the child is safe, as columns. What was logged before it was kept may be corrected without it. */
export async function safeWordOf(
  ctx: Ctx,
  course: CourseView,
  tryId: string,
  { status, safety, safeWord }: ParsedInputOf<'session.log'>,
): Promise<SafeWordColumns> {
  if (!isMissedOrCancelled(status) || safety !== 'spoke_and_safe') return NO_SAFE_WORD;
  if (safeWord === null) {
    const before = await sessions.loadTry(ctx.db, tryId);
    if (before?.welfare_contact === 'spoke_and_safe' && before.welfare_channel === null) return NO_SAFE_WORD;
    throw Refused.beside('safeFrom', 'spoke_to_not_said', {});
  }
  const around = (await people.listOfChild(ctx.db, course.child.id)).map(inReach);
  const decided = decideSafeWord(safeWord, around);
  if (!decided.ok) {
    const field = decided.code === 'unsafe_contact_reason' ? 'unsafeChannelReason' : 'safeFrom';
    throw Refused.beside(field, decided.code, {});
  }
  const { from, by, unsafeChannelReason } = safeWord;
  const personId = from === 'child' ? null : from;
  return {
    welfare_spoke_to: personId === null ? 'child' : 'person',
    person_id: personId,
    welfare_channel: by,
    unsafe_channel_reason: reachConcern(personId, by, around) === null ? null : unsafeChannelReason,
  };
}
