import { existsSync } from 'node:fs';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInk } from '../../model/data';
import { splitOf } from '../../model/split';
import type { Stroke } from '../../src/ink';
import { loadRecognizer } from '../../src/recognizer/node';
import { digitStrokes, drawnDigits, goldenRasters } from '../fixtures';
import { AppPage } from './app-page';
import { DESKTOP, type Rig, startRig } from './rig';

const SHARED_INK = '../shared/data/digits.jsonl.gz';
/** Every so many-th of the validation digits is drawn. */
const EVERY = 60;

describe('the same engine in Chromium as in Node', () => {
  let rig: Rig;
  let app: AppPage;

  beforeAll(async () => {
    rig = await startRig({ viewport: DESKTOP });
    app = new AppPage(rig.page, rig.origin);
    await app.open();
    await app.button('Use without sharing').click();
  });
  afterAll(async () => {
    await rig?.close();
  });

  it('rasterizes to the golden 784 numbers, to the last bit', async () => {
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
    const flats = Object.entries(drawnDigits);
    const rasters = (await app.page.evaluate(`{
      ${chunk.code};
      const flats = ${JSON.stringify(flats)};
      Object.fromEntries(flats.map(([digit, strokes]) => {
        const raster = ink.rasterize(strokes.map((flat) => ink.strokeFromFlat(flat)));
        return [digit, btoa(String.fromCharCode(...new Uint8Array(raster.buffer)))];
      }));
    }`)) as Record<string, string>;
    expect(rasters).toEqual(goldenRasters);
  });

  it('reads the fixtures and, where it lies beside the checkout, real ink as the command line does', async () => {
    const reader = await loadRecognizer();
    const drawings: { label: string; strokes: readonly Stroke[] }[] = Object.keys(drawnDigits).map(
      (label) => ({
        label,
        strokes: digitStrokes(label),
      }),
    );
    if (existsSync(SHARED_INK)) {
      let index = 0;
      for await (const sample of readInk(SHARED_INK)) {
        if (splitOf(sample.writer) === 'validation' && index++ % EVERY === 0) drawings.push(sample);
      }
    } else {
      console.log(`${SHARED_INK} is not there: only the repository's own fixtures are drawn`);
    }
    let sameAsNode = 0;
    let right = 0;
    for (const { label, strokes } of drawings) {
      const read = await app.draw(strokes);
      const { digit, accepted } = reader.read(strokes);
      if (read === (accepted ? String(digit) : 'Not sure')) sameAsNode += 1;
      if (read === label) right += 1;
      await app.button('Clear').click();
    }
    reader.close();
    // The mouse moves in whole pixels, so a drawing on the edge of the threshold may fall to the other side.
    expect(sameAsNode / drawings.length).toBeGreaterThanOrEqual(0.95);
    expect(right / drawings.length).toBeGreaterThanOrEqual(0.93);
  });

  it('met no error', () => {
    expect(rig.pageErrors).toEqual([]);
  });
});
