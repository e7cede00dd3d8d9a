/**
 * `npm run model:numbers [-- --write]`: tunes what whole numbers are scored with. The weights
 * maximise the likelihood of the labels of the numbers of training writers, and of numbers made of
 * the digits of validation writers: the reader may have learnt the first by heart, so that alone
 * they would trust it too far. The operating point is chosen on the real numbers of both. To be run
 * again for each new model; `--errors` lists what is read wrong.
 *
 * `--folds 8` measures instead: each writer is read with weights that were tuned without that
 * writer. With `--model` and a model that was not trained on numbers it shows what numbers of
 * unseen writers are read like, on all of them.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { formatTable } from '../../src/command';
import { DIGITS } from '../../src/contract';
import { boundsOf } from '../../src/ink';
import { seededRandom } from '../../src/random';
import {
  type Aspect,
  aspectOf,
  FEATURES,
  loadRecognizer,
  type NodeRecognizer,
  NUMBER_WEIGHTS,
  type NumberWeights,
  numberOf,
  readLattice,
} from '../../src/recognizer/node';
import { alignedDigits, NO_DIGIT } from './aligned-digits';
import { DEFAULT_INK_DIR, type InkSample } from './data';
import { digitSamples, numberSamples } from './evaluation/numbers';
import { leastConfidence } from './lines/line-calibration';
import { madeNumbers } from './made-numbers';
import { expectedCalibrationError, selectiveAt } from './metrics';
import { type LabelledLattice, likelihood, tuned } from './number-tuning';

const WEIGHTS_FILE = fileURLToPath(new URL('../numbers.json', import.meta.url));

const STEPS = 80;
/** Largest share of wrong readings among the accepted numbers. */
const MAX_ERROR = 0.01;
/**
 * Writers who take the places of each number that others are made after, and the seed
 * they are drawn with.
 */
const MADE_WRITERS = 2;
const MADE_SEED = 5;
/** Digits in this many strokes and more are counted as one kind. */
const MOST_STROKES = 4;
/**
 * What is added to each count of digits by strokes, so that what was not seen is not
 * taken for impossible.
 */
const UNSEEN = 5;

interface Example extends LabelledLattice {
  readonly writer: string;
}

/** Whose numbers they are, and whether the weights are tuned to them. */
interface Group {
  readonly name: string;
  readonly tunes: boolean;
  readonly examples: readonly Example[];
}

const { values } = parseArgs({
  options: {
    ink: { type: 'string', default: DEFAULT_INK_DIR },
    model: { type: 'string' },
    steps: { type: 'string', default: String(STEPS) },
    made: { type: 'string', default: String(MADE_WRITERS) },
    folds: { type: 'string' },
    write: { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
  },
});
const steps = Number(values.steps);
const start = { ...NUMBER_WEIGHTS, ...(await singleDigits()) };
const groups = await groupsOf();
if (values.folds === undefined) {
  const tuning = groups.filter(({ tunes }) => tunes).flatMap(({ examples }) => examples);
  const real = groups.filter(({ name }) => name !== 'made').flatMap(({ examples }) => examples);
  const best = tuned(tuning, start, steps);
  const weights = { ...best, threshold: leastConfidence(outcomesOf(real, best), MAX_ERROR) };
  for (const { name, examples } of groups) {
    const outcomes = outcomesOf(examples, weights);
    const { coverage, error } = selectiveAt(outcomes, weights.threshold);
    report(name, outcomes);
    console.log(`  ${percent(coverage)} accepted, ${percent(error)} of them wrong`);
  }
  print(weights);
  if (values.write) {
    await writeFile(WEIGHTS_FILE, `${JSON.stringify(rounded(weights), null, 2)}\n`);
    console.log(`${WEIGHTS_FILE} written; npm run format`);
  }
} else {
  const foldOf = foldsOf(groups, Number(values.folds));
  const byGroup = groups.map((): ReadNumber[] => []);
  for (let fold = 0; fold < Number(values.folds); fold++) {
    const kept = (examples: readonly Example[], own: boolean) =>
      examples.filter(({ writer }) => (foldOf.get(writer) === fold) === own);
    const weights = tuned(
      groups.flatMap(({ tunes, examples }) => (tunes ? kept(examples, false) : [])),
      start,
      steps,
    );
    groups.forEach(({ examples }, i) => {
      byGroup[i]?.push(...outcomesOf(kept(examples, true), weights));
    });
  }
  groups.forEach(({ name }, i) => {
    report(name, byGroup[i] ?? []);
  });
}

/**
 * The numbers of training and of validation writers, and those made of the digits of
 * the latter; all read.
 */
async function groupsOf(): Promise<Group[]> {
  const recognizer = await loadRecognizer({ modelDir: values.model });
  const [train, validation] = [
    await numberSamples(values.ink, 'train'),
    await numberSamples(values.ink, 'validation'),
  ];
  const templates = train.flatMap((sample) => {
    const lattice = readLattice(recognizer, sample.strokes);
    const cut = lattice ? alignedDigits(sample, lattice, NUMBER_WEIGHTS) : [];
    return cut.length > 0 ? [cut.filter(({ label }) => label !== NO_DIGIT)] : [];
  });
  const digits = await digitSamples(values.ink, 'validation');
  const made = madeNumbers(templates, digits, Number(values.made), seededRandom(MADE_SEED));
  const groups = [
    { name: 'train', tunes: true, examples: examplesOf(recognizer, train) },
    { name: 'validation', tunes: false, examples: examplesOf(recognizer, validation) },
    { name: 'made', tunes: true, examples: examplesOf(recognizer, made) },
  ];
  recognizer.close();
  return groups;
}

function examplesOf(recognizer: NodeRecognizer, samples: readonly InkSample[]): Example[] {
  return samples.flatMap(({ label, writer, strokes }) => {
    const lattice = readLattice(recognizer, strokes);
    return lattice ? [{ label, writer, lattice }] : [];
  });
}

/** Aspects and numbers of strokes of the single digits of training writers. */
async function singleDigits(): Promise<Pick<NumberWeights, 'aspects' | 'strokeShares'>> {
  const aspects = DIGITS.map((): number[] => []);
  const strokeCounts = DIGITS.map(() => new Array<number>(MOST_STROKES).fill(UNSEEN));
  for (const { label, strokes } of await digitSamples(values.ink, 'train')) {
    const bounds = boundsOf(strokes);
    if (!bounds) continue;
    const height = Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY);
    if (!(height > 0)) continue;
    aspects[Number(label)]?.push(aspectOf(bounds, height));
    const counts = strokeCounts[Number(label)] ?? [];
    const kind = Math.min(strokes.length, MOST_STROKES) - 1;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return { aspects: aspects.map(aspectOfAll), strokeShares: strokeCounts.map(sharesOf) };
}

function aspectOfAll(aspects: readonly number[]): Aspect {
  const mean = sum(aspects) / aspects.length;
  return { mean, deviation: Math.sqrt(sum(aspects.map((value) => (value - mean) ** 2)) / aspects.length) };
}

function sharesOf(counts: readonly number[]): number[] {
  return counts.map((count) => count / sum(counts));
}

function sum(all: readonly number[]): number {
  return all.reduce((total, value) => total + value, 0);
}

/** A fold for each writer: the largest writers first, each to the fold that has fewest numbers. */
function foldsOf(all: readonly Group[], count: number): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { writer } of all.flatMap(({ examples }) => examples)) {
    sizes.set(writer, (sizes.get(writer) ?? 0) + 1);
  }
  const filled = new Array<number>(count).fill(0);
  const folds = new Map<string, number>();
  for (const [writer, size] of [...sizes].sort((a, b) => b[1] - a[1])) {
    const fold = filled.indexOf(Math.min(...filled));
    filled[fold] = (filled[fold] ?? 0) + size;
    folds.set(writer, fold);
  }
  return folds;
}

interface ReadNumber {
  readonly label: string;
  readonly number: string;
  readonly confidence: number;
  readonly correct: boolean;
  /** Negative logarithm of the probability of the label. */
  readonly nats: number;
}

function outcomesOf(examples: readonly Example[], weights: NumberWeights): ReadNumber[] {
  return examples.map((example) => {
    const { number, confidence } = numberOf(example.lattice, weights);
    const { nats } = likelihood([example], weights);
    return { label: example.label, number, confidence, correct: number === example.label, nats };
  });
}

function report(name: string, outcomes: readonly ReadNumber[]): void {
  const right = outcomes.filter(({ correct }) => correct).length;
  const nats = sum(outcomes.map((outcome) => outcome.nats)) / outcomes.length;
  console.log(
    `${name}: ${right} of ${outcomes.length} read exactly (${percent(right / outcomes.length)}), ` +
      `ECE ${percent(expectedCalibrationError(outcomes))}, ${nats.toFixed(4)} nats`,
  );
  if (!values.errors) return;
  for (const { label, number, confidence, correct } of outcomes) {
    if (!correct) console.log(`  ${label} read as ${number || 'nothing'}, ${confidence.toFixed(3)}`);
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}

function print({ digit, aspect, strokes, some, features, threshold }: NumberWeights): void {
  const named = { digit, aspect, strokes, some };
  const rows = [
    ...Object.entries(named),
    ...FEATURES.map((name, i) => [name, features[i] ?? 0] as const),
    ['threshold', threshold] as const,
  ];
  console.log(
    formatTable(
      ['weight', 'value'],
      rows.map(([name, value]) => [name, value.toFixed(3)]),
    ),
  );
}

function rounded(weights: NumberWeights): NumberWeights {
  const short = (value: number) => Number(value.toFixed(3));
  return {
    digit: short(weights.digit),
    aspect: short(weights.aspect),
    strokes: short(weights.strokes),
    some: short(weights.some),
    features: weights.features.map(short),
    aspects: weights.aspects.map(({ mean, deviation }) => ({
      mean: short(mean),
      deviation: short(deviation),
    })),
    strokeShares: weights.strokeShares.map((shares) => shares.map(short)),
    threshold: Math.floor(weights.threshold * 1e4) / 1e4,
  };
}
