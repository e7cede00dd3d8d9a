import type { Worker } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { MAX_REPORT_BYTES, REPORTS_PATH } from '../../src/contract';
import { AppPage } from './app-page';
import type { Rig } from './rig';
import { withRig } from './with-rig';

/** Of one stroke each, which is quick. */
const TWELVE_DIGITS = '111111111111';
const LOCK = 'inktally-upload';

const reportsOf = (rig: Rig) => rig.proxy.requests.filter(({ url }) => url.endsWith(REPORTS_PATH));

/** Counts twelve readings at a time. */
async function countTwelve(app: AppPage): Promise<void> {
  // A tab in the background paints nothing, and reads nothing.
  await app.page.bringToFront();
  await app.goTo('Number');
  await app.write(TWELVE_DIGITS);
  await app.count();
}

/**
 * The report is sealed at the 20th count or soon after; from then on its bytes stay as they are.
 */
async function isSealed(app: AppPage): Promise<void> {
  await app.region('Stored on this device').getByText('Reports made on').waitFor();
}

/** The app's service worker, once it runs. */
async function serviceWorker(rig: Rig): Promise<Worker> {
  await rig.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const [worker] = rig.context.serviceWorkers();
  return worker ?? (await rig.context.waitForEvent('serviceworker'));
}

describe('two tabs and the service worker', () => {
  const { rig, app: first } = withRig();
  let second: AppPage;
  let shown = '';

  beforeAll(async () => {
    await first.open();
    await first.agree();
  });

  it('cannot send before the 20th reading, not even with "Send now"', async () => {
    await countTwelve(first);
    await first.goTo('Privacy');
    await first.region('Next report').getByText('8 more readings before it can be sent.').waitFor();
    await expect.poll(() => first.button('Send now').isDisabled()).toBe(true);
    expect(reportsOf(rig)).toEqual([]);
  });

  it('send nothing while another, be it the service worker, holds the lock', async () => {
    await countTwelve(first);
    await first.goTo('Privacy');
    const worker = await serviceWorker(rig);
    const isHeld = await worker.evaluate(
      (name) =>
        new Promise<boolean>((resolve) => {
          const held = new Promise<void>((release) => {
            Object.assign(self, { release });
          });
          void navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
            resolve(lock !== null);
            await held;
          });
        }),
      LOCK,
    );
    expect(isHeld).toBe(true);
    await first.button('Send now').click();
    await first.page.getByText('A report is already being sent.').waitFor();
    expect(reportsOf(rig)).toEqual([]);
    await worker.evaluate(async (name) => {
      (self as unknown as { release: () => void }).release();
      // It is free only when another can have it.
      await navigator.locks.request(name, () => undefined);
    }, LOCK);
  });

  it('send one request for the report, whichever of them is told to send', async () => {
    second = new AppPage(await rig.context.newPage(), rig.origin);
    await second.open('/privacy');
    for (const app of [first, second]) await isSealed(app);
    shown = await first.nextReportBody();
    expect(await second.nextReportBody()).toBe(shown);
    const answer = rig.proxy.hold(new RegExp(REPORTS_PATH));
    await first.button('Send now').click();
    await expect.poll(() => reportsOf(rig).length).toBe(1);
    await second.button('Send now').click();
    await second.page.getByText('A report is already being sent.').waitFor();
    const worker = await serviceWorker(rig);
    const isFree = await worker.evaluate(
      (name) => navigator.locks.request(name, { ifAvailable: true }, (lock) => lock !== null),
      LOCK,
    );
    expect(isFree).toBe(false);
    answer();
    await first.page.getByText('Sent.', { exact: true }).waitFor();
    expect(reportsOf(rig)).toHaveLength(1);
  });

  it('show, both of them, the very bytes that went and what the server answered', async () => {
    const [request] = reportsOf(rig);
    expect(Buffer.from(request?.body ?? '')).toEqual(Buffer.from(shown));
    expect(Object.keys(JSON.parse(shown))).toEqual(['v', 'id', 'model', 'attempts', 'failures', 'unread']);
    const size = Buffer.byteLength(shown);
    expect(Number(request?.headers['content-length'])).toBe(size);
    expect(size).toBeLessThan(MAX_REPORT_BYTES);
    for (const app of [first, second]) {
      const sent = app.region('Sent reports');
      await sent.getByText(shown, { exact: true }).waitFor();
      await expect.poll(() => sent.locator('pre').allTextContents()).toEqual([shown]);
      await expect.poll(() => sent.textContent()).toContain(`${size} bytes, HTTP 204`);
    }
  });

  it('sends no second report on the same day, and tells nobody but the server of the first', async () => {
    await countTwelve(first);
    await countTwelve(first);
    await first.goTo('Privacy');
    await first.button('Send now').click();
    await first.page.getByText('Only one report is sent a day. The next can be sent tomorrow.').waitFor();
    expect(reportsOf(rig)).toHaveLength(1);
    expect(rig.strangers()).toEqual([]);
    const stored = await first.page.evaluate(() => document.cookie);
    expect(stored).toBe('');
    expect(await rig.context.cookies()).toEqual([]);
    expect(rig.pageErrors).toEqual([]);
  });

  it('tells of turning sharing off in the other tab at once', async () => {
    await second.sharingSwitch.click();
    await expect.poll(() => first.sharingSwitch.getAttribute('aria-checked')).toBe('false');
    await first.region('Stored on this device').getByText('Nothing counted yet.').waitFor();
    await first.region('Sent reports').getByText('Nothing sent yet.').waitFor();
  });
});

describe('a report that the server refuses', () => {
  // The server counts another model only, so the report of this one is refused for good.
  const { rig, app } = withRig({ env: { MODEL_VERSIONS: 'm1' } });

  beforeAll(async () => {
    await app.open();
    await app.agree();
  });

  it('is dropped, and the page says so with its bytes, the answer and the server’s own words', async () => {
    await countTwelve(app);
    await countTwelve(app);
    await app.goTo('Privacy');
    await isSealed(app);
    const shown = await app.nextReportBody();
    await app.button('Send now').click();
    await app.page.getByText('The server refused the report, so it was deleted.').waitFor();
    const answer = await fetch(`${rig.origin}${REPORTS_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: shown,
    });
    expect(answer.status).toBe(422);
    const { message } = (await answer.json()) as { message: string };
    const sent = app.region('Sent reports');
    await expect.poll(() => sent.locator('pre').allTextContents()).toEqual([shown]);
    await expect.poll(() => sent.textContent()).toContain('HTTP 422');
    await expect.poll(() => sent.textContent()).toContain(message);
    expect(reportsOf(rig).map(({ body }) => body)).toEqual([shown]);
  });
});
