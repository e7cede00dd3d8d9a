import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { BackendName } from './core/backends/selection';
import { startBestWasm } from './core/backends/wasm';
import { createDigitReader, type DigitReader, type NetworkFiles } from './core/digit-reader';
import { ModelError } from './core/errors';
import { asObject } from './core/json';
import { weightPaths } from './core/weights';
import { createLineReader, type LineReader } from './line/line-reader';

export type { DigitReader, WholeLook } from './core/digit-reader';
export { type DrawnDigit, drawnDigit, type Readable } from './core/drawn-digit';
export { ModelError } from './core/errors';
export { calibratedProbabilities } from './core/reading';
export { SessionMemory } from './core/session-memory';
export { learnFrom, rememberedReading, remembering, traceOf } from './core/session-reading';
export type { NumberReading, PictureReading, Reading } from './core/types';
export {
  featuresOf,
  type LineCalibration,
  type LineMeasures,
  lineConfidence,
  logistic,
} from './line/calibration';
export { checkFeatures, measureNumber, NUMBER_CHECK, readCheckedNumber } from './line/check-number';
export type { LineReader } from './line/line-reader';
export { measureLine } from './line/read-line';
export { readPicture } from './line/read-picture';
export { lineExtent, lineOfStrokes } from './line/stroke-line';
export { aspectOf, FEATURES } from './number/lattice';
export { learnFromNumber } from './number/learn-number';
export {
  type Aspect,
  bestPathOf,
  logTotalOf,
  measuresOf,
  type NumberWeights,
  type Tunable,
} from './number/paths';
export { readNumberImage } from './number/read-image';
export { edgesOf, numberOf, type ReadLattice, readLattice, readNumber } from './number/read-number';
export { readNumberPart } from './number/read-part';
export { NUMBER_WEIGHTS } from './number/tuned-weights';

/** The topology of the path network, in the folder of model.json. */
export const PATH_FILE = 'path.json';

/** Folder of the published model in this checkout. */
export const PUBLISHED_MODEL_DIR = fileURLToPath(new URL('../../model/', import.meta.url));

const LINE_MODEL = 'line.json';

export interface LoadOptions {
  /**
   * Folder of model.json, path.json and their weight files; by default the published model. Without
   * path.json, drawings are read as images.
   */
  readonly modelDir?: string | undefined;
}

/** A reader in this process and its backend. */
export interface NodeRecognizer extends DigitReader {
  readonly backend: BackendName;
}

/**
 * Loads a model from the file system, on the WebAssembly backend.
 *
 * @throws ModelError for missing or unusable files
 * @throws RecognizerError `backend` if WebAssembly does not start
 */
export async function loadRecognizer(options: LoadOptions = {}): Promise<NodeRecognizer> {
  const modelDir = options.modelDir ?? PUBLISHED_MODEL_DIR;
  const digits = await readModelFiles(modelDir);
  const path = existsSync(join(modelDir, PATH_FILE)) ? await readModelFiles(modelDir, PATH_FILE) : null;
  const backend = await startBackend();
  return { ...createDigitReader(digits, path), backend };
}

/**
 * Loads the reader of lines from the file system, on the WebAssembly backend.
 *
 * @throws ModelError for missing or unusable files
 * @throws RecognizerError `backend` if WebAssembly does not start
 */
export async function loadLineReader(options: LoadOptions = {}): Promise<LineReader> {
  const { json, weights } = await readModelFiles(options.modelDir ?? PUBLISHED_MODEL_DIR, LINE_MODEL);
  await startBackend();
  return createLineReader(json, weights);
}

/**
 * Reads the files of a network, by default of the digit network.
 *
 * @throws ModelError if a file is missing or the topology is not JSON
 */
export async function readModelFiles(modelDir: string, name = 'model.json'): Promise<NetworkFiles> {
  const file = join(modelDir, name);
  const text = (await readModelFile(file)).toString('utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ModelError(`${file}: is not JSON; export the model again`, { cause });
  }
  const parts: Uint8Array[] = [];
  for (const path of weightPaths(asObject(json, file))) parts.push(await readModelFile(join(modelDir, path)));
  return { json, weights: Buffer.concat(parts) };
}

async function readModelFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ModelError(
      `${file}: could not be read (${reason}); give the folder of a model, or make one with "npm run model:train"`,
      { cause },
    );
  }
}

/** All readers of a process share one backend. */
let started: Promise<BackendName> | undefined;

function startBackend(): Promise<BackendName> {
  started ??= startInNode();
  return started;
}

/** Process events that the backend's WebAssembly glue (Emscripten) listens to once started. */
const GLUE_EVENTS = ['uncaughtException', 'unhandledRejection'];

async function startInNode(): Promise<BackendName> {
  const before = new Map(GLUE_EVENTS.map((event) => [event, new Set(process.rawListeners(event))]));
  setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  const backend = await startBestWasm();
  // Its listeners rethrow any error of the process from inside the glue, and Node would print 30 kB
  // of that source.
  for (const event of GLUE_EVENTS) {
    for (const listener of process.rawListeners(event)) {
      if (!before.get(event)?.has(listener)) process.removeListener(event, listener as () => void);
    }
  }
  return backend;
}
