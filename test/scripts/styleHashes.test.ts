import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { injectedStyles, styleHashes } from '../../scripts/styleHashes.mjs';

describe('the styles that React Aria puts into the page', () => {
  test('are read from its own source, constants filled in', () => {
    const source = [
      `const $a$ATTRIBUTE = 'data-pressable';`,
      `const style = document.createElement('style');`,
      'style.textContent = `\n@layer {\n  [${$a$ATTRIBUTE}] { color: red; }\n}\n  `.trim();',
    ].join('\n');
    expect(injectedStyles(source, 'x.mjs')).toEqual(['@layer {\n  [data-pressable] { color: red; }\n}']);
  });

  test('stop the build where they cannot be read any more', () => {
    for (const source of [
      `document.createElement('style').append(text)`,
      "document.createElement('style').textContent = `${unknown}`",
    ]) {
      expect(() => injectedStyles(source, 'x.mjs')).toThrow('cannot read');
    }
  });

  test('are allowed by their hashes and in no other way', async () => {
    const hashes = await styleHashes();
    const pressable =
      '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}';
    expect(hashes).toContain(`'sha256-${createHash('sha256').update(pressable).digest('base64')}'`);
    expect(hashes).not.toContain('unsafe');
  });
});
