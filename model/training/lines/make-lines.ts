/**
 * `npm run model:lines`: makes pools of lines of digits from ink of training writers, for
 * `train_line.py`. With `--part validation`, of validation writers, to calibrate on.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../../src/random';
import { NO_DIGIT } from '../aligned-digits';
import { CUT_NUMBERS_FILE, type InkSample, type LabelledImages, loadMnist, readInk } from '../data';
import { splitOf } from '../split';
import { alphabetsOf, handsOf } from './hands';
import { type LineMaker, lineMaker, type MadeLine } from './line-maker';
import { writePool } from './pool';

/** The last training images of MNIST are not trained on, as in `train.py`. */
const MNIST_TRAINED = 55_000;
/** Pools of one seed are numbered below this. */
const MOST_POOLS = 10_000;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'build/model/data' },
    out: { type: 'string', default: 'build/model/lines' },
    pools: { type: 'string', default: '41' },
    first: { type: 'string', default: '0' },
    lines: { type: 'string', default: '20000' },
    pictures: { type: 'string', default: '0.6' },
    seed: { type: 'string', default: '1' },
    part: { type: 'string', default: 'train' },
  },
});
const [pools, first, lines, seed] = (['pools', 'first', 'lines', 'seed'] as const).map(wholeNumber) as [
  number,
  number,
  number,
  number,
];
const pictures = Number(values.pictures);
const { part } = values;
if (part !== 'train' && part !== 'validation') {
  throw new Error(`--part: expected train or validation, found ${part}`);
}
const sources = {
  hands: handsOf([...(await inkOf('digits.jsonl.gz')), ...(await inkOf(CUT_NUMBERS_FILE))]),
  alphabets: alphabetsOf(await inkOf('nondigits.jsonl.gz')),
  mnist: await mnistImages(),
};
process.stdout.write(`${sources.hands.length} hands, ${sources.alphabets.length} alphabets\n`);
for (let pool = first; pool < first + pools; pool++) {
  const start = performance.now();
  // A pool depends on its own number only, so more can be made later.
  const maker = lineMaker(sources, seededRandom((seed * MOST_POOLS + pool) * 2));
  const name = `lines-${String(pool).padStart(4, '0')}`;
  const bytes = writePool(values.out, name, someLines(maker, pool));
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(
    `${name}: ${lines} lines, ${(bytes / 1e6).toFixed(0)} MB, ${(lines / seconds).toFixed(0)} lines a second\n`,
  );
}

function* someLines(maker: LineMaker, pool: number): Generator<MadeLine> {
  const random = seededRandom((seed * MOST_POOLS + pool) * 2 + 1);
  for (let i = 0; i < lines; i++) {
    yield random.uniform() < pictures ? maker.pictureLine() : maker.strokeLine();
  }
}

async function inkOf(file: string): Promise<InkSample[]> {
  const samples: InkSample[] = [];
  for await (const sample of readInk(join(values.data, file))) {
    if (sample.label !== NO_DIGIT && splitOf(sample.writer) === part) samples.push(sample);
  }
  return samples;
}

async function mnistImages(): Promise<LabelledImages> {
  const { images, labels } = (await loadMnist()).train;
  const size = images.rows * images.columns;
  const [from, to] = part === 'train' ? [0, MNIST_TRAINED] : [MNIST_TRAINED, images.count];
  return {
    images: { ...images, count: to - from, pixels: images.pixels.subarray(from * size, to * size) },
    labels: labels.subarray(from, to),
  };
}

function wholeNumber(option: 'pools' | 'first' | 'lines' | 'seed'): number {
  const number = Number(values[option]);
  if (!Number.isInteger(number) || number < 0) {
    throw new Error(`--${option}: expected a whole number, found ${values[option]}`);
  }
  return number;
}
