// The manager reads the quarter's return and saves its three files.

/** Saves PDF, workbook and CSV of the current quarter. Gives the period and the names of the files. */
export async function saveReturn({ page, picture, say }) {
  say('Reading the return and saving its files ...');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Returns' }).click();
  await page.getByRole('heading', { level: 1, name: /^Quarterly service return/ }).waitFor();
  const period = await page.getByLabel('Period').locator('option:checked').textContent();
  await picture('return');
  for (const kind of ['XLSX', 'CSV', 'PDF']) {
    await page
      .getByRole('group', { name: 'Save this return as' })
      .getByRole('button', { name: kind })
      .click();
    // Asked once, of the first file: sessions of the quarter still need logging.
    const goOn = page.getByRole('button', { name: 'Release anyway' });
    await goOn
      .or(page.getByText(`${kind} saved and logged.`))
      .first()
      .waitFor();
    if (await goOn.isVisible()) await goOn.click();
    await page.getByText(`${kind} saved and logged.`).waitFor();
  }
  await picture('return-released');
  return { period: period.trim(), files: ['return.xlsx', 'return.csv', 'return.pdf'] };
}
