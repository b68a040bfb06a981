import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appearancePath, readAppearance } from '../../electron/service/appearanceFile.ts';
import { DEFAULT_APPEARANCE } from '../../shared/appearance/appearance.ts';
import { openTestService, type TestService } from '../support/service.ts';

describe('the look of this computer', () => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService();
  });
  afterEach(() => held.close());

  test('is kept by whoever is signed in, and by nobody too', async () => {
    expect(readAppearance(held.folder)).toEqual(DEFAULT_APPEARANCE);
    await held.ok('appearance.save', { theme: 'dark', density: 'compact' });
    expect(readAppearance(held.folder)).toEqual({ theme: 'dark', density: 'compact' });
    held.service.vault = null;
    await held.ok('appearance.save', { theme: 'contrast', density: 'comfortable' });
    expect(readAppearance(held.folder)).toEqual({ theme: 'contrast', density: 'comfortable' });
  });

  test.each(['', '{', 'null', '[]', '{"theme":"<script>","density":7}', '"dark"'])(
    'falls back to the system’s from a file that says %s',
    (text) => {
      writeFileSync(appearancePath(held.folder), text);
      expect(readAppearance(held.folder)).toEqual(DEFAULT_APPEARANCE);
    },
  );
});
