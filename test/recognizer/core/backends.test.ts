import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { sigmoid } from '@tensorflow/tfjs-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { slimBinaries } from '../../../scripts/slim-tensorflow';
import { DIGITS } from '../../../src/contract';
import { LINE_HEIGHT } from '../../../src/picture';
import { seededRandom } from '../../../src/random';
import {
  BACKENDS,
  BackendError,
  type BackendFailure,
  type BackendName,
  type BackendPreference,
  orderOf,
  startFirst,
} from '../../../src/recognizer/core/backends/selection';
import { startWasm, stopWasm } from '../../../src/recognizer/core/backends/wasm';
import { startWebgl } from '../../../src/recognizer/core/backends/webgl';
import { createDigitReader } from '../../../src/recognizer/core/digit-reader';
import {
  drawnDigit,
  loadLineReader,
  PATH_FILE,
  PUBLISHED_MODEL_DIR,
  readCheckedNumber,
  readModelFiles,
} from '../../../src/recognizer/node';
import type { WorkerResponse } from '../../../src/recognizer/worker/messages';
import { createService, type LoadedReader } from '../../../src/recognizer/worker/service';
import { digitStrokes, numberStrokes } from '../../fixtures';

/** The whole binaries, as the package has them. */
const WHOLE = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));

function takeFrom(folder: string) {
  const simd = join(folder, 'tfjs-backend-wasm-simd.wasm');
  const paths = {
    'tfjs-backend-wasm.wasm': join(folder, 'tfjs-backend-wasm.wasm'),
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  };
  setWasmPaths(paths);
  return paths;
}

describe('the order of backends', () => {
  it('is that of BACKENDS, or begins with the one asked for', () => {
    expect(orderOf('auto')).toEqual(['wasm-simd', 'wasm', 'webgl']);
    expect(orderOf('webgl')).toEqual(['webgl', 'wasm-simd', 'wasm']);
    expect(orderOf('wasm')).toEqual(['wasm', 'wasm-simd', 'webgl']);
    for (const backend of BACKENDS) expect([...orderOf(backend)].sort()).toEqual([...BACKENDS].sort());
  });
});

describe('the choice', () => {
  const working = (...names: BackendName[]) => {
    const tried: BackendName[] = [];
    const start = async (backend: BackendName) => {
      tried.push(backend);
      if (!names.includes(backend)) throw new BackendError('unsupported', `no ${backend} here`);
      return `running ${backend}`;
    };
    return { tried, start };
  };

  it('is the first that works, and says why', async () => {
    const all = working(...BACKENDS);
    expect(await startFirst('auto', all.start)).toEqual({
      running: 'running wasm-simd',
      backend: 'wasm-simd',
      reason: { code: 'preferred', asked: 'auto', failures: [] },
    });
    expect(all.tried).toEqual(['wasm-simd']);
    expect((await startFirst('webgl', all.start)).reason).toEqual({
      code: 'chosen',
      asked: 'webgl',
      failures: [],
    });
    expect(await startFirst('wasm-simd', working('webgl').start)).toMatchObject({
      backend: 'webgl',
      reason: {
        code: 'fallback',
        asked: 'wasm-simd',
        failures: [
          { backend: 'wasm-simd', code: 'unsupported', detail: 'no wasm-simd here' },
          { backend: 'wasm', code: 'unsupported', detail: 'no wasm here' },
        ],
      },
    });
  });

  it('passes over those that were lost', async () => {
    const lost: BackendFailure[] = [{ backend: 'webgl', code: 'lost', detail: 'stopped' }];
    const all = working(...BACKENDS);
    expect(await startFirst('webgl', all.start, lost)).toMatchObject({
      backend: 'wasm-simd',
      reason: { code: 'fallback', asked: 'webgl', failures: lost },
    });
    expect(all.tried).toEqual(['wasm-simd']);
  });

  it('fails with every reason when none works, and at once for what is not the backend’s fault', async () => {
    await expect(startFirst('auto', working().start)).rejects.toMatchObject({
      name: 'RecognizerError',
      code: 'backend',
      message: expect.stringContaining(
        'wasm-simd: no wasm-simd here; wasm: no wasm here; webgl: no webgl here',
      ),
    });
    const broken = new Error('the model is broken');
    await expect(startFirst('auto', () => Promise.reject(broken))).rejects.toBe(broken);
  });
});

describe('the slim binaries of the build', () => {
  const LINE_WIDTHS = [31, 100, 260];
  const BATCHES = [1, 2, 7, 30];

  async function start(folder: string, binary: 'wasm-simd' | 'wasm') {
    stopWasm();
    takeFrom(folder);
    await startWasm(binary);
  }

  /** Every number that the three networks give for some inputs. */
  async function allReadings() {
    const files = (name?: string) => readModelFiles(PUBLISHED_MODEL_DIR, name);
    const reader = createDigitReader(await files(), await files(PATH_FILE));
    const lineReader = await loadLineReader();
    const drawn = DIGITS.flatMap((digit) => {
      const strokes = digitStrokes(digit);
      const back = strokes.map(({ x, y }) => ({ x: x.slice().reverse(), y: y.slice().reverse() }));
      const half = strokes.map(({ x, y }) => ({ x: x.slice(x.length >> 1), y: y.slice(y.length >> 1) }));
      return [strokes, back, half].flatMap((own) => drawnDigit(own) ?? []);
    });
    const random = seededRandom(1);
    const results = {
      readings: BATCHES.map((size) => reader.readBatch(drawn.slice(0, size))),
      images: reader.logits(drawn.map(({ raster }) => raster)),
      paths: reader.pathNetwork?.logits(drawn.map(({ path }) => path)),
      numbers: ['7', '1995', '480051'].map((number) =>
        readCheckedNumber(reader, lineReader, numberStrokes(number)),
      ),
      lines: LINE_WIDTHS.map((width) => {
        const noise = Float32Array.from({ length: LINE_HEIGHT * width }, () => 0.3 * random.normal());
        return lineReader.steps(noise, width);
      }),
    };
    reader.close();
    lineReader.close();
    return results;
  }

  // What follows runs on the whole ones.
  afterAll(() => {
    stopWasm();
    takeFrom(WHOLE);
  });

  it.each(['wasm-simd', 'wasm'] as const)(
    'read as the whole ones do, bit by bit, and throw for kernels that were left out: %s',
    async (binary) => {
      await start(WHOLE, binary);
      const whole = await allReadings();
      expect(sigmoid(0).dataSync()[0]).toBe(0.5);
      await start(await slimBinaries(), binary);
      expect(await allReadings()).toEqual(whole);
      expect(() => sigmoid(0)).toThrow(TypeError);
    },
  );
});

describe('the service', () => {
  const announced: WorkerResponse[] = [];
  afterEach(() => {
    announced.length = 0;
  });

  /** The real WebAssembly backend with its real model; `broken` ones do not start. */
  async function setup(broken: ReadonlySet<BackendName>) {
    const digits = await readModelFiles(PUBLISHED_MODEL_DIR);
    const path = await readModelFiles(PUBLISHED_MODEL_DIR, PATH_FILE);
    const record = { loads: 0, closed: [] as BackendName[], stopped: new Set<BackendName>() };
    const load = async (asked: BackendPreference, lost: readonly BackendFailure[]): Promise<LoadedReader> => {
      record.loads += 1;
      const { running, backend, reason } = await startFirst(
        asked,
        async (name) => {
          if (name === 'webgl') await startWebgl();
          else if (broken.has(name)) throw new BackendError('not-started', 'broken for the test');
          else await startWasm(name);
          return createDigitReader(digits, path);
        },
        lost,
      );
      return {
        reader: running,
        lineReader: () => loadLineReader(),
        backend,
        reason,
        verified: true,
        isLost: () => record.stopped.has(backend),
        close: () => {
          running.close();
          record.closed.push(backend);
        },
      };
    };
    return { record, answer: createService(load, (response) => announced.push(response)) };
  }
  const read = (id: number, digit: number) => ({ type: 'read', id, strokes: digitStrokes(digit) }) as const;

  const paths = takeFrom(WHOLE);
  // Later files of this process use the same package, and the backend that runs.
  afterAll(async () => {
    stopWasm();
    takeFrom(WHOLE);
    await startWasm('wasm-simd');
  });

  it('reads a request again on the next backend when its own stops, and says so first', async () => {
    const { record, answer } = await setup(new Set());
    expect(await answer({ type: 'load', backend: 'auto' })).toMatchObject({ backend: 'wasm-simd' });
    const before = await answer(read(1, 3));
    record.stopped.add('wasm-simd');
    const after = await answer(read(2, 3));
    expect(after).toMatchObject({ type: 'reading', id: 2, reading: { digit: 3 } });
    if (before.type !== 'reading' || after.type !== 'reading') throw new Error('no readings');
    before.reading.probabilities.forEach((probability, digit) => {
      expect(after.reading.probabilities[digit]).toBeCloseTo(probability, 3);
    });
    expect(announced).toMatchObject([
      { type: 'loaded', backend: 'wasm', reason: { failures: [{ backend: 'wasm-simd', code: 'lost' }] } },
    ]);
    expect(record.closed).toEqual(['wasm-simd']);
  });

  it('answers that the load failed when no backend is left for the request', async () => {
    const { record, answer } = await setup(new Set(['wasm']));
    await answer({ type: 'load', backend: 'auto' });
    record.stopped.add('wasm-simd');
    expect(await answer(read(1, 5))).toMatchObject({
      type: 'load-failed',
      error: { code: 'backend', message: expect.stringMatching(/stopped.*broken for the test.*canvas/) },
    });
    expect(announced).toEqual([]);
  });

  it('moves to another backend when asked, once, and frees the one before', async () => {
    const { record, answer } = await setup(new Set());
    await answer({ type: 'load', backend: 'auto' });
    await answer({ type: 'load', backend: 'auto' });
    expect(record.loads).toBe(1);
    expect(await answer({ type: 'load', backend: 'wasm' })).toMatchObject({
      type: 'loaded',
      backend: 'wasm',
      reason: { code: 'chosen', asked: 'wasm' },
    });
    expect(record).toMatchObject({ loads: 2, closed: ['wasm-simd'] });
    expect(await answer(read(1, 7))).toMatchObject({ type: 'reading', reading: { digit: 7 } });
    expect(announced).toEqual([]);
  });

  // The last one: until another binary starts, the package takes no other paths.
  it('falls to the plain binary when the one with SIMD is not there, and reads on it', async () => {
    setWasmPaths({
      ...paths,
      'tfjs-backend-wasm-simd.wasm': `${pathToFileURL(paths['tfjs-backend-wasm-simd.wasm'])}.not-there`,
    });
    const fallen = await setup(new Set());
    expect(await fallen.answer({ type: 'load', backend: 'auto' })).toMatchObject({
      type: 'loaded',
      backend: 'wasm',
      reason: { code: 'fallback', failures: [{ backend: 'wasm-simd', code: 'not-started' }] },
    });
    expect(await fallen.answer(read(1, 9))).toMatchObject({ type: 'reading', reading: { digit: 9 } });
  });
});
