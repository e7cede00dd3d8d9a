import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { digitStrokes } from '../fixtures';
import { AppPage } from './app-page';
import { drawWithMouse } from './drawing';
import { SOFTWARE_WEBGL } from './recognizer-harness';
import { type ServerAnswer, withoutWasm } from './recording-proxy';
import { PHONE, type Rig, startRig } from './rig';
import { expectSound } from './soundness';
import { kept } from './storage';

const WEIGHTS = /\/weights-[\w-]+\.bin/;
const WEBGL = /\/worker-webgl-/;
const MODEL = /\/model-[\w-]+\.json/;

describe('a reader that cannot be had', () => {
  let rig: Rig;
  let app: AppPage;

  beforeAll(async () => {
    rig = await startRig({ viewport: PHONE, args: SOFTWARE_WEBGL });
    app = new AppPage(rig.page, rig.origin);
    // Every visit here is a first one: no copy of a file is kept that would hide what the network does.
    await rig.context.route('**/sw.js', (route) => route.abort());
    await app.open();
    await app.button('Use without sharing').click();
  });
  afterEach(async () => {
    rig.proxy.alter(null);
    rig.proxy.online = true;
  });
  afterAll(async () => {
    await rig?.close();
  });

  /** Opens the page with nothing kept but the choice. */
  async function visitAnew(): Promise<void> {
    await app.page.evaluate(async () => {
      for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
      for (const name of await caches.keys()) await caches.delete(name);
    });
    const session = await rig.context.newCDPSession(app.page);
    await session.send('Network.clearBrowserCache');
    await session.detach();
    await app.open();
  }

  /** The sentence is said of a drawing, which is read as soon as its cause is gone and the button is pressed. */
  async function saysAndGoesOn(sentence: string, mend: () => void, digit: number): Promise<void> {
    await drawWithMouse(app.page, app.area, digitStrokes(digit));
    await app.page.getByRole('alert').getByText(`${sentence} Your drawing stays.`, { exact: true }).waitFor();
    await expectSound(app);
    await app.button('Try again').click();
    await app.page.getByRole('alert').getByText(sentence).waitFor();
    mend();
    // On a slow machine that try may come after the mending: then there is no button any more.
    await app
      .button('Try again')
      .click({ timeout: 5000 })
      .catch(() => undefined);
    expect(await app.settledReading()).toBe(String(digit));
  }

  it('says that a model file is missing', async () => {
    rig.proxy.alter((path, answer) => (WEIGHTS.test(path) ? { ...answer, status: 404 } : answer));
    await visitAnew();
    await saysAndGoesOn(
      'The server no longer has the model of this version. A newer version of the app may be there.',
      () => rig.proxy.alter(null),
      4,
    );
  });

  it('says that the server has a problem', async () => {
    rig.proxy.alter((path, answer) => (MODEL.test(path) ? { ...answer, status: 503 } : answer));
    await visitAnew();
    await saysAndGoesOn(
      'The reader could not be loaded: the server has a problem.',
      () => rig.proxy.alter(null),
      5,
    );
  });

  it('says that the server cannot be reached', async () => {
    rig.proxy.alter((path, answer) => (WEIGHTS.test(path) ? null : answer));
    await visitAnew();
    await saysAndGoesOn(
      'The reader could not be loaded: the server cannot be reached.',
      () => rig.proxy.alter(null),
      2,
    );
  });

  it('says that there is no network, and goes on by itself when there is', async () => {
    rig.proxy.alter((path, answer) => (WEIGHTS.test(path) ? null : answer));
    await visitAnew();
    await rig.context.setOffline(true);
    await drawWithMouse(app.page, app.area, digitStrokes(7));
    await app.page
      .getByRole('alert')
      .getByText('The reader could not be loaded without a network. Your drawing stays.')
      .waitFor();
    rig.proxy.alter(null);
    await rig.context.setOffline(false);
    expect(await app.settledReading()).toBe('7');
  });

  it.each([
    ['the file of weights', WEIGHTS],
    ['the file of the model', MODEL],
  ])('says of %s that it is damaged on the server, by their hash', async (_name, pattern) => {
    rig.proxy.alter((path, answer) => (pattern.test(path) ? damaged(answer) : answer));
    await visitAnew();
    await saysAndGoesOn(
      'A file of the reader is damaged, and so is the copy on the server.',
      () => rig.proxy.alter(null),
      8,
    );
  });

  it('does without a damaged copy that is whole on the server', async () => {
    rig.proxy.alter((path, answer) => (WEIGHTS.test(path) && !path.includes('?') ? damaged(answer) : answer));
    await visitAnew();
    expect(await app.draw(digitStrokes(6))).toBe('6');
    expect(rig.proxy.requests.some(({ url }) => WEIGHTS.test(url) && url.endsWith('?again'))).toBe(true);
  });

  it('reads on WebGL where a content security policy blocks WebAssembly', async () => {
    rig.proxy.alter((_path, answer) => withoutWasm(answer));
    await visitAnew();
    await app.draw(digitStrokes(5));
    await expect.poll(() => app.reading.textContent(), { timeout: 20_000 }).toBe('5');
    await app.goTo('Settings');
    await app.page.getByText(/^It runs on WebGL, because WebAssembly SIMD is not to be had here/).waitFor();
  });

  it('says that WebAssembly and WebGL are both blocked', async () => {
    rig.proxy.alter((path, answer) => (WEBGL.test(path) ? { ...answer, status: 404 } : withoutWasm(answer)));
    await visitAnew();
    await saysAndGoesOn(
      'Neither WebAssembly nor WebGL may run here. Allow one of them, or use another browser.',
      () => rig.proxy.alter(null),
      0,
    );
  });

  it('says that the worker could not be started', async () => {
    rig.proxy.alter((path, answer) =>
      /\/worker-[\w-]+\.js/.test(path) ? { ...answer, status: 404 } : answer,
    );
    await visitAnew();
    await saysAndGoesOn('The reader has stopped, or could not be started.', () => rig.proxy.alter(null), 3);
  });

  it('says the same in Settings, with the way on', async () => {
    rig.proxy.alter((path, answer) => (WEIGHTS.test(path) ? { ...answer, status: 503 } : answer));
    await visitAnew();
    await app.goTo('Settings');
    await app.page.getByText('The reader could not be loaded: the server has a problem.').waitFor();
    await expectSound(app);
    rig.proxy.alter(null);
    await app.button('Try again').click();
    await app.region('Reader').getByText('Whole (SHA-256)').waitFor();
  });

  it('asks nobody else', () => {
    expect(rig.strangers()).toEqual([]);
  });
});

describe('a copy of a model file that went bad on the device', () => {
  it('is noticed, read past, and replaced, so that there is a whole one without a network', async () => {
    const rig = await startRig();
    const app = new AppPage(rig.page, rig.origin);
    await app.open();
    await app.button('Use without sharing').click();
    await expect
      .poll(async () => (await kept(app.page)).cached.some((url) => WEIGHTS.test(url)), { timeout: 30_000 })
      .toBe(true);
    // Until then the page is not served from what is kept.
    await app.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await app.page.evaluate(async (pattern) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          if (!new RegExp(pattern).test(request.url)) continue;
          const bytes = new Uint8Array(await ((await cache.match(request)) as Response).arrayBuffer());
          bytes[1000] = (bytes[1000] ?? 0) ^ 1;
          await cache.put(request, new Response(bytes));
        }
      }
    }, WEIGHTS.source);
    await app.page.reload();
    expect(await app.draw(digitStrokes(9))).toBe('9');
    const again = () => rig.proxy.requests.filter(({ url }) => url.endsWith('?again')).length;
    expect(again()).toBe(1);
    rig.proxy.online = false;
    await app.page.reload();
    expect(await app.draw(digitStrokes(9))).toBe('9');
    expect(again()).toBe(1);
    await rig.close();
  });
});

/** One bit of the file is another one. */
function damaged(answer: ServerAnswer): ServerAnswer {
  const body = Buffer.from(answer.body);
  const place = body.length >> 1;
  body[place] = (body[place] ?? 0) ^ 1;
  return { ...answer, body };
}
