/**
 * `npm run model:publish`: calibrates the trained networks on validation ink, each way of reading
 * for itself: drawings, by both networks, and images, by the digit network alone. Measures them and
 * publishes them into model/ with the figures in their metadata.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DIGIT_COUNT } from '../../src/contract';
import { seededRandom } from '../../src/random';
import { type DrawnDigit, drawnDigit, loadRecognizer, type Readable } from '../../src/recognizer/node';
import { calibrate, calibrateJointly } from './calibration';
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
import { rewritten } from './stroke-orders';
import { TrainedNetwork } from './trained-network';

/** Share of validation digits that the operating point accepts. */
const ACCEPTED_SHARE = 0.99;
/** The last training images of MNIST, which `train.py` does not train on. */
const HOLDOUT = 5000;
/** Share of drawings in use that are no digit, as guessed: slips of the pen and tries. */
const NONE_SHARE = 0.02;
/**
 * Share of drawings in use that are written in another order or direction than most people's, as
 * guessed: without them the path would be trusted too far.
 */
const REWRITTEN_SHARE = 0.2;
const REWRITTEN_SEED = 7;

const { values } = parseArgs({
  options: {
    trained: { type: 'string', default: 'build/model/trained' },
    'trained-path': { type: 'string', default: 'build/model/trained-path' },
    data: { type: 'string', default: 'build/model/data' },
    staged: { type: 'string', default: 'build/model/staged' },
    out: { type: 'string', default: 'model' },
    // A source that training did not see, either.
    without: { type: 'string' },
    // By default that of the digit network's training.
    version: { type: 'string' },
    // Reads MNIST's test set and the own test part: once, when nothing will be chosen any more.
    final: { type: 'boolean', default: false },
    'none-share': { type: 'string', default: String(NONE_SHARE) },
  },
});

interface Labelled<Shown extends Readable> {
  readonly shown: Shown[];
  readonly labels: number[];
}

const noneShare = Number(values['none-share']);
if (!(noneShare > 0 && noneShare < 1)) {
  throw new Error(`--none-share: expected a number over 0 and under 1, found ${values['none-share']}`);
}
const digits = new TrainedNetwork(values.trained, 'model.json', 'weights.bin');
const path = new TrainedNetwork(values['trained-path'], 'path.json', 'path.bin');
const version = values.version ?? digits.version;
/** Metadata before anything is known. */
const UNKNOWN = { version, temperature: 1, threshold: 0, accuracy: {} };

const drawings = new Map<string, Labelled<DrawnDigit | null>>();
for await (const { source, writer, label, strokes } of readInk(join(values.data, 'digits.jsonl.gz'))) {
  const part = splitOf(writer);
  if (part === 'train' || (part === 'test' && !values.final) || source === values.without) continue;
  for (const name of [`ink-${part}`, `${source}-${part}`]) {
    const set = drawings.get(name) ?? { shown: [], labels: [] };
    set.shown.push(drawnDigit(strokes));
    set.labels.push(Number(label));
    drawings.set(name, set);
  }
}
const mnist = await loadMnist();
const images = new Map([['mnist-holdout', mnistOf(mnist.train, mnist.train.labels.length - HOLDOUT)]]);
if (values.final) images.set('mnist-test', mnistOf(mnist.test, 0));
const validation = drawings.get('ink-validation');
if (!validation)
  throw new Error(`${values.data} holds no ink of validation writers; run npm run model:import`);
const others: DrawnDigit[] = [];
for await (const { source, writer, label, strokes } of readInk(join(values.data, 'nondigits.jsonl.gz'))) {
  const drawn = drawnDigit(strokes);
  if (source === values.without) continue;
  if (drawn && splitOf(writer) === 'validation' && !LOOK_ALIKES.has(label)) others.push(drawn);
}
const samples = [
  ...validation.shown.flatMap((drawn, i) => (drawn ? [{ drawn, label: validation.labels[i] ?? 0 }] : [])),
  ...others.map((drawn) => ({ drawn, label: DIGIT_COUNT })),
];

// Images first: their bias goes into the digit network, which both ways of reading have.
digits.write(values.staged, UNKNOWN, 0);
path.write(values.staged, { ...UNKNOWN, weight: 0 }, 0);
const ofImages = calibrate(
  (await imageLogits()).map((logits, i) => ({ logits, label: samples[i]?.label ?? 0 })),
  noneShare,
);
digits.write(values.staged, UNKNOWN, ofImages.bias);
const [imageRows, pathRows] = [await imageLogits(), await pathLogits(rewrittenPaths())];
const ofInk = calibrateJointly(
  samples.map(({ label }, i) => ({ image: imageRows[i] ?? [], path: pathRows[i] ?? [], label })),
  noneShare,
);
const weight = round(ofInk.weight);
const inDigits = { ...UNKNOWN, temperature: round(ofImages.temperature) };
const inPath = { ...UNKNOWN, temperature: round(ofInk.temperature), weight };
/** What the weight takes from the bias, the bias gets before. */
const pathBias = ofInk.bias / weight;
digits.write(values.staged, inDigits, ofImages.bias);
path.write(values.staged, inPath, pathBias);

const recognizer = await loadRecognizer({ modelDir: values.staged });
const rastersOf = (shown: readonly (DrawnDigit | null)[]) => shown.map((drawn) => drawn?.raster ?? null);
const imageThreshold = operatingPoint(
  outcomesOf({ shown: rastersOf(validation.shown), labels: validation.labels }),
);
const inkThreshold = operatingPoint(outcomesOf(validation));
const accuracy: Record<string, number> = {};
const figures: Record<string, object> = {};
for (const [name, set] of images) measure(name, set, imageThreshold);
for (const [name, set] of drawings) measure(name, set, inkThreshold);
const refused = (shown: readonly Readable[], threshold: number) =>
  round(recognizer.readBatch(shown).filter(({ confidence }) => confidence < threshold).length / shown.length);
process.stdout.write(
  `letters and signs refused: ${refused(others, inkThreshold)}, ` +
    `as images ${refused(rastersOf(others), imageThreshold)}\n`,
);
digits.write(values.out, { ...inDigits, threshold: imageThreshold, accuracy, figures }, ofImages.bias);
path.write(values.out, { ...inPath, threshold: inkThreshold }, pathBias);
process.stdout.write(
  `${version}: images at temperature ${inDigits.temperature}, bias ${round(ofImages.bias)}, threshold ${imageThreshold}; ` +
    `drawings at weight ${weight}, temperature ${inPath.temperature}, bias ${round(ofInk.bias)}, threshold ${inkThreshold}; ` +
    `published into ${values.out}\n`,
);

/** Logits of the validation drawings by what is staged. */
async function imageLogits(): Promise<Float32Array[]> {
  const staged = await loadRecognizer({ modelDir: values.staged });
  const { outputs } = staged;
  const rows = staged.logits(samples.map(({ drawn }) => drawn.raster));
  staged.close();
  return samples.map((_, i) => rows.subarray(i * outputs, (i + 1) * outputs));
}

async function pathLogits(paths: readonly Float32Array[]): Promise<ArrayLike<number>[]> {
  const staged = await loadRecognizer({ modelDir: values.staged });
  const rows = staged.pathNetwork?.logits(paths) ?? [];
  staged.close();
  return rows;
}

/** Paths of the validation drawings, some of them written otherwise. The images stay the same. */
function rewrittenPaths(): Float32Array[] {
  const random = seededRandom(REWRITTEN_SEED);
  return samples.map(({ drawn }) => {
    if (random.uniform() >= REWRITTEN_SHARE) return drawn.path;
    return drawnDigit(rewritten(drawn.strokes, random))?.path ?? drawn.path;
  });
}

/** Readings as the app makes them, a second look included. */
function outcomesOf({ shown, labels }: Labelled<Readable>): Outcome[] {
  return recognizer
    .readBatch(shown)
    .map(({ digit, confidence }, i) => ({ confidence, correct: digit === labels[i] }));
}

/** Rounded down, so that the reading which sets the threshold is still accepted. */
function operatingPoint(outcomes: readonly Outcome[]): number {
  return Math.floor(thresholdAccepting(outcomes, ACCEPTED_SHARE) * 1e5) / 1e5;
}

function measure(name: string, set: Labelled<Readable>, threshold: number): void {
  const outcomes = outcomesOf(set);
  const { coverage, error } = selectiveAt(outcomes, threshold);
  const right = round(accuracyOf(outcomes));
  // The app shows the figures of what chose nothing, where they were read.
  if (name.endsWith('-test') || !values.final) accuracy[name] = right;
  figures[name] = {
    images: set.labels.length,
    accuracy: right,
    coverage: round(coverage),
    acceptedError: round(error),
    calibrationError: round(expectedCalibrationError(outcomes)),
  };
  process.stdout.write(`${name}: ${JSON.stringify(figures[name])}\n`);
}

function mnistOf({ images, labels }: LabelledImages, from: number): Labelled<Float32Array> {
  const own = Array.from(labels.subarray(from));
  return {
    shown: own.map((_, i) => Float32Array.from(idxImageAt(images, from + i), (value) => value / 255)),
    labels: own,
  };
}

function round(value: number): number {
  return Number(value.toFixed(5));
}
