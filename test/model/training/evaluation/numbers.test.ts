import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeInk } from '../../../../model/training/data';
import {
  DIGITS_FILE,
  evaluateNumbers,
  NUMBERS_FILE,
  numberSamples,
} from '../../../../model/training/evaluation/numbers';
import {
  type LineReader,
  loadLineReader,
  loadRecognizer,
  type NodeRecognizer,
} from '../../../../src/recognizer/node';
import { numberStrokes } from '../../../fixtures';
import { temporaryFolder } from '../../../fixtures/temporary-folder';
import { digitSamples, enlarged, writers } from './ink';

const NUMBERS = ['31', '205', '1995', '47'];

let reader: NodeRecognizer;
let lines: LineReader;
let folder: string;
beforeAll(async () => {
  [reader, lines] = await Promise.all([loadRecognizer(), loadLineReader()]);
  folder = temporaryFolder();
  const numbers = Object.values(writers).flatMap((writer, i) =>
    NUMBERS.map((label) => ({
      source: 'drawn',
      writer,
      label,
      strokes: enlarged(numberStrokes(label), i + 1),
    })),
  );
  await writeInk(join(folder, DIGITS_FILE), digitSamples);
  await writeInk(join(folder, NUMBERS_FILE), numbers);
});
afterAll(() => {
  reader?.close();
  lines?.close();
});

it('evaluates the numbers of one part of the writers, all and by their length', async () => {
  const samples = await numberSamples(folder, 'validation');
  expect(samples.map(({ writer, label }) => [writer, label])).toEqual(
    NUMBERS.map((label) => [writers.validation, label]),
  );
  const rows = await evaluateNumbers(reader, lines, 'validation', folder);
  expect(rows.map(({ name, numbers }) => [name, numbers])).toEqual([
    ['all', 4],
    ['2 digits', 2],
    ['3 digits', 1],
    ['4 digits', 1],
  ]);
  for (const row of rows) expect(row).toMatchObject({ exact: 1, error: 0 });
});
