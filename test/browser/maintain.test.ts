import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, MAINTAIN_PATH } from '../../src/contract';
import { post as postReport } from '../server/load';
import { makeReport } from '../server/reports';
import { AppPage } from './app-page';
import { DESKTOP, MAINTAINER_TOKEN, PHONE, type Rig, startRig } from './rig';
import { expectSound } from './soundness';

const DAYS = 9;
const REPORTS_A_DAY = 20;

describe('the maintainers’ page with figures', () => {
  let rig: Rig;
  let app: AppPage;

  beforeAll(async () => {
    rig = await startRig({
      viewport: DESKTOP,
      serverBehind: DAYS * DAY_MS,
      env: { MODEL_VERSIONS: 'm5,m6' },
    });
    app = new AppPage(rig.page, rig.origin);
    for (let day = 0; day < DAYS; day++) {
      for (let i = 0; i < REPORTS_A_DAY; i++) await post('m5', i % 2 === 0 ? 1 : 3);
      for (let i = 0; i < REPORTS_A_DAY; i++) await post('m6', i % 10 === 0 ? 1 : 0);
      rig.advanceServerClock(DAY_MS);
      await rig.server.release();
    }
    await app.open(MAINTAIN_PATH);
    await app.page.getByLabel('Maintainer token').fill(MAINTAINER_TOKEN);
    await app.button('Sign in').click();
    await app.button('Sign out').waitFor();
    await app.page.getByText('9 days released').waitFor();
  });
  afterAll(async () => {
    await rig?.close();
  });

  async function post(model: string, failuresOfSeven: number): Promise<void> {
    const report = makeReport({
      model,
      attempts: [3, 3, 3, 3, 3, 3, 3, 9, 3, 3],
      failures: [0, 0, 0, 0, 0, 0, 0, failuresOfSeven, 0, 0],
      unread: 1,
    });
    const answer = await postReport(rig.origin, report);
    expect(answer.status).toBe(204);
  }

  const region = (name: string) => app.page.getByRole('region', { name, exact: true });

  it('shows the sums of the API, and is sound on a desktop and on a phone', async () => {
    // 20 reports a day of either version, 37 readings each; 40 and 2 failures at the digit
    // 7, and 20 unread each.
    await app.page
      .getByText(String(DAYS * (40 + 2 + 40)), { exact: true })
      .first()
      .waitFor();
    await app.page.getByText('13,320', { exact: true }).first().waitFor();
    await expect.poll(() => region('Each digit by week').getByRole('img').count()).toBe(10);
    await expectSound(app);
    await app.page.setViewportSize(PHONE);
    await expectSound(app);
    await app.page.setViewportSize(DESKTOP);
  });

  it('says in words that the newer version is better', async () => {
    await region('By model version').getByText('Better than m5').waitFor();
  });

  it('explains its terms to those who ask', async () => {
    const meaning = app.page.getByText(/nobody labelled, among all readings/);
    await expect.poll(() => meaning.isVisible()).toBe(false);
    await app.button('Unread share').focus();
    await expect.poll(() => meaning.isVisible()).toBe(true);
    await app.page.keyboard.press('Escape');
    await expect.poll(() => meaning.isVisible()).toBe(false);
    // In a table, which scrolls and would cut it off: whole, and inside the window.
    await region('By model version').getByRole('button', { name: 'Reports' }).hover();
    const box = await app.page
      .getByText(/^Number of reports\. Each holds/)
      .first()
      .boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= DESKTOP.width && box.height > 20).toBe(true);
    await app.page.mouse.move(0, 0);
    // Every heading of every table says what is in it.
    for (const head of await app.page.locator('thead th').all()) {
      if (/^\d$/.test((await head.textContent()) ?? '')) continue;
      await expect.poll(() => head.getByRole('tooltip', { includeHidden: true }).count()).toBe(1);
    }
  });

  it('has a table of figures under every chart', async () => {
    for (const [title, rows] of [
      ['By day', DAYS],
      ['By digit', 11],
      ['Readings a day', DAYS],
      // Nine days lie in two or three weeks.
      ['Each digit by week', 2],
    ] as const) {
      const fold = region(title).locator('details');
      await expect.poll(() => fold.locator('table').isVisible()).toBe(false);
      await fold.locator('summary').click();
      await expect.poll(() => fold.locator('table tbody tr').count()).toBeGreaterThanOrEqual(rows);
      await expect.poll(() => fold.locator('table').isVisible()).toBe(true);
    }
  });

  it('keeps what is chosen in its address', async () => {
    await app.page.getByLabel('Model version', { exact: true }).selectOption('m6');
    await app.page.getByText('model version m6').first().waitFor();
    await app.page.reload();
    await app.page.getByText('model version m6').first().waitFor();
    await expect.poll(() => app.page.getByLabel('Model version', { exact: true }).inputValue()).toBe('m6');
  });

  it('saves the shown figures as the server’s own CSV and JSON', async () => {
    for (const [format, pattern] of [
      ['CSV', /m6,all,740,22,/],
      ['JSON', /"model":"m6"/],
    ] as const) {
      const downloading = app.page.waitForEvent('download');
      await app.button(format).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toMatch(
        new RegExp(`^inktally_[\\d-]{10}_[\\d-]{10}_m6\\.${format.toLowerCase()}$`),
      );
      const text = await readFile(await download.path(), 'utf8');
      expect(text).toMatch(pattern);
      expect(text).not.toContain('m5');
    }
  });

  it('asks nobody but its own server', () => {
    expect(rig.strangers()).toEqual([]);
    expect(rig.pageErrors.filter((error) => !error.includes('401'))).toEqual([]);
  });
});
