import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONFIG_PATH, REPORTS_PATH, type Report } from '../../src/contract';
import { type RunningServer, readSettings, startServer } from '../../src/server';
import { numberStrokes } from '../fixtures';
import { temporaryFolder } from '../fixtures/temporary-folder';
import { sqliteSums } from '../server/load';
import { AppPage } from './app-page';
import { QuickSheet } from './quick-sheet';
import { browserForAll } from './rig';
import { buildForStaticHost, StaticHost } from './static-host';

/** Of one stroke each, which is quick. */
const TWELVE_DIGITS = '111111111111';

describe('the app on a static host, its reports to a server elsewhere', () => {
  const folder = temporaryFolder();
  const asked: string[] = [];
  const errors: string[] = [];
  let host: StaticHost;
  let server: RunningServer;
  let context: BrowserContext;
  let app: AppPage;

  beforeAll(async () => {
    host = await StaticHost.start();
    server = await startServer(
      readSettings({
        PORT: '0',
        DATA_DIR: join(folder, 'data'),
        STATIC_DIR: join(folder, 'none'),
        CORS_ORIGIN: host.origin,
        CONTACT: 'privacy@inktally.example',
      }),
      { print: () => undefined },
    );
    await buildForStaticHost(join(folder, 'client'), server.url);
    host.serve(join(folder, 'client'));
    context = await (await browserForAll()).newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
    context.on('request', (request) => asked.push(request.url()));
    context.on('weberror', (error) => errors.push(String(error.error())));
    context.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    const page = await context.newPage();
    app = new AppPage(page, host.origin);
  });
  afterAll(async () => {
    await context?.close();
    await server?.close();
    await host?.close();
  });

  it('names the server of the reports before anybody agrees, and asks it only for what the policy shows', async () => {
    await app.open();
    const text = `Reports go only to ${server.url}, the operator’s server for reports; the app itself came from another server.`;
    await app.goTo('Practice');
    await app.openPolicy();
    await app.policy.getByText(text).waitFor();
    await app.agree();
    const elsewhere = asked.filter((url) => !url.startsWith(`${host.origin}/`));
    expect([...new Set(elsewhere)]).toEqual([`${server.url}${CONFIG_PATH}`]);
  });

  it('reads, counts, and sends a report there, which is stored', async () => {
    for (let round = 0; round < 2; round++) {
      await app.goTo('Number');
      const sheet = await QuickSheet.of(app);
      await sheet.draw(numberStrokes(TWELVE_DIGITS));
      await app.next();
    }
    await app.goTo('Privacy');
    await app.page.getByText('privacy@inktally.example').waitFor();
    await expect.poll(() => app.button('Send now').isEnabled()).toBe(true);
    const answered = context.waitForEvent('response', (response) => response.request().method() === 'POST');
    await app.button('Send now').click();
    const answer = await answered;
    expect([answer.url(), answer.status()]).toEqual([server.url + REPORTS_PATH, 204]);
    const { cookie, referer } = await answer.request().allHeaders();
    expect([cookie, referer]).toEqual([undefined, undefined]);
    const sent = answer.request().postDataJSON() as Report;
    const sums = sqliteSums(join(folder, 'data', 'inktally.sqlite'));
    expect(sent.attempts.map((_, digit) => sums[digit]?.attempts)).toEqual(sent.attempts);
  });

  it('opens every page by its address, and never asked for anything else of anybody', async () => {
    for (const path of ['/number', '/practice', '/settings', '/diagnostics', '/privacy']) {
      await app.open(path);
      await app.page.getByRole('heading', { level: 1 }).waitFor();
    }
    const elsewhere = asked.filter((url) => !url.startsWith(`${host.origin}/`) && !/^(blob|data):/.test(url));
    expect(new Set(elsewhere)).toEqual(new Set([server.url + REPORTS_PATH, `${server.url}${CONFIG_PATH}`]));
    expect(errors).toEqual([]);
  });

  it('may by its own text send to that server only, whatever headers the host gives', async () => {
    const policy = await app.page
      .locator('meta[http-equiv="Content-Security-Policy"]')
      .getAttribute('content');
    expect(policy).toContain(`connect-src 'self' ${server.url};`);
    expect(policy).toContain("default-src 'none'");
    const blocked = await app.page.evaluate(() => fetch('http://127.0.0.1:9/').catch(() => 'blocked'));
    expect(blocked).toBe('blocked');
    expect(errors.join()).toContain('Content Security Policy');
  });

  it('has no page of the maintainers', () => {
    expect(readdirSync(join(folder, 'client'))).not.toContain('maintain.html');
  });
});
