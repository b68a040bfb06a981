import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, localDate, localTime, type LocalDate } from '../../../shared/dates.ts';
import { NO_DETAILS } from '../../../shared/referrals/details.ts';
import { childFields } from '../../support/children.ts';
import { addPlaces } from '../../support/courses.ts';
import { openTestService, TODAY } from '../../support/service.ts';

const TIME = localTime('16:00');
const day = (at: number): LocalDate => addDays(TODAY, at);
/** Days from today on which dates may be put; those before today are still to be said. */
const Day = fc.integer({ min: -20, max: 20 });
const Which = fc.nat({ max: 20 });
const Act = fc.oneof(
  fc.record({ act: fc.constant('join' as const), child: fc.integer({ min: 0, max: 1 }), day: Day }),
  fc.record({ act: fc.constant('leave' as const), which: Which, day: Day }),
  fc.record({
    act: fc.constant('change' as const),
    which: Which,
    day: Day,
    scope: fc.constantFrom('this' as const, 'this_and_later' as const),
  }),
  fc.record({ act: fc.constant('remove' as const), which: Which }),
  fc.record({ act: fc.constant('add' as const), day: Day }),
  fc.record({ act: fc.constant('place' as const), which: Which }),
  fc.record({ act: fc.constant('end' as const), day: Day }),
);
/** Somebody leaves today with a date still to be said, and that date goes: earlier, later, with those after it, or out. */
const LEAVE: Act = { act: 'leave', which: 0, day: 0 };
const LEFT_UNSAID: readonly Act[][] = [
  [{ act: 'change', which: 1, day: -3, scope: 'this' }],
  [{ act: 'change', which: 1, day: 2, scope: 'this' }],
  [{ act: 'change', which: 0, day: -12, scope: 'this_and_later' }],
  [{ act: 'remove', which: 1 }],
  [{ act: 'end', day: -12 }],
];
type Act = typeof Act extends fc.Arbitrary<infer Of> ? Of : never;

test('whatever becomes of a group, every session still to be said stands on one of its dates, and none after its member left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Act, { minLength: 4, maxLength: 14 }), async (acts) => {
      const held = await openTestService();
      try {
        const { ama } = await addPlaces(held);
        const children: { childId: string; referralId: string }[] = [];
        for (const name of ['Ada Sampleford', 'Bo Mockham']) {
          const { childId, referralId } = await held.ok('referral.add', {
            child: { is: 'new', fields: childFields({ name }) },
            receivedOn: localDate('2026-03-09'),
            acceptedOn: localDate('2026-03-09'),
            details: { ...NO_DETAILS, source: 'social_care' },
          });
          children.push({ childId, referralId });
        }
        const { groupId } = await held.ok('group.plan', {
          name: 'Girls, autumn',
          protocolId: 'group_girls_6_14',
          practitionerId: ama,
          secondPractitionerId: null,
          roomId: null,
          place: 'Hall',
          lengthMinutes: 90,
          places: 9,
          dates: [-14, -7, 0, 7, 14].map((at) => ({ on: day(at), time: TIME })),
        });
        const join = (child: number, on: LocalDate, version: number) =>
          held.call('group.join', {
            groupId,
            version,
            ...(children[child] ?? { childId: '', referralId: '' }),
            offerId: null,
            personId: null,
            joinedOn: on,
            proceedingsNote: null,
            apartReason: null,
            noCarerReason: 'Her own, apart',
            clashReason: 'All the same',
          });
        await join(0, day(-20), 1);
        for (const act of acts) await apply(act);
        const { db } = held.vault.store;
        const orphans = await db
          .selectFrom('session_try')
          .innerJoin('group_member', 'group_member.strand_id', 'session_try.strand_id')
          .leftJoin('group_date', (on) =>
            on
              .onRef('group_date.group_id', '=', 'group_member.group_id')
              .onRef('group_date.planned_on', '=', 'session_try.planned_on'),
          )
          .select(['session_try.planned_on', 'group_date.id', 'group_member.left_on'])
          .where('session_try.status', '=', 'planned')
          .where((eb) =>
            eb.or([
              eb('group_date.id', 'is', null),
              eb('session_try.planned_on', '>', eb.ref('group_member.left_on')),
            ]),
          )
          .execute();
        expect(orphans).toEqual([]);

        async function apply(act: Act) {
          const { version, dates, people } = await held.ok('group.get', { groupId });
          const own = { groupId, version };
          const nth = <T>(list: readonly T[], which: number) => list[which % Math.max(1, list.length)];
          const clashReason = 'All the same';
          if (act.act === 'join') await join(act.child, day(act.day), version);
          if (act.act === 'add')
            await held.call('group.addDate', { ...own, on: day(act.day), time: TIME, clashReason });
          if (act.act === 'end' && act.day < -10)
            await held.call('group.end', { ...own, endedOn: day(act.day) });
          if (act.act === 'place') {
            const where = { roomId: null, place: act.which % 2 === 0 ? 'Hall' : 'Library' };
            await held.call('group.saveDetails', { ...own, name: 'Girls', places: 9, ...where, clashReason });
          }
          if (act.act === 'leave') {
            const member = nth(people, act.which);
            if (member === undefined) return;
            const { memberId, courseId } = member;
            await held.call('group.leave', { ...own, memberId, courseId, leftOn: day(Math.min(0, act.day)) });
          }
          const date = 'which' in act ? nth(dates, act.which) : undefined;
          if (date === undefined) return;
          if (act.act === 'remove') await held.call('group.removeDate', { ...own, dateId: date.id });
          if (act.act === 'change') {
            const { time, practitionerId, secondPractitionerId, roomId, place } = date;
            const to = { on: day(act.day), time, practitionerId, secondPractitionerId, roomId, place };
            await held.call('group.changeDates', {
              ...own,
              dateId: date.id,
              scope: act.scope,
              to,
              clashReason,
            });
          }
        }
      } finally {
        await held.close();
      }
    }),
    { numRuns: 10, examples: [...LEFT_UNSAID].map((then) => [[LEAVE, ...then]]) },
  );
});
