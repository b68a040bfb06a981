import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dispatch } from '../../electron/service/dispatch.ts';
import { referralInput } from '../support/children.ts';
import { UNASSESSED } from '../support/choices.ts';
import type { RunningHoldfast } from '../support/electron.ts';
import { launchUnlocked } from '../support/firstRun.ts';
import { callFromPage, expectNoViolations } from '../support/page.ts';
import { newRequestId } from '../support/service.ts';

describe('a record outside the caseload', () => {
  let holdfast: RunningHoldfast;
  let page: Page;
  let userData: string;
  beforeAll(async () => {
    userData = mkdtempSync(join(tmpdir(), 'holdfast-outside-'));
    holdfast = await launchUnlocked({
      userData,
      roles: ['administrator', 'therapist'],
      fill: async (service) => {
        const { actor } = service.vault;
        service.vault.actor = { ...actor, roles: ['coordinator'] };
        const input = referralInput({}, { name: 'Rafe Testwood' });
        const reply = await dispatch(service, { name: 'referral.add', input, requestId: newRequestId() });
        if (!reply.ok) throw new Error(reply.message);
      },
    });
    page = holdfast.page;
  }, 60_000);
  afterAll(async () => {
    await holdfast.close();
    rmSync(userData, { recursive: true, force: true });
  });

  test('asks why in words on the screen, and with a reason it opens', async () => {
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Children' })
      .press('Enter');
    await page.getByRole('link', { name: 'Rafe Testwood' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Why do you need this record?' }).waitFor();
    expect(await page.locator('main').textContent()).not.toContain('social care');
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Open the record' }).press('Enter');
    await page.getByText('Say in a few words why you need this record').waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Covering for Ama today');
    await page.getByRole('button', { name: 'Open the record' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Rafe Testwood' }).waitFor();
    expect(await page.getByRole('link', { name: 'History' }).count()).toBe(0);
  });

  test('an accepted offer leads to its plan from the courses too; empty lists say where they are filled', async () => {
    const childId = await page.evaluate(
      () => (window.history.state as { route: { childId: string } }).route.childId,
    );
    const overview = await callFromPage(page, 'child.overview', { childId });
    const referralId = overview.ok ? (overview.value.referrals[0]?.id ?? '') : '';
    const made = await callFromPage(page, 'offer.make', {
      referralId,
      assessmentId: null,
      protocolId: 'ltfi_8_17',
      madeOn: '2026-11-19',
      explainedTo: ['child'],
      ...UNASSESSED,
      alternatives: 'Waiting',
      reasonForUnusualFit: 'Age not known yet',
    });
    if (!made.ok) throw new Error(made.code);
    const answer = { ...made.value, answer: 'accepted' as const, answeredOn: '2026-11-20', askAgainOn: null };
    expect(await callFromPage(page, 'offer.answer', answer)).toMatchObject({ ok: true });

    const record = page.getByRole('navigation', { name: 'Record' });
    await record.getByRole('link', { name: 'Courses' }).press('Enter');
    await page.getByText('Letting the Future In was accepted on 20 Nov.').waitFor();
    await page.getByRole('link', { name: 'Plan the course' }).press('Enter');
    await page.getByText('Nobody who holds sessions is listed yet.').waitFor();
    await page.getByText('No room is listed yet.').waitFor();
    await expectNoViolations(page);
    await page.getByLabel('First session on').fill('3 Dec 2026');
    await page.getByRole('link', { name: 'Service, People' }).press('Enter');
    await page.getByRole('button', { name: 'Add a person' }).first().waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByText('What you were planning was kept.').waitFor();
    expect(await page.getByLabel('First session on').inputValue()).toBe('3 Dec 2026');
  });
});
