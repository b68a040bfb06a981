import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_FILTER } from '../../../shared/waitingList/contract.ts';
import {
  FIRST_VIEW,
  LIST_COLUMNS,
  type ListView,
  toKeep,
  toShare,
  viewFrom,
} from '../../../shared/waitingList/views.ts';

const view: ListView = {
  filter: { ...NO_FILTER, text: 'Testwood', due: ['overdue'], holders: ['me'] },
  sort: 'name',
  columns: ['funder'],
};

describe('views of the list', () => {
  test('a name that was searched for is never kept', () => {
    expect(toKeep(view)).toEqual({ ...view, filter: { ...view.filter, text: '' } });
  });

  test('what everybody’s list begins as narrows it to nobody', () => {
    expect(toShare(view)).toEqual({ filter: NO_FILTER, sort: 'name', columns: ['funder'] });
  });

  test('a view kept before a filter came reads as asking nothing of it', () => {
    const { ages: _ages, ...before } = view.filter;
    expect(viewFrom({ ...view, filter: before })).toEqual(view);
  });

  test.each([null, 'text', [], {}, { filter: null, sort: 'band', columns: [] }, { ...view, sort: 'magic' }])(
    'one that cannot be read is none: %j',
    (kept) => {
      expect(viewFrom(kept)).toBeNull();
    },
  );

  test('whatever is kept is read back as it was', () => {
    const columns = fc.subarray([...LIST_COLUMNS]);
    fc.assert(
      fc.property(columns, fc.subarray(['overdue', 'this_week', 'tried'] as const), (chosen, due) => {
        const kept = { ...FIRST_VIEW, columns: chosen, filter: { ...NO_FILTER, due } };
        expect(viewFrom(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
      }),
    );
  });
});
