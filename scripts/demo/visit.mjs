// A visit to the running app: its window, the pictures taken on the way, and what was read from the screen.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Wraps a page so that each step can be told and photographed, numbered in their order. */
export function startVisit(page, out) {
  const screens = join(out, 'screens');
  rmSync(screens, { recursive: true, force: true });
  mkdirSync(screens, { recursive: true });
  let taken = 0;
  return {
    page,
    say: (text) => console.log(text),
    /** A picture of the window as it stands, once its fonts are there and nothing is being saved. */
    async picture(name) {
      taken += 1;
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(screens, `${String(taken).padStart(2, '0')}-${name}.png`) });
    },
    async goTo(screen) {
      await page
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link', { name: new RegExp(`^${screen}`) })
        .click();
      await page.getByRole('heading', { level: 1, name: new RegExp(`^${screen}`) }).waitFor();
    },
  };
}
