import { chromium } from 'playwright-core';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { CHROMIUM_FLAGS, ensureChromium, FEATURES_OFF } from '../../scripts/chromium';
import { drawnDigits, goldenPaths, goldenRasters } from '../fixtures';
import { browserForAll } from './rig';

it('turns off all of the browser that Playwright does', async () => {
  const browser = await chromium.launchServer({
    executablePath: ensureChromium(),
    args: [...CHROMIUM_FLAGS],
  });
  const parameters = browser.process().spawnargs;
  await browser.close();
  const prefix = '--disable-features=';
  const lists = parameters.filter((parameter) => parameter.startsWith(prefix));
  const [playwright = [], ours] = lists.map((list) => list.slice(prefix.length).split(','));
  expect(ours).toEqual(FEATURES_OFF);
  expect(playwright.filter((feature) => !FEATURES_OFF.includes(feature))).toEqual([]);
  expect(playwright).toContain('PaintHolding');
});

it('rasterizes in Chromium as in Node: to the golden 784 numbers, to the last bit', async () => {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'src/ink/index.ts', formats: ['iife'], name: 'ink' },
    },
  });
  const [bundle] = Array.isArray(output) ? output : [output];
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : null;
  if (!chunk) throw new Error('no bundle of src/ink');
  const page = await (await browserForAll()).newPage();
  const flats = Object.entries(drawnDigits);
  const made = (name: 'rasterize' | 'penPath') =>
    page.evaluate(`{
      ${chunk.code};
      const flats = ${JSON.stringify(flats)};
      Object.fromEntries(flats.map(([digit, strokes]) => {
        const values = ink.${name}(strokes.map((flat) => ink.strokeFromFlat(flat)));
        return [digit, btoa(String.fromCharCode(...new Uint8Array(values.buffer)))];
      }));
    }`) as Promise<Record<string, string>>;
  expect(await made('rasterize')).toEqual(goldenRasters);
  expect(await made('penPath')).toEqual(goldenPaths);
  await page.close();
});
