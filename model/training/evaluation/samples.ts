import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../../../src/command';
import { DIGITS, type Digit } from '../../../src/contract';
import type { Stroke } from '../../../src/ink';
import { type InkSample, idxImageAt, loadMnist, mergeSamples, readInk } from '../data';
import { type Part, splitOf } from '../split';

/**
 * The parts of the writers that may be measured; no figure is taken on ink that was trained on.
 * Strangers are all writers but the test part, of a source that was not trained on.
 */
export type MeasuredPart = UnseenPart | 'strangers';
type UnseenPart = Exclude<Part, 'train'>;

/** One digit of one writer. */
export interface DigitInk {
  readonly source: string;
  readonly writer: string;
  readonly digit: Digit;
  readonly strokes: readonly Stroke[];
}

/** What the writers of one part wrote. */
export interface InkOfPart<Measured extends MeasuredPart = MeasuredPart> {
  readonly part: Measured;
  readonly digits: readonly DigitInk[];
  /** Letters and signs. */
  readonly others: readonly InkSample[];
}

/** An image in MNIST's form, and its digit. */
export interface LabelledRaster {
  readonly shown: Float32Array;
  readonly digit: Digit;
}

export const DIGITS_FILE = 'digits.jsonl.gz';
const OTHERS_FILE = 'nondigits.jsonl.gz';
const MAX_PIXEL = 255;

/**
 * The 10,000 images of the MNIST test set. @throws DataFileError where the files are
 * missing or are not MNIST's
 */
export async function mnistTest(): Promise<LabelledRaster[]> {
  const { images, labels } = (await loadMnist()).test;
  return Array.from(labels, (label, i) => ({
    shown: Float32Array.from(idxImageAt(images, i), (value) => value / MAX_PIXEL),
    digit: label as Digit,
  }));
}

/**
 * Ink of the validation writers and, with `final`, of the test writers. Repeats are left out and
 * writers who are one person are taken as one, over both files, as the import does for training:
 * without that, ink that was trained on would be measured under another name.
 *
 * @param folder holds digits.jsonl.gz, and may hold nondigits.jsonl.gz
 * @throws DataFileError for a file that is not one of ink; CommandError where something else than
 *   digits is in the first
 */
export async function readInkParts(folder: string, final: boolean): Promise<InkOfPart<UnseenPart>[]> {
  const merged = await readMerged(folder);
  const parts: UnseenPart[] = final ? ['validation', 'test'] : ['validation'];
  return parts.map((part) =>
    inkOf(
      part,
      merged.filter(({ writer }) => splitOf(writer) === part),
    ),
  );
}

/**
 * Ink of a source that the networks were not trained on, without the test writers.
 *
 * @throws as `readInkParts`
 */
export async function readStrangers(folder: string, source: string): Promise<InkOfPart> {
  const merged = await readMerged(folder);
  return inkOf(
    'strangers',
    merged.filter((sample) => sample.source === source && splitOf(sample.writer) !== 'test'),
  );
}

function inkOf<Measured extends MeasuredPart>(
  part: Measured,
  own: readonly InkSample[],
): InkOfPart<Measured> {
  return {
    part,
    digits: own.flatMap(({ source, writer, label, strokes }) => {
      const digit = digitOf(label);
      return digit === undefined ? [] : [{ source, writer, digit, strokes }];
    }),
    others: own.filter(({ label }) => digitOf(label) === undefined),
  };
}

async function readMerged(folder: string): Promise<InkSample[]> {
  const digits = await readAll(join(folder, DIGITS_FILE));
  const wrong = digits.find(({ label }) => digitOf(label) === undefined);
  if (wrong) {
    throw new CommandError(
      `${join(folder, DIGITS_FILE)}: the label "${wrong.label}" of writer ${wrong.writer} is no digit; give a file of digits`,
    );
  }
  const othersFile = join(folder, OTHERS_FILE);
  const others = existsSync(othersFile) ? await readAll(othersFile) : [];
  return mergeSamples([...digits, ...others]).samples;
}

async function readAll(file: string): Promise<InkSample[]> {
  const samples: InkSample[] = [];
  for await (const sample of readInk(file)) samples.push(sample);
  return samples;
}

function digitOf(label: string): Digit | undefined {
  return DIGITS.find((digit) => String(digit) === label);
}
