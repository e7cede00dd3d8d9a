import type { Page, Worker } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PLAIN_LOOK, pictureOf } from '../../model/training/made-pictures';
import { DOT_EXTENT, strokeFromFlat } from '../../src/ink';
import { seededRandom } from '../../src/random';
import {
  loadLineReader,
  loadRecognizer,
  type NodeRecognizer,
  type NumberReading,
  readCheckedNumber,
  readPicture,
} from '../../src/recognizer/node';
import { digitStrokes, drawnDigits, HALF_THREE, numberStrokes, sideBySide, strokeToFlat } from '../fixtures';
import { type Harness, startHarness } from './recognizer-harness';
import type { PageReading, PageStatus, RecognizerPage } from './recognizer-page';
import { keepContexts, loseContext } from './webgl-contexts';

/** Most that two backends may differ in a probability. */
const TOLERANCE = 1e-3;

type Drawing = readonly (readonly number[])[];

/**
 * The digits, and what is hard to read: each half drawn, and each over the next. A sure
 * reading hides differences.
 */
const DIGITS_DRAWN = Object.values(drawnDigits);
const DRAWINGS: readonly Drawing[] = [
  ...DIGITS_DRAWN,
  ...DIGITS_DRAWN.map((strokes) => strokes.map((flat) => flat.slice(0, 2 * Math.ceil(flat.length / 4)))),
  ...DIGITS_DRAWN.map((strokes, i) => [...strokes, ...(DIGITS_DRAWN[(i + 1) % DIGITS_DRAWN.length] ?? [])]),
];

/** A number for a picture, and one that no reader is sure of. */
const NUMBER: Drawing = numberStrokes('386').map(strokeToFlat);
const UNSURE = sideBySide([digitStrokes(1), digitStrokes(9), HALF_THREE]);

declare const harness: RecognizerPage;

/**
 * Describes how the backends read and take each other's place.
 *
 * @param drawings how much WebGL reads, which takes long in software: every drawing, or a few. With
 *   a few it also starts only for what `backends-app.test.ts` does not show in the app itself.
 */
export function describeBackends(drawings: 'every' | 'few'): void {
  const SOME_DRAWINGS = drawings === 'every' ? DRAWINGS : DRAWINGS.filter((_, i) => i % 9 === 0);
  const itInFull = (name: string, test: () => Promise<void>) => {
    if (drawings === 'every') it(name, test);
  };

  let rig: Harness;
  let node: NodeRecognizer;
  let page: Page;
  /** What each digit of `NUMBER` in a picture may be, in Node. */
  let expectedInPicture: readonly (readonly number[])[];
  let expectedNumber: NumberReading;

  beforeAll(async () => {
    const [harnessed, recognizer, lines] = await Promise.all([
      startHarness(),
      loadRecognizer(),
      loadLineReader(),
    ]);
    [rig, node] = [harnessed, recognizer];
    const strokes = NUMBER.map((flat) => strokeFromFlat(flat));
    const reading = readPicture(lines, pictureOf(strokes, PLAIN_LOOK, seededRandom(1)));
    expectedInPicture = reading.lines.flatMap(({ digits }) =>
      digits.map((digit) => digit.reading.probabilities),
    );
    expect(expectedInPicture).toHaveLength(3);
    expectedNumber = readCheckedNumber(node, lines, UNSURE, { dotExtent: DOT_EXTENT });
    // A sure one would hide differences of the line network.
    expect(expectedNumber.confidence).toBeGreaterThan(0.2);
    expect(expectedNumber.confidence).toBeLessThan(0.8);
    lines.close();
  });
  afterAll(async () => {
    node?.close();
    await rig?.close();
  });
  beforeEach(async () => {
    rig.block(null);
    page = await rig.open();
    rig.asked();
  });
  afterEach(async () => {
    await page.close();
  });

  const use = (backend: Parameters<RecognizerPage['use']>[0]): Promise<PageStatus> =>
    page.evaluate((wanted) => harness.use(wanted), backend);
  const status = (): Promise<PageStatus> => page.evaluate(() => harness.status());
  const read = (drawings: readonly Drawing[]): Promise<PageReading[]> =>
    page.evaluate((flats) => harness.read(flats), drawings);
  const readAll = (): Promise<PageReading[]> => read(DRAWINGS);
  /** The largest difference to the probabilities in Node, of a few drawings. */
  const differenceOfSome = async (): Promise<number> =>
    differenceToNode(await read(SOME_DRAWINGS), SOME_DRAWINGS);

  /** The largest difference to the probabilities in Node. */
  function differenceToNode(
    readings: readonly PageReading[],
    drawings: readonly Drawing[] = DRAWINGS,
  ): number {
    expect(readings).toHaveLength(drawings.length);
    const differences = drawings.flatMap((drawing, i) => {
      const expected = node.read(drawing.map((flat) => strokeFromFlat(flat))).probabilities;
      const found = readings[i]?.probabilities ?? [];
      expect(found).toHaveLength(expected.length);
      return expected.map((probability, d) => Math.abs(probability - (found[d] ?? Number.NaN)));
    });
    return Math.max(...differences);
  }

  /** The median time of a reading on a warm backend, in ms; printed, never judged. */
  function median(readings: readonly PageReading[]): string {
    const times = readings.map(({ ms }) => ms).sort((a, b) => a - b);
    return `${(times[Math.floor(times.length / 2)] ?? Number.NaN).toFixed(2)} ms`;
  }

  describe('the backends', () => {
    it('are compared on drawings of which some are hard', () => {
      const sure = DRAWINGS.map(
        (drawing) => node.read(drawing.map((flat) => strokeFromFlat(flat))).confidence,
      );
      expect(sure.filter((confidence) => confidence < 0.9).length).toBeGreaterThan(4);
    });

    it('start with WebAssembly SIMD, and load nothing of WebGL', async () => {
      expect(await use('auto')).toMatchObject({
        state: 'ready',
        backend: 'wasm-simd',
        reason: { code: 'preferred', failures: [] },
      });
      expect(differenceToNode(await readAll())).toBeLessThan(TOLERANCE);
      const asked = rig.asked();
      expect(asked.filter((path) => path.endsWith('.wasm'))).toEqual([expect.stringContaining('simd')]);
      expect(asked.filter((path) => path.includes('webgl'))).toEqual([]);
    });

    for (const backend of ['wasm-simd', 'wasm', 'webgl'] as const) {
      it(`read on ${backend} as Node does`, async () => {
        const started = await use(backend);
        expect(started).toMatchObject({ state: 'ready', backend, reason: { code: 'chosen', failures: [] } });
        const binaries = rig.asked().filter((path) => path.endsWith('.wasm'));
        expect(binaries.map((path) => path.includes('simd'))).toEqual(
          backend === 'webgl' ? [] : [backend === 'wasm-simd'],
        );
        const mine = backend === 'webgl' ? SOME_DRAWINGS : DRAWINGS;
        const difference = differenceToNode(await read(mine), mine);
        expect(difference).toBeLessThan(TOLERANCE);
        console.log(`${backend}: ${median(await read(SOME_DRAWINGS))} a reading, ${difference} from Node`);
        expect(await status()).toEqual(started);
        const number = await page.evaluate((flats) => harness.readNumber(flats), UNSURE.map(strokeToFlat));
        expect(number.number).toBe(expectedNumber.number);
        expect(Math.abs(number.confidence - expectedNumber.confidence)).toBeLessThan(TOLERANCE);
        // Several looks, for which WebGL in software takes long.
        if (backend === 'webgl' && drawings === 'few') return;
        const found = await page.evaluate((flats) => harness.readPicture(flats), NUMBER);
        expect(found).toHaveLength(expectedInPicture.length);
        found.flat().forEach((probability, i) => {
          expect(Math.abs(probability - (expectedInPicture.flat()[i] ?? Number.NaN))).toBeLessThan(TOLERANCE);
        });
      });
    }

    itInFull('can be changed while the page is open, there and back', async () => {
      for (const backend of ['wasm-simd', 'webgl', 'wasm', 'webgl', 'wasm-simd'] as const) {
        expect(await use(backend)).toMatchObject({ state: 'ready', backend });
        expect(await differenceOfSome()).toBeLessThan(TOLERANCE);
      }
    });

    itInFull('keep the order of wishes that follow each other at once', async () => {
      const last = await page.evaluate(async () => {
        void harness.use('webgl');
        void harness.use('wasm');
        return harness.use('wasm-simd');
      });
      expect(last).toMatchObject({ state: 'ready', backend: 'wasm-simd' });
      expect(await differenceOfSome()).toBeLessThan(TOLERANCE);
      expect(await status()).toMatchObject({ backend: 'wasm-simd' });
    });
  });

  describe('a backend that fails', () => {
    it('leaves the drawing that waits to plain WebAssembly when the SIMD binary cannot be loaded', async () => {
      rig.block(/simd.*\.wasm$/);
      expect(await differenceOfSome()).toBeLessThan(TOLERANCE);
      expect(await status()).toMatchObject({
        backend: 'wasm',
        reason: { code: 'fallback', failures: [['wasm-simd', 'not-started']] },
      });
    });

    itInFull('leaves the drawing that waits to WebGL when no WebAssembly can be loaded', async () => {
      rig.block(/\.wasm$/);
      expect(await differenceOfSome()).toBeLessThan(TOLERANCE);
      expect(await status()).toMatchObject({
        backend: 'webgl',
        reason: {
          code: 'fallback',
          failures: [
            ['wasm-simd', 'not-started'],
            ['wasm', 'not-started'],
          ],
        },
      });
    });

    it('says so when none is left, and works again when they can be loaded', async () => {
      rig.block(/\.wasm$|webgl/);
      const failed = await use('auto');
      expect(failed.state).toBe('failed');
      expect(failed.error).toMatch(/wasm-simd: .*; wasm: .*; webgl: its code could not be loaded/);
      rig.block(null);
      await page.evaluate(() => harness.load());
      expect(await differenceOfSome()).toBeLessThan(TOLERANCE);
      expect(await status()).toMatchObject({ backend: 'wasm-simd', reason: { failures: [] } });
    });

    it('fails with the worker when its module cannot be loaded, and starts again when it can', async () => {
      rig.block(/worker-main-/);
      const fresh = await rig.open();
      const failed = await fresh.evaluate(() => harness.use('auto'));
      expect(failed.error).toMatch(/^The recognizer's worker stopped \(.+\); load again\.$/);
      rig.block(null);
      await fresh.evaluate(() => harness.load());
      expect(await fresh.evaluate(() => harness.status())).toMatchObject({ state: 'ready' });
      await fresh.close();
    });

    itInFull('is left when its WebGL context is lost, without losing a drawing', async () => {
      await use('auto');
      const worker = theWorker();
      await keepContexts(worker);
      expect(await use('webgl')).toMatchObject({ backend: 'webgl' });
      expect(await differenceOfSome()).toBeLessThan(TOLERANCE);
      await loseContext(worker);
      expect(await differenceOfSome()).toBeLessThan(TOLERANCE);
      expect(await status()).toMatchObject({
        state: 'ready',
        backend: 'wasm-simd',
        reason: { code: 'fallback', failures: [['webgl', 'lost']] },
      });
      // Asked for again, it gets a new chance, on a new context.
      await use('auto');
      expect(await use('webgl')).toMatchObject({ backend: 'webgl', reason: { code: 'chosen' } });
      expect(await differenceOfSome()).toBeLessThan(TOLERANCE);
    });

    it('is left when the graphics process dies during a reading, which is read again', async () => {
      expect(await use('webgl')).toMatchObject({ backend: 'webgl' });
      const reading = readAll();
      await expect.poll(() => page.evaluate(() => harness.readSoFar()), { interval: 10 }).toBeGreaterThan(0);
      await rig.crashGraphics();
      expect(differenceToNode(await reading)).toBeLessThan(TOLERANCE);
      expect(await status()).toMatchObject({
        backend: 'wasm-simd',
        reason: { code: 'fallback', failures: [['webgl', 'lost']] },
      });
    });
  });

  function theWorker(): Worker {
    const [worker] = page.workers();
    if (!worker) throw new Error('the page has no worker');
    return worker;
  }
}
