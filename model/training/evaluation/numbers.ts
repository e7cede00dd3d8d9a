import { join } from 'node:path';
import {
  type LineReader,
  type NodeRecognizer,
  NUMBER_CHECK,
  readCheckedNumber,
} from '../../../src/recognizer/node';
import { type InkSample, mergeSamples, readInk } from '../data';
import { accuracyOf, type Outcome, selectiveAt } from '../metrics';
import { type Part, splitOf } from '../split';

export const NUMBERS_FILE = 'numbers.jsonl.gz';
export const DIGITS_FILE = 'digits.jsonl.gz';

/** How the numbers of some writers were read. */
export interface NumbersRow {
  /** "all", or how many digits the numbers have: "2 digits". */
  readonly name: string;
  readonly numbers: number;
  /** Share read exactly, 0 to 1, accepted or not. */
  readonly exact: number;
  /** Share accepted, 0 to 1. */
  readonly coverage: number;
  /** Share of the accepted that was not read exactly, 0 to 1. */
  readonly error: number;
}

/** The single digits of one part of the writers, as they are in the file. */
export async function digitSamples(dir: string, part: Part): Promise<InkSample[]> {
  const digits: InkSample[] = [];
  for await (const sample of readInk(join(dir, DIGITS_FILE))) {
    if (splitOf(sample.writer) === part) digits.push(sample);
  }
  return digits;
}

/**
 * The numbers of one part of the writers. Writers who are one person are taken as one, as for
 * training; the digits beside the numbers tell who is.
 *
 * @param dir folder of numbers.jsonl.gz and digits.jsonl.gz
 * @throws DataFileError where they are missing or are not ink
 */
export async function numberSamples(dir: string, part: Part): Promise<InkSample[]> {
  const ink: InkSample[] = [];
  for (const file of [DIGITS_FILE, NUMBERS_FILE]) {
    for await (const sample of readInk(join(dir, file))) ink.push(sample);
  }
  return mergeSamples(ink).samples.filter(
    ({ label, writer }) => label.length > 1 && splitOf(writer) === part,
  );
}

/**
 * Reads the numbers of one part of the writers, checked by the line network, and compares: a row for all of them, then
 * one for each length.
 *
 * @param dir folder of the ink, see `numberSamples`
 */
export async function evaluateNumbers(
  reader: Pick<NodeRecognizer, 'readBatch'>,
  lines: LineReader,
  part: Part,
  dir: string,
): Promise<NumbersRow[]> {
  const byRow = new Map<string, Outcome[]>();
  for (const { label, strokes } of await numberSamples(dir, part)) {
    const { number, confidence } = readCheckedNumber(reader, lines, strokes);
    for (const row of ['all', `${label.length} digits`]) {
      const outcomes = byRow.get(row) ?? [];
      outcomes.push({ confidence, correct: number === label });
      byRow.set(row, outcomes);
    }
  }
  return [...byRow]
    .sort(([a], [b]) => order(a) - order(b))
    .map(([name, outcomes]) => ({
      name,
      numbers: outcomes.length,
      exact: accuracyOf(outcomes),
      ...selectiveAt(outcomes, NUMBER_CHECK.threshold),
    }));
}

function order(row: string): number {
  return row === 'all' ? 0 : Number.parseInt(row, 10);
}
