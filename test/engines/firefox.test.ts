import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, FIGURES_PATH } from '../../src/contract';
import { loadLanguage } from '../../src/dashboard/i18n';
import { LANGUAGES } from '../../src/design';
import { RecordingProxy } from '../browser/recording-proxy';
import { Clock, cleanUp, cleanUpLater, testServer } from '../server/harness';
import { makeReport } from '../server/reports';
import { DrivenBrowser } from './driven-browser';
import { startFirefox } from './firefox';
import { newcomersWay } from './newcomer';

newcomersWay('Firefox', startFirefox);

describe('the page of figures in Firefox, in a window of 320 pixels', () => {
  let browser: DrivenBrowser;
  let proxy: RecordingProxy;

  beforeAll(async () => {
    const clock = new Clock();
    clock.time = Date.now() - DAY_MS;
    const settings = { STATIC_DIR: 'dist/client', PUBLIC_AGGREGATES: 'true', MODEL_VERSIONS: 'm5,m6' };
    const server = await testServer(settings, { clock });
    const reports = ['m5', 'm6'].flatMap((model) => Array.from({ length: 30 }, () => makeReport({ model })));
    for (const status of await server.postAll(reports)) expect(status).toBe(204);
    clock.nextDay();
    await server.release();
    proxy = await RecordingProxy.start(server.url);
    cleanUpLater(() => proxy.close());
    const wire = await startFirefox({ width: 320, height: 568, language: 'en', proxyPort: proxy.port });
    cleanUpLater(() => wire.close());
    browser = new DrivenBrowser(wire);
  });
  afterAll(cleanUp);

  it.each(LANGUAGES)('needs no scrolling sideways in %s', async (language) => {
    const { messages } = await loadLanguage(language);
    await browser.open(`${proxy.allowedOrigin}${FIGURES_PATH}?lang=${language}`);
    await browser.see({ role: 'region', name: messages.versions.title });
    await browser.see({ role: 'region', name: messages.time.title });
    const [width, room] = await browser.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [innerWidth, scrollWidth - clientWidth];
    });
    expect([width, room]).toEqual([320, 0]);
  });
});
