import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type {} from '../../renderer/bridge.ts';
import { contract, type InputOf, type OperationName, type OutputOf } from '../../shared/contract.ts';
import type { Reply } from '../../shared/op.ts';
import { newRequestId } from './service.ts';

/** Calls an operation from the page's own world, as any script in it could. */
export async function callFromPage<Name extends OperationName>(
  page: Page,
  name: Name,
  input: InputOf<Name>,
): Promise<Reply<OutputOf<Name>>> {
  const requestId = contract[name].kind === 'command' ? newRequestId() : null;
  const reply = await page.evaluate(
    async (call) => window.holdfast.invoke(call.name, call.input, call.requestId),
    { name, input: input as unknown, requestId },
  );
  return reply as Reply<OutputOf<Name>>;
}

/** No automatic accessibility violation on the page as it stands; `where` says in a failure which part it was. */
export async function expectNoViolations(page: Page, where = 'the page'): Promise<void> {
  // React Aria's announcements of buttons that were busy a moment ago name buttons that are gone.
  const axe = new AxeBuilder({ page }).setLegacyMode().exclude('[data-live-announcer]');
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 160))]);
  expect({ where, found }).toEqual({ where, found: [] });
}

/** Escape as a person presses it: once what opened last has taken the focus. */
export async function pressEscape(page: Page): Promise<void> {
  const isInside = () =>
    page.evaluate(() => {
      const open = [...document.querySelectorAll('[role=dialog], .drawer')];
      const last = open.findLast((each) => each.matches('[role=dialog]')) ?? open.at(-1);
      return last?.contains(document.activeElement) ?? false;
    });
  await expect.poll(isInside, { message: 'the focus is in what is open' }).toBe(true);
  await page.keyboard.press('Escape');
}
