// What the waiting list shows, read page by page from the screen.

/** Every child on the Waiting tab with the days waited, longest first; leaves the list so, at its first page. */
export async function readWaitingList({ page, goTo }) {
  await goTo('Waiting list');
  await page.getByRole('button', { name: 'Days waiting' }).click();
  await page.locator('th[aria-sort="descending"]', { hasText: 'Days waiting' }).waitFor();
  // The heading turns at once; the rows of the old order stay until the new ones are there.
  await page.waitForFunction(() => {
    const days = [...document.querySelectorAll('tr[data-row] .wait b')].map((each) =>
      Number(each.textContent),
    );
    return days.length > 0 && days.every((day, at) => at === 0 || day <= days[at - 1]);
  });
  const all = [];
  for (;;) {
    const rows = await page.locator('tr[data-row]').evaluateAll((trs) =>
      trs.map((tr) => ({
        name: tr.querySelector('.name').textContent.trim(),
        days: Number(tr.querySelector('.wait b').textContent),
      })),
    );
    all.push(...rows);
    const next = page.getByRole('button', { name: /^Next( \d+)?$/ });
    // A list of one page has no button for the next.
    if ((await next.count()) === 0 || (await next.isDisabled())) break;
    const first = rows[0].name;
    await next.click();
    await page.locator('tr[data-row]').first().filter({ hasNotText: first }).waitFor();
  }
  const back = page.getByRole('button', { name: 'Back', exact: true });
  while ((await back.count()) > 0 && (await back.isEnabled())) {
    const first = await page.locator('tr[data-row]').first().textContent();
    await back.click();
    await page.locator('tr[data-row]').first().filter({ hasNotText: first }).waitFor();
  }
  return all;
}

/** Count, longest and median wait in days; the median of an even count is the mean of the two middle values. */
export function figuresOf(list) {
  const days = list.map((child) => child.days).sort((a, b) => a - b);
  const middle = days.length / 2;
  const median =
    days.length === 0
      ? null
      : Number.isInteger(middle)
        ? (days[middle - 1] + days[middle]) / 2
        : days[Math.floor(middle)];
  return { count: days.length, longestDays: days.at(-1) ?? null, medianDays: median };
}
