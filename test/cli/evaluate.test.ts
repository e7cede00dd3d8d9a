import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeInk } from '../../model/data';
import { type Part, splitOf } from '../../model/split';
import { inkSamples, outcomesByRow } from '../../src/cli/evaluation';
import { DIGITS } from '../../src/contract';
import { loadRecognizer, type NodeRecognizer } from '../../src/recognizer/node';
import { digitStrokes } from '../fixtures';
import { run } from './run';

let folder: string;
let recognizer: NodeRecognizer;
/** A writer of each part, found by trying names. */
const writers = Object.fromEntries(
  (['train', 'validation', 'test'] as const).map((part) => {
    const names = Array.from({ length: 200 }, (_, i) => `writer-${i}`);
    return [part, names.find((name) => splitOf(name) === part) ?? ''];
  }),
) as Record<Part, string>;

beforeAll(async () => {
  recognizer = await loadRecognizer();
  folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
  // Each writer in another size: the same ink of two writers would make them one.
  const samples = Object.values(writers).flatMap((writer, i) =>
    DIGITS.map((digit) => {
      const strokes = digitStrokes(digit).map(({ x, y }) => ({
        x: x.map((value) => value * (i + 1)),
        y: y.map((value) => value * (i + 1)),
      }));
      return { source: 'drawn', writer, label: String(digit), strokes };
    }),
  );
  await writeInk(join(folder, 'digits.jsonl.gz'), samples);
});
afterAll(() => {
  recognizer?.close();
  if (folder) rmSync(folder, { recursive: true });
});

function rowsOf(stdout: string): Map<string, string[]> {
  const rows = stdout
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  return new Map(rows.map(([name = '', ...cells]) => [name, cells]));
}

describe('evaluate', () => {
  it('measures MNIST and the writers that choices are made on, as the model says of itself', async () => {
    const { status, stdout, stderr } = await run('evaluate', ['--ink', folder]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const rows = rowsOf(stdout);
    expect([...rows.keys()]).toEqual(['data set', 'mnist-test', 'ink-validation', 'drawn-validation']);
    expect(rows.get('ink-validation')?.slice(0, 2)).toEqual(['10', '100.00%']);
    const [images, accuracy, error] = rows.get('mnist-test') ?? [];
    expect(images).toBe('10000');
    const model = JSON.parse(readFileSync(new URL('../../model/model.json', import.meta.url), 'utf8'));
    const published = model.userDefinedMetadata.accuracy['mnist-test'];
    expect(accuracy).toBe(`${(published * 100).toFixed(2)}%`);
    expect(Number.parseFloat(accuracy ?? '') + Number.parseFloat(error ?? '')).toBeCloseTo(100, 5);
  });

  it('leaves the test writers alone until it is told that this is final', async () => {
    const file = join(folder, 'digits.jsonl.gz');
    const counts = async (final: boolean) => {
      const samples = await inkSamples(file, final);
      return [...outcomesByRow(recognizer, samples)].map(([row, outcomes]) => [row, outcomes.length]);
    };
    const validation = [
      ['ink-validation', 10],
      ['drawn-validation', 10],
    ];
    expect(await counts(false)).toEqual(validation);
    expect(await counts(true)).toEqual([...validation, ['ink-test', 10], ['drawn-test', 10]]);
  });

  it('measures digits only', async () => {
    const file = join(folder, 'letters.jsonl');
    await writeInk(file, [{ source: 's', writer: writers.validation, label: 'b', strokes: digitStrokes(6) }]);
    await expect(inkSamples(file, false)).rejects.toThrow(/letters\.jsonl: the label "b" .* is no digit/);
  });

  it.each<[string, string[], RegExp]>([
    ['help', ['--help'], /Usage: npm run evaluate/],
    ['a folder without ink', ['--ink', '/nowhere'], /digits\.jsonl\.gz: is not there; give --ink the folder/],
    ['a folder without a model', ['--model', '/nowhere'], /\/nowhere\/model\.json: could not be read/],
  ])('stops with status 2 for %s', async (_, args, message) => {
    const { status, stdout, stderr } = await run('evaluate', args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
