import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarFile, escapeText, fold } from '../../../shared/diary/ics.ts';

const event = {
  uid: '0190@holdfast',
  startsAt: '2027-03-26T15:30:00.000Z',
  endsAt: '2027-03-26T16:20:00.000Z',
  summary: 'Session',
  place: 'Room 1, upstairs; ring twice',
};

describe('a calendar file', () => {
  test('has the lines that calendars ask for, in UTC, with the place escaped', () => {
    expect(calendarFile([event], '2026-11-20T09:00:00.000Z')).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Holdfast//Diary//EN',
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
        'BEGIN:VEVENT',
        'UID:0190@holdfast',
        'DTSTAMP:20261120T090000Z',
        'DTSTART:20270326T153000Z',
        'DTEND:20270326T162000Z',
        'SUMMARY:Session',
        'LOCATION:Room 1\\, upstairs\\; ring twice',
        'CLASS:CONFIDENTIAL',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });
  test('escapes backslashes and line ends, so that no text can end its line', () => {
    expect(escapeText('a\\b\r\nEND:VEVENT')).toBe('a\\\\b\\nEND:VEVENT');
  });
  test('folds at 75 octets, never within a character, and unfolds to what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const line = escapeText(text.replace(/[\r\n]/g, ' '));
        const folded = fold(line);
        for (const part of folded.split('\r\n'))
          expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(75);
        expect(folded.replaceAll('\r\n ', '')).toBe(line);
      }),
    );
  });
});
