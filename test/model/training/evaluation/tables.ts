import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { CONDITIONS } from '../../../../model/training/evaluation/conditions';
import type { Finished } from '../../../command/run';
import { temporaryFolder } from '../../../fixtures/temporary-folder';

/** Rows of cells by the first cell, the head among them. */
type Table = ReadonlyMap<string, readonly string[]>;

/** The tables of what `evaluate` printed. */
export function tablesOf(stdout: string): Table[] {
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

/**
 * Holds the first table against what it was measured on: so much of MNIST, and
 * the ink of `inkFolder`.
 */
export function expectAccuracies(accuracies: Table | undefined, images: number): void {
  expect([...(accuracies?.keys() ?? [])]).toEqual([
    'data set',
    'mnist-test',
    'ink-validation',
    'drawn-validation',
  ]);
  expect(accuracies?.get('ink-validation')?.slice(0, 2)).toEqual(['10', '100.00%']);
  const [count, accuracy = '', error = ''] = accuracies?.get('mnist-test') ?? [];
  expect(count).toBe(String(images));
  expect(Number.parseFloat(accuracy)).toBeGreaterThan(98);
  expect(Number.parseFloat(accuracy) + Number.parseFloat(error)).toBeCloseTo(100, 5);
}

/**
 * Measures all there is, and holds the tables against each other and against the JSON.
 *
 * @param folder of `inkFolder`
 * @returns the first table
 */
export async function expectAllTables(
  folder: string,
  evaluateWith: (args: readonly string[]) => Promise<Finished>,
): Promise<Table | undefined> {
  const out = temporaryFolder();
  const file = join(out, 'figures.json');
  const { status, stdout, stderr } = await evaluateWith(['--ink', folder, '--json', file]);
  const figures = JSON.parse(readFileSync(file, 'utf8'));
  expect(status).toBe(0);
  expect(stderr).toMatch(/robustness 1 of \d+: as drawn/);
  const [accuracies, byWriter, sessions, refusal, robustness, networks] = tablesOf(stdout);
  expect(byWriter?.get('ink-validation')).toEqual(['1', '100.00%', '100.00%']);
  expect(sessions?.get('drawn, validation writers')).toEqual(['1', '50', '0.00%', '0.00%', '0', '0', '0']);
  expect(refusal?.get('letters and signs, validation writers')?.[0]).toBe('1');
  expect(refusal?.get('look-alikes of digits, validation writers')?.[0]).toBe('1');
  expect(refusal?.get('blank')?.slice(1)).toEqual(['100.00%', '100.00%']);
  expect(robustness?.get('as drawn')?.slice(0, 2)).toEqual(['10', '100.00%']);
  // One hand draws its 4 in one way only, so that not all of the variants are there.
  expect(robustness?.size).toBeGreaterThan(CONDITIONS.length - 6);

  expect(networks?.get('ink-validation, both')?.[0]).toBe(accuracies?.get('ink-validation')?.[1]);
  expect([...(networks?.keys() ?? [])]).toEqual([
    'read by',
    ...['ink-validation', 'drawn-validation'].flatMap((name) =>
      ['the image', 'the path', 'both'].map((readBy) => `${name}, ${readBy}`),
    ),
  ]);

  expect(Object.keys(figures)).toEqual([
    'model',
    'accuracy',
    'writers',
    'sessions',
    'numbers',
    'refusal',
    'robustness',
    'networks',
  ]);
  expect(figures.numbers).toEqual([]);
  for (const { condition, accuracy } of figures.robustness) {
    expect(robustness?.get(condition)?.[1]).toBe(`${(accuracy * 100).toFixed(2)}%`);
  }
  expect(figures.robustness).toHaveLength((robustness?.size ?? 0) - 1);
  return accuracies;
}
