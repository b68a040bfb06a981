import { expect, test } from 'vitest';
import { referralForCourse } from '../../../shared/referrals/forCourse.ts';
import type { Stage } from '../../../shared/waitingList/rules.ts';

const referral = (id: string, stage: Stage, more = {}) => ({
  id,
  stage,
  acceptedOn: '2026-03-09' as string | null,
  startedOn: null as string | null,
  closedOn: null as string | null,
  ...more,
});
const inbox = referral('inbox', 'received', { acceptedOn: null });
const waiting = (id: string) => referral(id, 'waiting');
const therapy = referral('therapy', 'in_therapy', { startedOn: '2026-05-01' });
const ended = (stage: Stage) => referral('ended', stage, { startedOn: '2026-05-01' });
const closed = referral('closed', 'ended', { closedOn: '2026-06-01' });

test.each([
  ['one', [waiting('a')], 'a', 'a'],
  ['one that nobody has answered yet beside one that waits', [inbox, waiting('a')], 'a', 'a'],
  ['one that nobody has answered yet beside one in therapy', [inbox, therapy], 'therapy', 'therapy'],
  ['two that wait, as after a merge: the one received first', [waiting('b'), waiting('a')], 'a', 'a'],
  ['one that waits beside one in therapy: its wait is to end', [waiting('b'), therapy], 'therapy', 'b'],
  ['a child who came back', [waiting('b'), ended('aftercare')], 'b', 'b'],
  ['referred again after therapy, and not answered yet', [inbox, ended('ended')], 'inbox', 'inbox'],
  ['therapy that ended, and nothing since', [ended('ended')], 'ended', 'ended'],
  ['a later one that was closed', [closed, ended('ended')], 'closed', 'ended'],
])('a course is planned for %s', (_name, referrals, currentId, expected) => {
  expect(referralForCourse(referrals, currentId)?.id).toBe(expected);
});

test('for none where none is open', () => {
  expect(referralForCourse([closed], 'closed')).toBeUndefined();
});
