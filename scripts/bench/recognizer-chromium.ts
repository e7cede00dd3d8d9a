import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { formatTable } from '../../src/cli';
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium';
import { servePage } from '../page-server';
import { drawnDigits } from './drawings';
import type { BenchPage, FirstReading } from './page-figures';
import { megabytes, print } from './print';
import { TIMING_COLUMNS, Timings } from './timing';

const WARM_UP_ROUNDS = 300;
const ROUNDS = 2000;
/** Fresh pages for the first reading; each start takes a few tenths of a second. */
const STARTS = 9;
/** Readings between two looks at the memory. */
const MANY_READINGS = 10_000;
/** Most that the two engines' logits may differ; further apart they would not be running the same network. */
const TOLERANCE = 1e-3;

/** Isolated pages have a clock of 5 µs; rasterizing takes less than the usual 100 µs. */
const ISOLATED = { 'cross-origin-embedder-policy': 'require-corp', 'permissions-policy': '' };
const ENTRY = fileURLToPath(new URL('./recognizer-page.ts', import.meta.url));

declare const bench: BenchPage;

/**
 * Prints what reading costs in headless Chromium, on WebAssembly with SIMD and one thread: our reader beside ONNX Runtime
 * Web with the same network and weights, taking turns in the same page.
 */
export async function benchInChromium(): Promise<void> {
  const server = await servePage(ENTRY, ISOLATED);
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_FLAGS] });
  try {
    const open = async (): Promise<Page> => {
      const page = await browser.newPage();
      await page.goto(server.url);
      await page.waitForFunction(() => 'bench' in globalThis);
      return page;
    };
    const starts: FirstReading[] = [];
    for (let i = 0; i < STARTS; i++) {
      const page = await open();
      starts.push(await page.evaluate((drawing) => bench.firstReading(drawing), drawnDigits()[7] ?? []));
      await page.close();
    }
    await measurePage(await open(), `Chromium ${browser.version()}`, starts);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measurePage(page: Page, browser: string, starts: readonly FirstReading[]): Promise<void> {
  const { backend, onnxRuntime, difference, isolated } = await page.evaluate(
    (drawings) => bench.prepare(drawings),
    drawnDigits(),
  );
  if (!(difference <= TOLERANCE)) {
    throw new Error(`the ONNX export does not say what the model says: logits differ by ${difference}`);
  }
  if (!isolated) throw new Error('the page is not isolated: its clock would be too coarse');
  await page.evaluate((rounds) => bench.measure(rounds), WARM_UP_ROUNDS);
  const memoryBefore = await memoryOf(page);
  await page.evaluate((count) => bench.read(count), MANY_READINGS);
  const memoryAfter = await memoryOf(page);
  const times = await page.evaluate((rounds) => bench.measure(rounds), ROUNDS);
  const worker = await page.evaluate((rounds) => bench.measureWorker(rounds), ROUNDS + WARM_UP_ROUNDS);

  const infer = new Timings(times.infer);
  const onnx = new Timings(times.onnx);
  print(
    `\nIn headless ${browser}, ${backend}, one thread, ${ROUNDS} rounds; ONNX Runtime Web ${onnxRuntime},`,
  );
  print(`the same network (logits differ by at most ${difference.toExponential(1)}), in turns.\n`);
  print(
    formatTable(
      ['ms a reading', ...TIMING_COLUMNS],
      [
        ['rasterize', ...new Timings(times.rasterize).cells()],
        ['infer (raster to reading)', ...infer.cells()],
        ['whole (strokes to reading)', ...new Timings(times.whole).cells()],
        ['whole, through the worker', ...new Timings(worker.slice(WARM_UP_ROUNDS)).cells()],
        ['infer up to the logits', ...new Timings(times.logits).cells()],
        ['the same, ONNX Runtime Web', ...onnx.cells()],
      ],
    ),
  );
  const ratio = (share: number) => (infer.percentile(share) / onnx.percentile(share)).toFixed(2);
  print(`\ninfer / ONNX Runtime Web: ${ratio(0.5)} of the medians, ${ratio(0)} of the least\n`);
  const first = new Timings(starts.map(({ read }) => read));
  const loaded = new Timings(starts.map(({ loaded: ms }) => ms));
  print(
    formatTable(
      ['once', 'least', 'median'],
      [
        ['worker start to model loaded (ms)', loaded.percentile(0).toFixed(0), loaded.median.toFixed(0)],
        ['worker start to first reading (ms)', first.percentile(0).toFixed(0), first.median.toFixed(0)],
      ],
    ),
  );
  print('');
  print(
    formatTable(
      ['memory', 'before', `after ${MANY_READINGS} readings`],
      [
        ['tensors held', String(memoryBefore.tensors), String(memoryAfter.tensors)],
        ['in them (MiB)', megabytes(memoryBefore.bytes), megabytes(memoryAfter.bytes)],
        ['JS heap of the page (MiB)', megabytes(memoryBefore.heap), megabytes(memoryAfter.heap)],
      ],
    ),
  );
}

/** Memory of a page after its garbage has been collected. */
async function memoryOf(page: Page): Promise<{ tensors: number; bytes: number; heap: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { ...(await page.evaluate(() => bench.memory())), heap: usedSize };
}
