// The coordinator drops her spreadsheet in.

/** Imports a file through the screen. Gives the numbers that the screen shows. */
export async function importList({ page, picture, say }, input) {
  say('Importing the waiting list ...');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Find' }).getByRole('combobox').fill('Import');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^Import/ }).waitFor();
  await picture('import-choose');
  await page.getByLabel('Choose a file').setInputFiles(input);
  const bringIn = page.getByRole('button', { name: /^Bring in/ });
  await bringIn.waitFor();
  await picture('import-check');
  const rows = await tabCount(page, 'All rows');
  const warnings = await tabCount(page, 'Warning');
  const duplicates = await tabCount(page, 'Same child?');
  const rejected = await tabCount(page, 'Rejected');
  const skipped = await tabCount(page, 'Passed over');
  for (const tab of ['Same child?', 'Rejected']) {
    if ((await tabCount(page, tab)) === 0) continue;
    await tabNamed(page, tab).click();
    await picture(`import-${tab === 'Rejected' ? 'rejected' : 'same-child'}`);
  }
  if (rejected > 0) await page.getByRole('button', { name: /^Save the .* rejected/ }).click();
  await bringIn.click();
  await page.getByRole('region', { name: 'What came in' }).waitFor();
  await picture('import-done');
  const heading = await page.getByRole('heading', { name: /came in$/ }).textContent();
  const imported = heading.startsWith('Nothing') ? 0 : Number(/^\d+/.exec(heading.trim())[0]);
  return { rows, imported, duplicates, rejected, warnings, skipped };
}

function tabNamed(page, name) {
  return page.getByRole('navigation', { name: 'Rows by state' }).getByRole('link').filter({ hasText: name });
}

/** The number on a tab; a tab that is not shown counts none. */
async function tabCount(page, name) {
  const tab = tabNamed(page, name);
  if ((await tab.count()) === 0) return 0;
  return Number(/(\d+)$/.exec((await tab.innerText()).trim())[1]);
}
