import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_FILTER } from '../../shared/waitingList/contract.ts';
import { changeSince, filterWords, loggedFilter } from '../../shared/waitingList/exportLog.ts';

const OWN = 'own_0190a1b2-0000-7000-8000-000000000001';

describe('what the log keeps of a filter', () => {
  test('nothing where nothing narrowed the list', () => {
    expect(loggedFilter(NO_FILTER)).toEqual({});
    expect(loggedFilter({ ...NO_FILTER, text: '  ' })).toEqual({});
    expect(filterWords({})).toBeNull();
  });

  test('codes as they are; of what was typed or came from a spreadsheet only that there was some', () => {
    const kept = loggedFilter({
      ...NO_FILTER,
      text: 'Testwood',
      due: ['overdue'],
      bands: [1, 'none'],
      ages: ['5-10', 'not_known'],
      protocols: ['', 'tf_cbt_csa', OWN, 'Ask Kim Testwood', 'Something else'],
    });
    expect(kept).toEqual({
      due: ['overdue'],
      bands: [1, 'none'],
      ages: ['5-10', 'not_known'],
      protocols: ['', 'tf_cbt_csa', OWN, 'words_of_a_spreadsheet'],
      isSearched: true,
    });
    expect(filterWords(kept)).toBe(
      'check-in overdue, band 1, no band yet, age 5 to 10, age not known, no protocol in mind, protocol: TF-CBT, ' +
        'a protocol of the service’s own, a protocol in a spreadsheet’s words, a text search',
    );
  });

  test('no word that was typed is in it, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 100 }), (typed) => {
        const kept = loggedFilter({ ...NO_FILTER, text: typed, protocols: [typed] });
        expect(kept).toEqual({
          ...(typed.trim() !== '' && { isSearched: true }),
          protocols: ['words_of_a_spreadsheet'],
        });
      }),
    );
  });
});

describe('a list that changed since it was shown', () => {
  test('the same children in any order are the same list; as many others are not', () => {
    expect(changeSince(['a', 'b'], ['b', 'a'])).toBeNull();
    expect(changeSince(['a', 'b'], ['b', 'c'])).toEqual({ came: 1, left: 1 });
  });

  test('who came and who left account for the difference', () => {
    const ids = fc.uniqueArray(fc.string());
    fc.assert(
      fc.property(ids, ids, (shown, now) => {
        const change = changeSince(shown, now);
        const same = shown.length === now.length && shown.every((id) => now.includes(id));
        expect(change === null).toBe(same);
        if (change !== null) expect(shown.length + change.came - change.left).toBe(now.length);
      }),
    );
  });
});
