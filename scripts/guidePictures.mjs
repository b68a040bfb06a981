// The pictures of docs/guide/waiting-list.md, one walk through the example service as a coordinator would take it.

/** `walk` holds the steps that all pictures share: picture, goTo, openChild, tab. */
export async function guidePictures(page, { picture, goTo, openChild, tab }) {
  const main = page.getByRole('main');
  const drawer = page.getByRole('complementary').last();
  const dialog = page.getByRole('dialog');
  const press = (name, within = page) => within.getByRole('button', { name }).first().click();
  const stage = (name) =>
    page
      .getByRole('navigation', { name: 'Stage' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click();
  const row = (name) => page.locator('[data-row]').filter({ hasText: name }).first();
  const close = async (what) => {
    await page.keyboard.press('Escape');
    await what.waitFor({ state: 'detached' });
  };

  // Today first, before what is left unfinished on the way stands on it.
  await goTo('Today');
  await press('Complete it', page.locator('li.job').filter({ hasText: 'Hedda Trialby' }));
  await page.getByLabel('What is the concern?').waitFor();
  await picture('guide-concern');
  await page.keyboard.press('Escape');

  await goTo('Waiting list');
  await stage('Inbox');
  await row('Mabel Specimen').click();
  await drawer.getByRole('radio', { name: 'No concern today' }).scrollIntoViewIfNeeded();
  await picture('guide-inbox');
  await page.keyboard.press('Escape');

  await main.getByRole('link', { name: 'New referral' }).click();
  await page.getByRole('textbox', { name: 'Child’s name' }).fill('Toby Fakham');
  await page.getByText('Tobias Fakeham').first().waitFor();
  await picture('guide-match');
  await page.getByText('Leave it for now').click();
  await openChild('Tobias Fakeham');
  await tab('Details');
  await press('Same child as another record', main);
  await page.getByRole('textbox', { name: 'Name on the other record' }).fill('Toby');
  await press('Choose Toby Fakeham');
  await dialog.getByText('How do you know').first().waitFor();
  await picture('guide-merge');
  await close(dialog);

  await openChild('Leila Mockbury');
  await picture('guide-stages');

  await openChild('Carwyn Specimen');
  await tab('People and contact');
  await press('Contact', main);
  await drawer.getByText('bramble').first().waitFor();
  await picture('guide-contact');
  await page.keyboard.press('Escape');

  await openChild('Bram Notley-Test');
  await press('Log check-in', main);
  await drawer.getByRole('group').first().waitFor();
  await picture('guide-check-in');
  await page.keyboard.press('Escape');

  await openChild('Otis Mockridge');
  await tab('Safety');
  await picture('guide-risk');

  await openChild('Rafe Testwood');
  await picture('guide-support');

  await openChild('Tobias Fakeham');
  await press('Look at priority', main);
  await dialog.waitFor();
  await picture('guide-priority');
  await close(dialog);

  await openChild('Efa Samplewick');
  await tab('Assessment and choice');
  await main.getByText('Not ready yet').first().waitFor();
  await picture('guide-choice');

  await goTo('Waiting list');
  await main.getByRole('checkbox', { name: /^Pre-trial/ }).check({ force: true });
  await row('Rafe Testwood').waitFor();
  await row('Nia Mockridge').waitFor({ state: 'detached' });
  await picture('guide-list');
  await press('View', main);
  await dialog.waitFor();
  await picture('guide-view');
  await close(dialog);
  await press('Export with names', main);
  await dialog.getByRole('combobox', { name: 'What is it for?' }).waitFor();
  await picture('guide-export');
  await close(dialog);
  await main.getByRole('link', { name: 'Calls for today' }).click();
  await page.getByRole('heading', { level: 1, name: 'Calls for today' }).waitFor();
  await picture('guide-calls');

  await openChild('Amara Notional');
  await main.getByText('For planning, not a promise.').waitFor();
  await picture('guide-start');

  await openChild('Joss Inventham');
  await tab('People and contact');
  await press(/^Write a letter/, main);
  await dialog.getByRole('radio', { name: 'Waiting' }).check({ force: true });
  await dialog.getByText('Dear Priya').first().waitFor();
  await picture('guide-letter');
  await close(dialog);
}
