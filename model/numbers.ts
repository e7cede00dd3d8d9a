/**
 * `npm run model:numbers [-- --write]`: tunes what whole numbers are scored with. The weights maximise the likelihood of
 * the labels of training writers; the operating point is chosen on these and the validation writers, of whom there are
 * few. To be run again for each new model; `--errors` lists what is read wrong.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DIGITS_FILE, numberSamples } from '../src/cli/evaluation-numbers';
import { DIGITS } from '../src/contract';
import { boundsOf } from '../src/ink';
import {
  type Aspect,
  aspectOf,
  edgesOf,
  expectedCalibrationError,
  FEATURES,
  loadRecognizer,
  logTotal,
  logTotalOf,
  type NodeRecognizer,
  NUMBER_WEIGHTS,
  type NumberWeights,
  numberOf,
  type ReadLattice,
  readLattice,
  selectiveAt,
} from '../src/recognizer/node';
import { readInk } from './data';
import { splitOf } from './split';

const DEFAULT_INK_DIR = fileURLToPath(new URL('../../shared/data/', import.meta.url));
const WEIGHTS_FILE = fileURLToPath(new URL('../src/recognizer/number/tuned-weights.ts', import.meta.url));

/** Strength of the pull towards 0 (variance of a Gaussian prior on each weight of geometry), and towards 1 for the digits' weight. */
const PRIOR_VARIANCE = 25;
const STEPS = 150;
const RATE = 0.15;
const DIFFERENCE = 1e-3;
/** What a number that no way reads as labelled costs, in nats; it has no gradient. */
const HOPELESS = 20;
/** Largest share of wrong readings among the accepted numbers. */
const MAX_ERROR = 0.01;

interface Example {
  readonly label: string;
  readonly lattice: ReadLattice;
}

const { values } = parseArgs({
  options: {
    ink: { type: 'string', default: DEFAULT_INK_DIR },
    model: { type: 'string' },
    steps: { type: 'string', default: String(STEPS) },
    write: { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
  },
});
const reader = await loadRecognizer({ modelDir: values.model });
const train = await examplesOf(reader, 'train');
const validation = await examplesOf(reader, 'validation');
reader.close();
const start = { ...NUMBER_WEIGHTS, aspects: await aspectsOfTraining() };
const tuned = withThreshold(tune(train, start, Number(values.steps)), [...train, ...validation]);
for (const [name, examples] of [
  ['train', train],
  ['validation', validation],
] as const) {
  report(name, examples, tuned);
}
console.log(
  `digit ${tuned.digit.toFixed(3)}, aspect ${tuned.aspect.toFixed(3)}, threshold ${tuned.threshold}`,
);
FEATURES.forEach((name, i) => {
  console.log(`${name.padEnd(10)} ${(tuned.features[i] ?? 0).toFixed(3)}`);
});
if (values.write) {
  await writeFile(WEIGHTS_FILE, sourceOf(tuned));
  console.log(`${WEIGHTS_FILE} written; npm run format`);
}

async function examplesOf(recognizer: NodeRecognizer, part: 'train' | 'validation'): Promise<Example[]> {
  return (await numberSamples(values.ink, part)).flatMap((sample) => {
    const lattice = readLattice(recognizer, sample.strokes);
    return lattice ? [{ label: sample.label, lattice }] : [];
  });
}

/** Mean and deviation of the aspect of each digit, over the single digits of training writers. */
async function aspectsOfTraining(): Promise<Aspect[]> {
  const found = DIGITS.map((): number[] => []);
  for await (const { writer, label, strokes } of readInk(join(values.ink, DIGITS_FILE))) {
    const bounds = boundsOf(strokes);
    if (!bounds || splitOf(writer) !== 'train') continue;
    const height = Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY);
    if (height > 0) found[Number(label)]?.push(aspectOf(bounds, height));
  }
  return found.map((aspects) => {
    const mean = aspects.reduce((sum, value) => sum + value, 0) / aspects.length;
    const variance = aspects.reduce((sum, value) => sum + (value - mean) ** 2, 0) / aspects.length;
    return { mean, deviation: Math.sqrt(variance) };
  });
}

/** Mean negative log likelihood of the labels, with the prior, in nats. */
function loss(examples: readonly Example[], weights: NumberWeights): number {
  const nats = examples.reduce((sum, { label, lattice }) => {
    const edges = edgesOf(lattice, weights);
    const own = logTotalOf([...label].map(Number), edges, lattice.length);
    return sum + Math.min(HOPELESS, logTotal(edges, lattice.length) - own);
  }, 0);
  const pull =
    [weights.digit - 1, weights.aspect, ...weights.features].reduce((sum, w) => sum + w * w, 0) /
    (2 * PRIOR_VARIANCE);
  return (nats + pull) / examples.length;
}

/** Adam on finite differences: fourteen weights and some hundred small lattices need no better. */
function tune(examples: readonly Example[], start: NumberWeights, steps: number): NumberWeights {
  let w = [start.digit, start.aspect, ...start.features];
  const weightsOf = ([digit = 0, aspect = 0, ...features]: number[]) => ({
    ...start,
    digit,
    aspect,
    features,
  });
  const mean = w.map(() => 0);
  const square = w.map(() => 0);
  for (let step = 1; step <= steps; step++) {
    const here = loss(examples, weightsOf(w));
    const gradient = w.map(
      (_, i) =>
        (loss(examples, weightsOf(w.map((v, j) => (i === j ? v + DIFFERENCE : v)))) - here) / DIFFERENCE,
    );
    const rate = RATE * (1 - (step - 1) / steps);
    w = w.map((v, i) => {
      const g = gradient[i] ?? 0;
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * g;
      square[i] = 0.99 * (square[i] ?? 0) + 0.01 * g * g;
      const m = mean[i] / (1 - 0.9 ** step);
      const s = square[i] / (1 - 0.99 ** step);
      return v - (rate * m) / (Math.sqrt(s) + 1e-8);
    });
    if (step % 10 === 0) console.error(`step ${step}: ${here.toFixed(4)} nats`);
  }
  return weightsOf(w);
}

function outcomesOf(examples: readonly Example[], weights: NumberWeights) {
  return examples.map(({ label, lattice }) => {
    const { number, confidence } = numberOf(lattice, weights);
    return { label, number, confidence, correct: number === label };
  });
}

/** The lowest threshold that keeps to `MAX_ERROR`: what is accepted is one to rely on, also where it is less. */
function withThreshold(weights: NumberWeights, examples: readonly Example[]): NumberWeights {
  const outcomes = outcomesOf(examples, weights).sort((a, b) => b.confidence - a.confidence);
  let threshold = 1;
  let wrong = 0;
  outcomes.forEach(({ confidence, correct }, i) => {
    if (!correct) wrong++;
    if (wrong <= MAX_ERROR * (i + 1)) threshold = confidence;
  });
  return { ...weights, threshold };
}

function report(name: string, examples: readonly Example[], weights: NumberWeights): void {
  const outcomes = outcomesOf(examples, weights);
  const right = outcomes.filter(({ correct }) => correct).length;
  const { coverage, error } = selectiveAt(outcomes, weights.threshold);
  console.log(
    `${name}: ${right} of ${outcomes.length} read exactly (${((100 * right) / outcomes.length).toFixed(2)}%), ` +
      `${(100 * coverage).toFixed(2)}% accepted, ${(100 * error).toFixed(2)}% of them wrong, ` +
      `ECE ${(100 * expectedCalibrationError(outcomes)).toFixed(2)}%, ${loss(examples, weights).toFixed(4)} nats`,
  );
  if (!values.errors) return;
  outcomes.forEach(({ label, number, confidence, correct }, i) => {
    if (!correct) console.log(`  #${i} ${label} read as ${number || 'nothing'}, ${confidence.toFixed(3)}`);
  });
}

/** The module that the recognizer takes the weights from. */
function sourceOf(weights: NumberWeights): string {
  return `import type { NumberWeights } from './paths';

/** Written by \`npm run model:numbers -- --write\`; not by hand. */
export const NUMBER_WEIGHTS: NumberWeights = ${JSON.stringify(rounded(weights))};
`;
}

function rounded(weights: NumberWeights): NumberWeights {
  const short = (value: number) => Number(value.toFixed(3));
  return {
    digit: short(weights.digit),
    aspect: short(weights.aspect),
    features: weights.features.map(short),
    aspects: weights.aspects.map(({ mean, deviation }) => ({
      mean: short(mean),
      deviation: short(deviation),
    })),
    threshold: Math.floor(weights.threshold * 1e4) / 1e4,
  };
}
