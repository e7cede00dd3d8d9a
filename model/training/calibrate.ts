/**
 * `npm run model:publish`: calibrates a trained network on validation ink, measures it, and
 * publishes it as model/model.json and model/weights.bin with the figures in its metadata.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DIGIT_COUNT } from '../../src/contract';
import { rasterize } from '../../src/ink';
import { loadRecognizer } from '../../src/recognizer/node';
import { calibrate, type LabelledLogits } from './calibration';
import { idxImageAt, type LabelledImages, loadMnist, readInk } from './data';
import { LOOK_ALIKES } from './look-alikes';
import {
  accuracyOf,
  expectedCalibrationError,
  type Outcome,
  selectiveAt,
  thresholdAccepting,
} from './metrics';
import { splitOf } from './split';

/** Share of validation digits that the operating point accepts. */
const ACCEPTED_SHARE = 0.99;
/** The last training images of MNIST, which `train.py` does not train on. */
const HOLDOUT = 5000;
/** Share of drawings in use that are no digit, as guessed: slips of the pen and tries. */
const NONE_SHARE = 0.02;

const { values } = parseArgs({
  options: {
    trained: { type: 'string', default: 'build/model/trained' },
    data: { type: 'string', default: 'build/model/data' },
    staged: { type: 'string', default: 'build/model/staged' },
    out: { type: 'string', default: 'model' },
    // Reads MNIST's test set and the own test part: once, when nothing will be chosen any more.
    final: { type: 'boolean', default: false },
    'none-share': { type: 'string', default: String(NONE_SHARE) },
  },
});

interface Labelled {
  readonly rasters: Float32Array[];
  readonly labels: number[];
}

const noneShare = Number(values['none-share']);
if (!(noneShare > 0 && noneShare < 1)) {
  throw new Error(`--none-share: expected a number over 0 and under 1, found ${values['none-share']}`);
}
const trained = JSON.parse(readFileSync(join(values.trained, 'model.json'), 'utf8'));
const parameters = countParameters(trained.weightsManifest);
stage(values.staged, { parameters, temperature: 1, threshold: 0, accuracy: {} }, 0);
const uncalibrated = await loadRecognizer({ modelDir: values.staged });

const sets = new Map<string, Labelled>();
for await (const { source, writer, label, strokes } of readInk(join(values.data, 'digits.jsonl.gz'))) {
  const part = splitOf(writer);
  if (part === 'train' || (part === 'test' && !values.final)) continue;
  for (const name of [`ink-${part}`, `${source}-${part}`]) {
    const set = sets.get(name) ?? { rasters: [], labels: [] };
    set.rasters.push(rasterize(strokes));
    set.labels.push(Number(label));
    sets.set(name, set);
  }
}
const mnist = await loadMnist();
sets.set('mnist-holdout', mnistOf(mnist.train, mnist.train.labels.length - HOLDOUT));
if (values.final) sets.set('mnist-test', mnistOf(mnist.test, 0));
const validation = sets.get('ink-validation');
if (!validation)
  throw new Error(`${values.data} holds no ink of validation writers; run npm run model:import`);

const others: Float32Array[] = [];
for await (const { writer, label, strokes } of readInk(join(values.data, 'nondigits.jsonl.gz'))) {
  if (splitOf(writer) === 'validation' && !LOOK_ALIKES.has(label)) others.push(rasterize(strokes));
}
const fitted = calibrate(
  [
    ...samplesOf(validation.rasters, validation.labels),
    ...(uncalibrated.outputs > DIGIT_COUNT
      ? samplesOf(
          others,
          others.map(() => DIGIT_COUNT),
        )
      : []),
  ],
  noneShare,
);
uncalibrated.close();
const temperature = round(fitted.temperature);
stage(values.staged, { parameters, temperature, threshold: 0, accuracy: {} }, fitted.bias);
const recognizer = await loadRecognizer({ modelDir: values.staged });
// Rounded down, so that the reading which sets the threshold is still accepted.
const threshold =
  Math.floor(thresholdAccepting(outcomesOf(validation.rasters, validation.labels), ACCEPTED_SHARE) * 1e5) /
  1e5;

const accuracy: Record<string, number> = {};
const figures: Record<string, object> = {};
for (const [name, { rasters, labels }] of sets) {
  const outcomes = outcomesOf(rasters, labels);
  const { coverage, error } = selectiveAt(outcomes, threshold);
  const right = round(accuracyOf(outcomes));
  // The app shows the figures of what chose nothing, where they were read.
  if (name.endsWith('-test') || !values.final) accuracy[name] = right;
  figures[name] = {
    images: labels.length,
    accuracy: right,
    coverage: round(coverage),
    acceptedError: round(error),
    calibrationError: round(expectedCalibrationError(outcomes)),
  };
  process.stdout.write(`${name}: ${JSON.stringify(figures[name])}\n`);
}
const refused =
  recognizer.readBatch(others).filter(({ confidence }) => confidence < threshold).length / others.length;
process.stdout.write(`letters and signs refused: ${round(refused)}\n`);
stage(values.out, { parameters, temperature, threshold, accuracy, figures }, fitted.bias);
process.stdout.write(
  `temperature ${temperature}, bias ${round(fitted.bias)}, threshold ${threshold}; published into ${values.out}\n`,
);

/**
 * Writes model.json with the metadata, and the weights with the bias added to
 * that of "none of these".
 */
function stage(folder: string, metadata: object, added: number): void {
  const document = { ...trained, userDefinedMetadata: { ...trained.userDefinedMetadata, ...metadata } };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.json'), `${JSON.stringify(document)}\n`);
  const weights = readFileSync(join(values.trained, 'weights.bin'));
  // The biases of the logits are the last weights, and that of "none of these" the last of them.
  const at = weights.length - 4;
  if (added !== 0) weights.writeFloatLE(weights.readFloatLE(at) + added, at);
  writeFileSync(join(folder, 'weights.bin'), weights);
}

function countParameters(manifest: readonly { weights: readonly { shape: readonly number[] }[] }[]): number {
  return manifest
    .flatMap(({ weights }) => weights)
    .reduce((sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1), 0);
}

function samplesOf(rasters: readonly Float32Array[], labels: readonly number[]): LabelledLogits[] {
  const { outputs } = uncalibrated;
  const logits = uncalibrated.logits(rasters);
  return labels.map((label, i) => ({ logits: logits.subarray(i * outputs, (i + 1) * outputs), label }));
}

/** Readings as the app makes them, a second look included. */
function outcomesOf(rasters: readonly Float32Array[], labels: readonly number[]): Outcome[] {
  return recognizer
    .readBatch(rasters)
    .map(({ digit, confidence }, i) => ({ confidence, correct: digit === labels[i] }));
}

function mnistOf({ images, labels }: LabelledImages, from: number): Labelled {
  const own = Array.from(labels.subarray(from));
  return {
    rasters: own.map((_, i) => Float32Array.from(idxImageAt(images, from + i), (value) => value / 255)),
    labels: own,
  };
}

function round(value: number): number {
  return Number(value.toFixed(5));
}
