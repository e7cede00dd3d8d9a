import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeInk } from '../../model/data';
import { CONDITIONS } from '../../src/cli/evaluation/conditions';
import { readInkParts } from '../../src/cli/evaluation/samples';
import { digitStrokes } from '../fixtures';
import { inkFolder, writers } from './evaluation-ink';
import { run } from './run';

let ink: Awaited<ReturnType<typeof inkFolder>>;

beforeAll(async () => {
  ink = await inkFolder();
});
afterAll(() => ink?.remove());

/** The tables of an output: their rows of cells by the first cell, the head among them. */
function tablesOf(stdout: string): Map<string, string[]>[] {
  return stdout
    .split('\n\n')
    .filter((block) => block.startsWith('| '))
    .map((block) => {
      const rows = block
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .map((line) =>
          line
            .slice(1, -1)
            .split('|')
            .map((cell) => cell.trim()),
        );
      return new Map(rows.map(([name = '', ...cells]) => [name, cells]));
    });
}

describe('evaluate', () => {
  it('measures MNIST and the writers that choices are made on, as the model says of itself', async () => {
    const { status, stdout, stderr } = await run('evaluate', ['--ink', ink.folder, '--quick']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const tables = tablesOf(stdout);
    expect(tables).toHaveLength(1);
    const [accuracies = new Map<string, string[]>()] = tables;
    expect([...accuracies.keys()]).toEqual(['data set', 'mnist-test', 'ink-validation', 'drawn-validation']);
    expect(accuracies.get('ink-validation')?.slice(0, 2)).toEqual(['10', '100.00%']);
    const [images, accuracy, error] = accuracies.get('mnist-test') ?? [];
    expect(images).toBe('10000');
    const model = JSON.parse(readFileSync(new URL('../../model/model.json', import.meta.url), 'utf8'));
    const published = model.userDefinedMetadata.accuracy['mnist-test'];
    expect(accuracy).toBe(`${(published * 100).toFixed(2)}%`);
    expect(Number.parseFloat(accuracy ?? '') + Number.parseFloat(error ?? '')).toBeCloseTo(100, 5);
  });

  it('prints all tables, and writes the same figures as JSON', async () => {
    const out = mkdtempSync(join(tmpdir(), 'figures-'));
    const file = join(out, 'figures.json');
    const { status, stdout, stderr } = await run('evaluate', ['--ink', ink.folder, '--json', file]);
    const figures = JSON.parse(readFileSync(file, 'utf8'));
    rmSync(out, { recursive: true });
    expect(status).toBe(0);
    expect(stderr).toMatch(/robustness 1 of \d+: as drawn/);
    const [, byWriter, refusal, robustness] = tablesOf(stdout);
    expect(byWriter?.get('ink-validation')).toEqual(['1', '100.00%', '100.00%']);
    expect(refusal?.get('letters and signs, validation writers')?.[0]).toBe('1');
    expect(refusal?.get('look-alikes of digits, validation writers')?.[0]).toBe('1');
    expect(refusal?.get('blank')?.slice(1)).toEqual(['100.00%', '100.00%']);
    expect(robustness?.get('as drawn')?.slice(0, 2)).toEqual(['10', '100.00%']);
    // One hand draws its 4 in one way only, so that not all of the variants are there.
    expect(robustness?.size).toBeGreaterThan(CONDITIONS.length - 6);

    expect(Object.keys(figures)).toEqual([
      'model',
      'accuracy',
      'writers',
      'numbers',
      'refusal',
      'robustness',
    ]);
    expect(figures.numbers).toEqual([]);
    for (const { condition, accuracy } of figures.robustness) {
      expect(robustness?.get(condition)?.[1]).toBe(`${(accuracy * 100).toFixed(2)}%`);
    }
    expect(figures.robustness).toHaveLength((robustness?.size ?? 0) - 1);
  }, 180_000);

  it('leaves the test writers alone until it is told that this is final', async () => {
    const counts = async (final: boolean) =>
      (await readInkParts(ink.folder, final)).map(({ part, digits, others }) => [
        part,
        new Set(digits.map(({ writer }) => writer)),
        digits.length,
        others.length,
      ]);
    const validation = ['validation', new Set([writers.validation]), 10, 2];
    expect(await counts(false)).toEqual([validation]);
    expect(await counts(true)).toEqual([validation, ['test', new Set([writers.test]), 10, 2]]);
  });

  it('measures digits only', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'letters-'));
    const letter = { source: 's', writer: writers.validation, label: 'b', strokes: digitStrokes(6) };
    await writeInk(join(folder, 'digits.jsonl.gz'), [letter]);
    await expect(readInkParts(folder, false)).rejects.toThrow(
      /digits\.jsonl\.gz: the label "b" .* is no digit/,
    );
    rmSync(folder, { recursive: true });
  });

  it.each<[string, string[], RegExp]>([
    ['help', ['--help'], /Usage: npm run evaluate/],
    ['a folder without ink', ['--ink', '/nowhere'], /digits\.jsonl\.gz: is not there; give --ink the folder/],
    [
      'figures in no folder',
      ['--json', '/nowhere/f.json'],
      /\/nowhere\/f\.json: cannot be written, there is no/,
    ],
    ['a folder without a model', ['--model', '/nowhere'], /\/nowhere\/model\.json: could not be read/],
  ])('stops with status 2 for %s', async (_, args, message) => {
    const { status, stdout, stderr } = await run('evaluate', args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
