/**
 * `npm run model:paths`: the paths of the imported ink, as the app computes them, to train the path
 * network on. A quarter of the changed drawings is also written in another order or direction.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PATH_CHANNELS, PATH_LENGTH, PATH_POINTS, penPath, type Stroke } from '../../src/ink';
import { seededRandom } from '../../src/random';
import { writeExamples } from './idx-file';
import { renderOptions } from './render-options';
import { rewritten } from './stroke-orders';
import { changedSets, type DrawingSet, plainSets, readTrainingInk } from './training-ink';

/** Share of the drawings that are written otherwise, and what sets their random numbers apart. */
const REWRITTEN_SHARE = 0.25;
const REWRITTEN_SEED = 1000;
/** A signed byte holds -127 to 127. */
const FULL = 127;

const options = renderOptions('build/model/paths');
mkdirSync(options.out, { recursive: true });
const ink = await readTrainingInk(options.data, options.without);
process.stdout.write(
  `${ink.training.length} drawings to learn from, ${ink.doubtful} left out for doubtful labels\n`,
);
for (const set of plainSets(ink)) write(set, (strokes) => strokes);
const random = seededRandom(REWRITTEN_SEED + options.seed);
for (const set of changedSets(ink, options)) {
  write(set, (strokes) => (random.uniform() < REWRITTEN_SHARE ? rewritten(strokes, random) : strokes));
  process.stdout.write(`\r${set.name} of ${options.variants} and ${options.outlierVariants}   `);
}
process.stdout.write('\n');

function write(
  { name, samples, draw }: DrawingSet,
  change: (strokes: readonly Stroke[]) => readonly Stroke[],
): void {
  const paths = new Int8Array(samples.length * PATH_LENGTH);
  samples.forEach((sample, i) => {
    // A mere dot has no path: all zeros, which is none of the digits.
    const path = penPath(change(draw(sample).strokes)) ?? new Float32Array(PATH_LENGTH);
    paths.set(
      path.map((value) => Math.round(value * FULL)),
      i * PATH_LENGTH,
    );
  });
  const labels = samples.map(({ label }) => Number(label));
  writeExamples(join(options.out, name), 'paths', [PATH_POINTS, PATH_CHANNELS], paths, labels);
}
