import { type InkSample, idxImageAt, loadMnist, mergeSamples, readInk } from '../../model/data';
import { splitOf } from '../../model/split';
import { DIGITS } from '../contract';
import { type NodeRecognizer, type Outcome, rasterOf } from '../recognizer/node';
import { CommandError } from './output';

const MAX_PIXEL = 255;

/** One labelled image; it counts in each of the rows that it names. */
export interface Sample {
  readonly rows: readonly string[];
  readonly raster: Float32Array | null;
  readonly label: number;
}

/** The 10,000 images of the MNIST test set. @throws DataFileError where the files are missing or are not MNIST's */
export async function mnistTest(): Promise<Sample[]> {
  const { images, labels } = (await loadMnist()).test;
  return Array.from(labels, (label, i) => ({
    rows: ['mnist-test'],
    raster: Float32Array.from(idxImageAt(images, i), (value) => value / MAX_PIXEL),
    label,
  }));
}

/**
 * Ink of the validation writers, and with `final` of the test writers; rows for all of a part and for each source.
 * Repeats are left out and writers who are one person are taken as one, as for training: without that, ink that was
 * trained on would be measured under another name.
 *
 * @throws DataFileError for a file that is not one of ink; CommandError where something else than digits was written
 */
export async function inkSamples(file: string, final: boolean): Promise<Sample[]> {
  const ink: InkSample[] = [];
  for await (const sample of readInk(file)) ink.push(sample);
  const samples: Sample[] = [];
  for (const { source, writer, label, strokes } of mergeSamples(ink).samples) {
    const part = splitOf(writer);
    if (part !== 'validation' && !(final && part === 'test')) continue;
    const digit = DIGITS.find((known) => String(known) === label);
    if (digit === undefined) {
      throw new CommandError(
        `${file}: the label "${label}" of writer ${writer} is no digit; give a file of digits`,
      );
    }
    const rows = [`ink-${part}`, `${source}-${part}`];
    samples.push({ rows, raster: rasterOf(strokes), label: digit });
  }
  return samples;
}

/** MNIST first, then the part that choices are made on, the test part last; a whole before its sources. */
function order(row: string): string {
  const part = row.startsWith('mnist') ? 0 : row.endsWith('-validation') ? 1 : 2;
  return `${part} ${row.startsWith('ink-') ? 0 : 1} ${row}`;
}

/** How each row's images were read; rows in the order of the table. */
export function outcomesByRow(
  recognizer: NodeRecognizer,
  samples: readonly Sample[],
): Map<string, Outcome[]> {
  const byRow = new Map<string, Outcome[]>();
  const readings = recognizer.readBatch(samples.map(({ raster }) => raster));
  readings.forEach(({ digit, confidence }, i) => {
    const sample = samples[i];
    for (const row of sample?.rows ?? []) {
      const outcomes = byRow.get(row) ?? [];
      outcomes.push({ confidence, correct: digit === sample?.label });
      byRow.set(row, outcomes);
    }
  });
  return new Map([...byRow].sort(([a], [b]) => order(a).localeCompare(order(b), 'en')));
}
