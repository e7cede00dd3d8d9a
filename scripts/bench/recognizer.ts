import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { formatTable } from '../../src/command';
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium';
import { servePage } from '../page-server';
import { drawnDigits } from './drawings';
import { fetchOnnxRuntime, ONNX_RUNTIME } from './onnx-runtime';
import type { BenchPage } from './page-figures';
import { TIMING_COLUMNS, Timings } from './timing';

const WARM_UP_ROUNDS = 300;
const ROUNDS = 2000;
/** Pictures take longer, and WebGL in software longer still. */
const PICTURE_WARM_UP = 10;
const PICTURE_ROUNDS = 100;
/** If the logits of the two engines differ by more, they do not run the same network. */
const TOLERANCE = 1e-3;

/** Isolated pages have a clock of 5 µs instead of 100 µs. */
const ISOLATED = { 'cross-origin-embedder-policy': 'require-corp', 'permissions-policy': '' };
const ENTRY = fileURLToPath(new URL('./recognizer-page.ts', import.meta.url));
const ONNX_MODULE = 'ort.wasm.bundle.min.mjs';
const ONNX_FILES = [ONNX_MODULE, 'ort-wasm-simd-threaded.wasm'];

declare const bench: BenchPage;

/**
 * Prints what reading costs in headless Chromium, on WebAssembly with SIMD and one thread: our
 * reader beside ONNX Runtime Web with the same networks and weights, taking turns in the same page.
 * Without the npm registry there is no comparison.
 */
export async function benchRecognizer(): Promise<void> {
  const onnxRuntime = await fetchOnnxRuntime();
  const files = onnxRuntime === null ? [] : ONNX_FILES.map((name) => join(onnxRuntime, name));
  const server = await servePage(ENTRY, { headers: ISOLATED, files });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_FLAGS] });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.waitForFunction(() => 'bench' in globalThis);
    await measurePage(page, `Chromium ${browser.version()}`, onnxRuntime === null ? null : `/${ONNX_MODULE}`);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measurePage(page: Page, browser: string, onnxModule: string | null): Promise<void> {
  const { backend, onnx, isolated } = await page.evaluate(
    ([drawings, module]) => bench.prepare(drawings, module),
    [drawnDigits(), onnxModule] as const,
  );
  if (onnx && !(onnx.difference <= TOLERANCE)) {
    throw new Error(
      `the ONNX export does not compute what the model does: logits differ by ${onnx.difference}`,
    );
  }
  if (!isolated) throw new Error('the page is not isolated: its clock would be too coarse');
  await page.evaluate((rounds) => bench.measure(rounds), WARM_UP_ROUNDS);
  const times = await page.evaluate((rounds) => bench.measure(rounds), ROUNDS);
  const worker = await page.evaluate((rounds) => bench.measureWorker(rounds), ROUNDS + WARM_UP_ROUNDS);

  const pictures = await page.evaluate(([name, rounds]) => bench.measurePicture(name, rounds), [
    'wasm-simd',
    PICTURE_WARM_UP + PICTURE_ROUNDS,
  ] as const);

  const infer = new Timings(times.infer);
  const theirs = new Timings(times.onnx);
  console.log(`\nIn headless ${browser}, ${backend}, one thread, ${ROUNDS} rounds.\n`);
  const rows = [
    ['strokes to reading, through the worker', ...new Timings(worker.slice(WARM_UP_ROUNDS)).cells()],
    ['raster and path to reading', ...infer.cells()],
    ['the same with a full session memory', ...new Timings(times.remembered).cells()],
    ['raster to logits', ...new Timings(times.logits).cells()],
    ['path to logits', ...new Timings(times.path).cells()],
    ['a picture of five digits, through the worker', ...new Timings(pictures.slice(PICTURE_WARM_UP)).cells()],
  ];
  if (onnx) rows.push([`both logits, ONNX Runtime Web ${onnx.version}`, ...theirs.cells()]);
  console.log(formatTable(['ms a reading', ...TIMING_COLUMNS], rows));
  if (!onnx) {
    console.log(`\n${ONNX_RUNTIME} could not be fetched from the npm registry: no comparison.`);
    return;
  }
  const ratio = (share: number) => (infer.percentile(share) / theirs.percentile(share)).toFixed(2);
  console.log(
    `\nraster and path to reading / ONNX Runtime Web: ${ratio(0.5)} of the medians, ${ratio(0)} of the least; the logits differ by at most ${onnx.difference.toExponential(1)}.`,
  );
}
