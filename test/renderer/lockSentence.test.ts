import { expect, test } from 'vitest';
import { lockSentence, readArrival } from '../../renderer/unlock/arrival.ts';

const said = (search: string) => {
  const { lock } = readArrival(search);
  return lock === null ? null : lockSentence(lock);
};

test('after a lock the door says what was kept; of the example it says that nothing is', () => {
  expect(said('?locked=asked&at=4.12+pm&kept=check-in')).toBe(
    'Locked at 4.12 pm. The check-in you were writing was kept.',
  );
  expect(said('?locked=ended')).toContain('everything saved is there');
  expect(said('?locked=idle&at=4.12+pm&example=1')).toContain('nothing typed in it is kept');
  expect(said('')).toBeNull();
});
