/**
 * `npm run model:cut`: cuts the numbers of training and validation writers into digits by their
 * labels, with the published model, as further ink to train on. Wrong cuts are written, too, as
 * ink that is no digit.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadRecognizer, NUMBER_WEIGHTS, readLattice } from '../../src/recognizer/node';
import { alignedDigits, NO_DIGIT } from './aligned-digits';
import { CUT_NUMBERS_FILE, DEFAULT_INK_DIR, type InkSample, writeInk } from './data';
import { numberSamples } from './evaluation/numbers';

const { values } = parseArgs({
  options: {
    ink: { type: 'string', default: DEFAULT_INK_DIR },
    model: { type: 'string' },
    out: { type: 'string', default: join('build/model/data', CUT_NUMBERS_FILE) },
  },
});
const reader = await loadRecognizer({ modelDir: values.model });
const cut: InkSample[] = [];
for (const part of ['train', 'validation'] as const) {
  const numbers = await numberSamples(values.ink, part);
  const ink = numbers.flatMap((sample) => {
    const lattice = readLattice(reader, sample.strokes);
    return lattice ? alignedDigits(sample, lattice, NUMBER_WEIGHTS) : [];
  });
  const none = ink.filter(({ label }) => label === NO_DIGIT).length;
  console.log(`${part}: ${numbers.length} numbers, ${ink.length - none} digits, ${none} wrong cuts`);
  cut.push(...ink);
}
reader.close();
await writeInk(values.out, cut);
console.log(`written to ${values.out}`);
