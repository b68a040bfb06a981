import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { planCourse } from '../../support/courses.ts';
import { openTestService } from '../../support/service.ts';

test('a calendar file has a practitioner’s sessions in UTC and no names; a therapist takes only their own', async () => {
  const held = await openTestService({});
  const { ama } = await planCourse(held, {
    startsOn: localDate('2026-11-26'),
    sessions: 4,
    carerSessions: 1,
  });
  const input = { practitionerId: ama, from: localDate('2026-11-20'), to: localDate('2026-12-31') };
  expect(await held.ok('diary.saveCalendar', input)).toMatchObject({ sessions: 5 });
  const text = () => readFileSync(join(held.folder, 'Sessions.ics'), 'utf8');
  expect(text()).toContain('DTSTART:20261126T160000Z');
  expect([...text().matchAll(/SUMMARY:(.*)\r/g)].map(([, words]) => words)).toEqual(
    Array.from({ length: 5 }, () => 'Session'),
  );
  await held.ok('setting.save', { key: 'calendarSays', value: 'initials', changedAt: null });
  await held.ok('diary.saveCalendar', input);
  expect(text()).toMatch(/SUMMARY:Session\\, [A-Z]\.\r/);
  expect(await held.call('diary.saveCalendar', { ...input, to: localDate('2026-11-19') })).toMatchObject({
    code: 'calendar_ends_before',
  });
  await held.become(['therapist'], null);
  expect(await held.call('diary.saveCalendar', input)).toMatchObject({ code: 'not_allowed' });
  await held.close();
});
