import type { Worker } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digitStrokes } from '../fixtures';
import { AppPage } from './app-page';
import { SOFTWARE_WEBGL } from './recognizer-harness';
import { DESKTOP, type Rig, startRig } from './rig';
import { keepContexts, loseContext } from './webgl-contexts';

describe('what the reader runs on, in the app', () => {
  let rig: Rig;
  let app: AppPage;

  beforeAll(async () => {
    rig = await startRig({ viewport: DESKTOP, args: SOFTWARE_WEBGL });
    app = new AppPage(rig.page, rig.origin);
    await rig.context.route('**/*.wasm', (route) => route.abort());
    await app.open();
    await app.refuse();
  });
  afterAll(async () => {
    await rig?.close();
  });

  const picker = () => app.page.getByLabel('Run the reader on');
  const sentence = (text: string) => app.page.getByText(text, { exact: true }).waitFor();
  const worker = (): Worker => {
    const found = app.page.workers()[0];
    if (!found) throw new Error('the page has no worker');
    return found;
  };

  it('is WebGL where no WebAssembly can be loaded, and the page says so', async () => {
    expect(await app.draw(digitStrokes(4))).toBe('4');
    await app.goTo('Settings');
    await sentence(
      'Running on WebGL, because WebAssembly SIMD couldn’t be loaded or started and WebAssembly couldn’t be loaded or started.',
    );
    await expect.poll(() => picker().inputValue()).toBe('auto');
  });

  it('can be chosen, and stays chosen', async () => {
    await rig.context.unroute('**/*.wasm');
    await picker().selectOption('WebAssembly');
    await sentence('Running on WebAssembly, as you chose.');
    await app.page.reload();
    await sentence('Running on WebAssembly, as you chose.');
    await picker().selectOption('Automatic');
    await sentence('Running on WebAssembly SIMD, the first choice.');
  });

  it('changes when the WebGL context is lost, and the drawing is read all the same', async () => {
    await keepContexts(worker());
    await picker().selectOption('WebGL');
    await sentence('Running on WebGL, as you chose.');
    await app.goTo('Draw');
    const [first, ...others] = digitStrokes(4);
    if (!first || others.length === 0) throw new Error('the 4 of the fixtures has one stroke only');
    await app.draw([first, ...others]);
    await loseContext(worker());
    await app.button('Undo').click();
    await app.button('Redo').click();
    await app.reads('4');
    await app.goTo('Settings');
    await sentence('Running on WebAssembly SIMD, because WebGL stopped during use.');
    await expect.poll(() => picker().inputValue()).toBe('webgl');
  });

  it('asks nobody else', () => {
    expect(rig.strangers()).toEqual([]);
  });
});
