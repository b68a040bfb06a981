import { expect, test } from 'vitest';
import { formKindOf } from '../../shared/drafts/words.ts';
import { within } from '../support/sources.ts';

/** Beginnings of a key that are no form's, or of one that keeps nothing: panels to read, a few answers given at once. */
const NO_FORM = [
  'new',
  'assessed',
  'therapy',
  'measure',
  'child',
  'groupChange',
  'groupLeave',
  'nextReview',
  'interpreter',
];

/** A form whose kind is unknown is called "form" on Today, and nothing opens it again. */
test('every form that keeps what was typed has its kind among the words for drafts', () => {
  const keys = within('renderer/').flatMap(({ text }) =>
    [...text.matchAll(/`([a-z]\w*):\$\{/gi)].map((hit) => hit[1] ?? ''),
  );
  const kinds = [...new Set(keys)].filter((kind) => !NO_FORM.includes(kind));
  expect(kinds.length).toBeGreaterThan(25);
  expect(kinds.filter((kind) => formKindOf(kind) === null)).toEqual([]);
});
