// A practitioner's sessions as a calendar file (RFC 5545), with nothing in it that names a child.

export type CalendarEvent = {
  /** Stays the same for the same session, so that a calendar that reads the file again does not have it twice. */
  uid: string;
  /** Instants, ISO text. */
  startsAt: string;
  endsAt: string;
  summary: string;
  place: string | null;
};

/** The most octets of a line, its ending left out (RFC 5545 3.1). */
const LINE_OCTETS = 75;

/** The file: lines end in CRLF, long ones are folded, and times are in UTC, so that it needs no rule of a time zone. */
export function calendarFile(events: readonly CalendarEvent[], madeAt: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Holdfast//Diary//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.flatMap(({ uid, startsAt, endsAt, summary, place }) => [
      'BEGIN:VEVENT',
      `UID:${escapeText(uid)}`,
      `DTSTAMP:${utc(madeAt)}`,
      `DTSTART:${utc(startsAt)}`,
      `DTEND:${utc(endsAt)}`,
      `SUMMARY:${escapeText(summary)}`,
      ...(place === null || place === '' ? [] : [`LOCATION:${escapeText(place)}`]),
      'CLASS:CONFIDENTIAL',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

/** Text as a value: backslash, semicolon, comma and line ends are escaped (RFC 5545 3.3.11). */
export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (char) => `\\${char}`).replace(/\r\n|\r|\n/g, '\\n');
}

/** A line in parts of at most 75 octets, never within a character; each but the first begins with a space. */
export function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const char of line) {
    const size = octetsOf(char);
    if (octets + size > LINE_OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += char;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

function octetsOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** '20270326T153000Z' */
function utc(instant: string): string {
  return `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;
}
