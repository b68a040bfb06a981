import { expect, test } from 'vitest';
import { fullWarning } from '../../../renderer/ui/TextField.tsx';

test('a field says that it is full once nothing more fits, and not before', () => {
  expect(fullWarning('x'.repeat(199), 200)).toBeUndefined();
  expect(fullWarning('x'.repeat(200), 200)).toContain('200 letters');
  expect(fullWarning('x'.repeat(5000), undefined)).toBeUndefined();
  expect(fullWarning('', 200)).toBeUndefined();
});
