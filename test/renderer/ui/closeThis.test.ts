import { expect, test } from 'vitest';
import { closeThis } from '../../../renderer/ui/closeThis.ts';

test('a save that ends after another drawer was opened leaves that one open', () => {
  let open: string | null = 'closure';
  const set = (next: string | null | ((now: string | null) => string | null)) => {
    open = typeof next === 'function' ? next(open) : next;
  };
  const onSaved = closeThis(set, open, null);
  open = 'holiday';
  onSaved();
  expect(open).toBe('holiday');
  closeThis(set, open, null)();
  expect(open).toBeNull();
});
