import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, MAINTAIN_PATH } from '../../src/contract';
import { post as postReport } from '../server/load';
import { makeReport } from '../server/reports';
import { DESKTOP, MAINTAINER_TOKEN, PHONE } from './rig';
import { expectColoursAccessible, expectSound } from './soundness';
import { withRig } from './with-rig';

const DAYS = 9;
const REPORTS_A_DAY = 20;

describe('the maintainers’ page with figures', () => {
  const { rig, app } = withRig({
    viewport: DESKTOP,
    serverBehind: DAYS * DAY_MS,
    env: { MODEL_VERSIONS: 'm5,m6' },
  });

  beforeAll(async () => {
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
    await app.page.getByText(/9 single days\./).waitFor();
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
    await app.page.getByText(`Readings: 13,320. Failed: ${DAYS * (40 + 2 + 40)}.`).waitFor();
    await expectSound(app);
    await app.page.setViewportSize(PHONE);
    await expectSound(app);
    await app.page.emulateMedia({ colorScheme: 'dark' });
    await expectColoursAccessible(app);
    await app.page.emulateMedia({ colorScheme: 'light' });
    await app.page.setViewportSize(DESKTOP);
  });

  it('answers on a phone without scrolling: which version changed what, and how sure that is', async () => {
    await app.page.setViewportSize({ width: 360, height: 640 });
    const verdict = app.page.getByText(
      /^Since m6 \(.*\): \d\.\d points better than m5, mostly digit 7\. Enough data to be sure\.$/,
    );
    const box = await verdict.boundingBox();
    expect(box && box.y + box.height).toBeLessThan(640);
    await app.page.setViewportSize(DESKTOP);
  });

  it('marks in the table what is certain, beside the rates', async () => {
    const row = region('By version and digit')
      .locator('tbody tr')
      .filter({ has: app.page.getByRole('rowheader', { name: '7', exact: true }) });
    await row.getByRole('img', { name: 'certainly better' }).waitFor();
    await expect
      .poll(() => row.locator('td').allTextContents())
      .toEqual([expect.stringMatching(/^1\.11%.*−21\.11/), expect.stringMatching(/^22\.2%/)]);
  });

  it('offers what has figures: versions, spans, digits', async () => {
    const options = (label: string) =>
      app.page.getByLabel(label, { exact: true }).locator('option').allTextContents();
    expect(await options('Model version')).toEqual(['All versions', 'm6', 'm5']);
    expect(await options('Days (UTC)')).toEqual(['Last 30 days', 'Choose days…']);
    expect(await options('Digit meant')).toHaveLength(11);
  });

  it('explains its terms to those who ask', async () => {
    const meaning = app.page.getByText(/not recognized and not corrected, as a share/);
    await expect.poll(() => meaning.isVisible()).toBe(false);
    await app.button('Not recognized').focus();
    await expect.poll(() => meaning.isVisible()).toBe(true);
    await app.page.keyboard.press('Escape');
    await expect.poll(() => meaning.isVisible()).toBe(false);
    // In a table, which scrolls and would cut it off: whole, and inside the window.
    await region('By version and digit').getByRole('button', { name: '22.2%' }).hover();
    const box = await app.page
      .getByText(/360 of 1,620 failed/)
      .first()
      .boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= DESKTOP.width && box.height > 20).toBe(true);
    await app.page.mouse.move(0, 0);
    // Every heading of every table says what is in it.
    for (const head of await app.page.locator('thead th').all()) {
      if (/^m\d/.test((await head.textContent()) ?? '')) continue;
      await expect.poll(() => head.getByRole('tooltip', { includeHidden: true }).count()).toBe(1);
    }
  });

  it('has a table of figures under the charts, of all digits or one by week', async () => {
    const card = region('Over time');
    const fold = card.locator('details');
    await expect.poll(() => fold.locator('table').isVisible()).toBe(false);
    await fold.locator('summary').click();
    await fold.getByRole('table', { name: 'Failure rate by day' }).waitFor();
    await expect.poll(() => fold.locator('tbody tr').count()).toBe(DAYS);
    await card.getByLabel('Digit meant').selectOption('Digit 7');
    await fold.getByRole('table', { name: 'Failure rate of digit 7' }).waitFor();
    await fold
      .getByRole('rowheader', { name: /^Week / })
      .first()
      .waitFor();
    expect(await fold.locator('tbody tr').count()).toBeLessThanOrEqual(3);
  });

  it('keeps what is chosen in its address', async () => {
    await app.page.getByLabel('Model version', { exact: true }).selectOption('m6');
    await app.page.getByText('(UTC), version m6.').waitFor();
    await app.page.reload();
    await app.page.getByText('(UTC), version m6.').waitFor();
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
