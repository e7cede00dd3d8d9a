/**
 * `npm run model:render`: draws the imported ink as training images, with the app's own rasterizer.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PEN_WIDTH, RASTER_LENGTH, RASTER_SIZE, rasterize } from '../../src/ink';
import { writeExamples } from './idx-file';
import { renderOptions } from './render-options';
import { changedSets, type DrawingSet, plainSets, readTrainingInk } from './training-ink';

const FULL_INK = 255;

const options = renderOptions('build/model/images');
mkdirSync(options.out, { recursive: true });
const ink = await readTrainingInk(options.data, options.without);
process.stdout.write(
  `${ink.training.length} drawings to learn from, ${ink.doubtful} left out for doubtful labels\n`,
);
for (const set of plainSets(ink)) {
  const images = render(set);
  const mean = images.reduce((sum, value) => sum + value, 0) / images.length / FULL_INK;
  process.stdout.write(
    `${set.name}: ${set.samples.length} images, mean ink ${mean.toFixed(4)} (pen ${PEN_WIDTH})\n`,
  );
}
for (const set of changedSets(ink, options)) {
  render(set);
  process.stdout.write(`\r${set.name} of ${options.variants} and ${options.outlierVariants}   `);
}
process.stdout.write('\n');

function render({ name, samples, draw }: DrawingSet): Uint8Array {
  const images = new Uint8Array(samples.length * RASTER_LENGTH);
  samples.forEach((sample, i) => {
    const { strokes, penWidth = PEN_WIDTH } = draw(sample);
    images.set(
      rasterize(strokes, { penWidth }).map((value) => Math.round(value * FULL_INK)),
      i * RASTER_LENGTH,
    );
  });
  const labels = samples.map(({ label }) => Number(label));
  writeExamples(join(options.out, name), 'images', [RASTER_SIZE, RASTER_SIZE], images, labels);
  return images;
}
