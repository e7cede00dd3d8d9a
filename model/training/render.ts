/**
 * `npm run model:render`: draws the imported ink as training images, with the app's own rasterizer.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PEN_WIDTH, RASTER_LENGTH, RASTER_SIZE, rasterize } from '../../src/ink';
import { seededRandom } from '../../src/random';
import { NO_DIGIT } from './aligned-digits';
import { augmentInk } from './augment-ink';
import { CUT_NUMBERS_FILE, type InkSample, readInk } from './data';
import { LOOK_ALIKES } from './look-alikes';
import { outlierMaker } from './outliers';
import { PARTS, splitOf } from './split';

/** The label of drawings that are no digit: the class after the ten. */
const OUTLIER_LABEL = '10';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'build/model/data' },
    out: { type: 'string', default: 'build/model/images' },
    variants: { type: 'string', default: '48' },
    'outlier-variants': { type: 'string', default: '24' },
    'made-outliers': { type: 'string', default: '6000' },
    seed: { type: 'string', default: '1' },
    'outlier-seed': { type: 'string', default: '11' },
  },
});
const variants = wholeNumber('variants');
const seed = wholeNumber('seed');
mkdirSync(values.out, { recursive: true });

const samples: InkSample[] = [];
for await (const sample of readInk(join(values.data, 'digits.jsonl.gz'))) samples.push(sample);
for (const part of PARTS) {
  const inPart = samples.filter(({ writer }) => splitOf(writer) === part);
  const plain = renderAll(inPart, ({ strokes }) => rasterize(strokes));
  writeImages(`ink-${part}`, inPart, plain);
  const mean = plain.reduce((sum, value) => sum + value, 0) / plain.length / 255;
  process.stdout.write(
    `ink-${part}: ${inPart.length} images, mean ink ${mean.toFixed(4)} (pen ${PEN_WIDTH})\n`,
  );
}

const cut: InkSample[] = [];
for await (const sample of readInk(join(values.data, CUT_NUMBERS_FILE))) cut.push(sample);
const cutDigits = cut.filter(({ label }) => label !== NO_DIGIT);
const unseenCut = cutDigits.filter(({ writer }) => splitOf(writer) === 'validation');
writeImages(
  'cut-validation',
  unseenCut,
  renderAll(unseenCut, ({ strokes }) => rasterize(strokes)),
);

const single = samples.filter(({ writer }) => splitOf(writer) === 'train');
const training = [...single, ...cutDigits.filter(({ writer }) => splitOf(writer) === 'train')];
writeImages(
  'ink-train-plain',
  training,
  renderAll(training, ({ strokes }) => rasterize(strokes)),
);
const random = seededRandom(seed);
for (let variant = 1; variant <= variants; variant++) {
  const images = renderAll(training, (sample) => {
    const { strokes, penWidth } = augmentInk(sample.strokes, random, sample.label);
    return rasterize(strokes, { penWidth });
  });
  writeImages(`ink-train-${variant}`, training, images);
  process.stdout.write(`\rink-train variant ${variant} of ${variants}`);
}
process.stdout.write('\n');

await renderOutliers();

/**
 * Drawings that are none of the ten digits: letters and signs that do not look like one, wrong cuts
 * of numbers, and made ones. They are labelled 10.
 */
async function renderOutliers(): Promise<void> {
  const letters: InkSample[] = [];
  for await (const sample of readInk(join(values.data, 'nondigits.jsonl.gz'))) {
    if (!LOOK_ALIKES.has(sample.label)) letters.push({ ...sample, label: OUTLIER_LABEL });
  }
  const wrongCuts = cut
    .filter(({ label }) => label === NO_DIGIT)
    .map((sample) => ({ ...sample, label: OUTLIER_LABEL }));
  const random = seededRandom(wholeNumber('outlier-seed'));
  const make = outlierMaker(single, random);
  const seen = [...letters, ...wrongCuts].filter(({ writer }) => splitOf(writer) === 'train');
  const made = new Array(wholeNumber('made-outliers')).fill(null);
  const count = wholeNumber('outlier-variants');
  for (let variant = 1; variant <= count; variant++) {
    const drawings = [
      ...seen,
      ...made.map((): InkSample => ({ source: 'made', writer: '', label: OUTLIER_LABEL, strokes: [] })),
    ];
    const images = renderAll(drawings, (sample) => {
      const { strokes, penWidth } = augmentInk(
        sample.source === 'made' ? make() : sample.strokes,
        random,
        sample.label,
      );
      return rasterize(strokes, { penWidth });
    });
    writeImages(`out-train-${variant}`, drawings, images);
    process.stdout.write(`\rout-train variant ${variant} of ${count}`);
  }
  process.stdout.write('\n');
  const unseen = letters.filter(({ writer }) => splitOf(writer) === 'validation');
  writeImages(
    'out-validation',
    unseen,
    renderAll(unseen, ({ strokes }) => rasterize(strokes)),
  );
}

function wholeNumber(
  option: 'variants' | 'outlier-variants' | 'made-outliers' | 'seed' | 'outlier-seed',
): number {
  const number = Number(values[option]);
  if (!Number.isInteger(number) || number < 0) {
    throw new Error(`--${option}: expected a whole number, found ${values[option]}`);
  }
  return number;
}

function renderAll(from: readonly InkSample[], render: (sample: InkSample) => Float32Array): Uint8Array {
  const images = new Uint8Array(from.length * RASTER_LENGTH);
  from.forEach((sample, i) => {
    images.set(
      render(sample).map((value) => Math.round(value * 255)),
      i * RASTER_LENGTH,
    );
  });
  return images;
}

/**
 * Writes images, labels and sources as IDX files, MNIST's own format, so that training
 * reads one format only.
 */
function writeImages(name: string, from: readonly InkSample[], images: Uint8Array): void {
  const header = Buffer.alloc(16);
  [0x0803, from.length, RASTER_SIZE, RASTER_SIZE].forEach((value, i) => {
    header.writeUInt32BE(value, i * 4);
  });
  writeFileSync(join(values.out, `${name}-images-idx3-ubyte`), Buffer.concat([header, images]));
  const labelHeader = Buffer.alloc(8);
  labelHeader.writeUInt32BE(0x0801, 0);
  labelHeader.writeUInt32BE(from.length, 4);
  const labels = Uint8Array.from(from, ({ label }) => Number(label));
  writeFileSync(join(values.out, `${name}-labels-idx1-ubyte`), Buffer.concat([labelHeader, labels]));
}
