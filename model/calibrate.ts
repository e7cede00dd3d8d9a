/**
 * `npm run model:publish`: calibrates a trained network on validation ink, measures it, and publishes it as model/model.json
 * and model/weights.bin with the figures in its metadata.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rasterize } from '../src/ink';
import {
  accuracyOf,
  calibratedProbabilities,
  expectedCalibrationError,
  loadRecognizer,
  type Outcome,
  readingOf,
  selectiveAt,
  thresholdAccepting,
} from '../src/recognizer/node';
import { idxImageAt, loadMnist, readInk } from './data';
import { splitOf } from './split';

/** Share of validation digits that the operating point accepts. */
const ACCEPTED_SHARE = 0.99;
/** Where the best temperature is looked for, and how finely. */
const TEMPERATURES = [0.2, 5] as const;
const SEARCH_STEPS = 60;

const { values } = parseArgs({
  options: {
    trained: { type: 'string', default: 'build/model/trained' },
    data: { type: 'string', default: 'build/model/data' },
    staged: { type: 'string', default: 'build/model/staged' },
    out: { type: 'string', default: 'model' },
  },
});

interface Labelled {
  readonly rasters: Float32Array[];
  readonly labels: number[];
}

const trained = JSON.parse(readFileSync(join(values.trained, 'model.json'), 'utf8'));
mkdirSync(values.staged, { recursive: true });
const parameters = countParameters(trained.weightsManifest);
stage(values.staged, { parameters, temperature: 1, threshold: 0, accuracy: {} });
const recognizer = await loadRecognizer({ modelDir: values.staged });

const sets = new Map<string, Labelled>();
for await (const { source, writer, label, strokes } of readInk(join(values.data, 'digits.jsonl.gz'))) {
  if (splitOf(writer) !== 'validation') continue;
  for (const name of ['ink-validation', `${source}-validation`]) {
    const set = sets.get(name) ?? { rasters: [], labels: [] };
    set.rasters.push(rasterize(strokes));
    set.labels.push(Number(label));
    sets.set(name, set);
  }
}
const { test } = await loadMnist();
sets.set('mnist-test', {
  rasters: Array.from(test.labels, (_, i) => Float32Array.from(idxImageAt(test.images, i), (v) => v / 255)),
  labels: Array.from(test.labels),
});
const validation = sets.get('ink-validation');
if (!validation)
  throw new Error(`${values.data} holds no ink of validation writers; run npm run model:import`);

const logits = rowsOf(recognizer.logits(validation.rasters));
const temperature = round(bestTemperature(logits, validation.labels));
const calibrated = outcomesOf(logits, validation.labels, temperature);
// Rounded down, so that the reading which sets the threshold is still accepted.
const threshold = Math.floor(thresholdAccepting(calibrated, ACCEPTED_SHARE) * 1e5) / 1e5;

const accuracy: Record<string, number> = {};
const figures: Record<string, object> = {};
for (const [name, { rasters, labels }] of sets) {
  const outcomes = outcomesOf(rowsOf(recognizer.logits(rasters)), labels, temperature);
  const { coverage, error } = selectiveAt(outcomes, threshold);
  accuracy[name] = round(accuracyOf(outcomes));
  figures[name] = {
    images: labels.length,
    coverage: round(coverage),
    acceptedError: round(error),
    calibrationError: round(expectedCalibrationError(outcomes)),
  };
  process.stdout.write(`${name}: accuracy ${accuracy[name]} ${JSON.stringify(figures[name])}\n`);
}
stage(values.out, { parameters, temperature, threshold, accuracy, figures });
process.stdout.write(`temperature ${temperature}, threshold ${threshold}; published into ${values.out}\n`);

function stage(folder: string, metadata: object): void {
  const document = { ...trained, userDefinedMetadata: { ...trained.userDefinedMetadata, ...metadata } };
  writeFileSync(join(folder, 'model.json'), `${JSON.stringify(document, null, 1)}\n`);
  copyFileSync(join(values.trained, 'weights.bin'), join(folder, 'weights.bin'));
}

function countParameters(manifest: readonly { weights: readonly { shape: readonly number[] }[] }[]): number {
  return manifest
    .flatMap(({ weights }) => weights)
    .reduce((sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1), 0);
}

function rowsOf(flat: Float32Array): Float32Array[] {
  const { outputs } = recognizer;
  return Array.from({ length: flat.length / outputs }, (_, i) =>
    flat.subarray(i * outputs, (i + 1) * outputs),
  );
}

function outcomesOf(rows: readonly Float32Array[], labels: readonly number[], heat: number): Outcome[] {
  return rows.map((row, i) => {
    const { digit, confidence } = readingOf(calibratedProbabilities(row, heat), 0);
    return { confidence, correct: digit === labels[i] };
  });
}

/** The temperature of the least negative log likelihood, by golden section search on its logarithm. */
function bestTemperature(rows: readonly Float32Array[], labels: readonly number[]): number {
  const loss = (logTemperature: number) =>
    rows.reduce((sum, row, i) => {
      const p = calibratedProbabilities(row, Math.exp(logTemperature))[labels[i] ?? 0] ?? 0;
      return sum - Math.log(Math.max(p, 1e-12));
    }, 0);
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = TEMPERATURES.map(Math.log) as [number, number];
  for (let step = 0; step < SEARCH_STEPS; step++) {
    const a = high - ratio * (high - low);
    const b = low + ratio * (high - low);
    if (loss(a) < loss(b)) high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}

function round(value: number): number {
  return Number(value.toFixed(5));
}
