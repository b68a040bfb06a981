import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bothNotes, ClinicalNote, NOTE_MAX, noteTooLong } from '../../../shared/clinicalNotes/note.ts';

describe('two notes about one session', () => {
  test('nothing of either is left out', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (theirs, yours) => {
        const both = bothNotes(theirs, yours);
        expect(both).toContain(theirs.trim());
        expect(both).toContain(yours.trim());
      }),
    );
  });

  test('what was saved stands first; the same text, or none, is not said twice', () => {
    expect(bothNotes('She drew.', 'She slept.')).toBe('She drew.\n\nShe slept.');
    expect(bothNotes('She drew.', 'She drew. ')).toBe('She drew.');
    expect(bothNotes('', 'She slept.')).toBe('She slept.');
  });
});

test('a note is as long as it may be, and one sign longer it says by how much', () => {
  const longest = 'a'.repeat(NOTE_MAX);
  expect(noteTooLong(longest)).toBeNull();
  expect(noteTooLong(`${longest}a`)).toBe('Shorten the note by 1 character');
  expect(ClinicalNote.safeParse({ text: longest, seenAt: null }).success).toBe(true);
  expect(ClinicalNote.safeParse({ text: `${longest}a`, seenAt: null }).success).toBe(false);
});
