import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeInk } from '../../../../model/training/data';
import { evaluate } from '../../../../model/training/evaluation/command';
import { mnistTest, readInkParts } from '../../../../model/training/evaluation/samples';
import type { Command } from '../../../../src/command';
import { run, runProcess } from '../../../command/run';
import { digitStrokes } from '../../../fixtures';
import { temporaryFolder } from '../../../fixtures/temporary-folder';
import { inkFolder, writers } from './ink';
import { expectAccuracies, expectAllTables, tablesOf } from './tables';

/** Of MNIST's test set, which `test/soak` reads whole. */
const IMAGES = 200;

let ink: string;

beforeAll(async () => {
  ink = await inkFolder();
});

/** The command in this process, with so much of MNIST and so few made drawings. */
const evaluateFew: Command = (surroundings) => {
  const mnist = async () => (await mnistTest()).slice(0, IMAGES);
  return evaluate(surroundings, { mnist, scribbles: 20 });
};

describe('evaluate', () => {
  it('measures MNIST and the writers that choices are made on', async () => {
    const { status, stdout, stderr } = await run('evaluate', evaluateFew, ['--ink', ink, '--quick']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const tables = tablesOf(stdout);
    expect(tables).toHaveLength(1);
    expectAccuracies(tables[0], IMAGES);
  });

  it('prints all tables, and writes the same figures as JSON', async () => {
    await expectAllTables(ink, (args) => run('evaluate', evaluateFew, args));
  });

  it('leaves the test writers alone until it is told that this is final', async () => {
    const counts = async (final: boolean) =>
      (await readInkParts(ink, final)).map(({ part, digits, others }) => [
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
    const folder = temporaryFolder();
    const letter = { source: 's', writer: writers.validation, label: 'b', strokes: digitStrokes(6) };
    await writeInk(join(folder, 'digits.jsonl.gz'), [letter]);
    await expect(readInkParts(folder, false)).rejects.toThrow(
      /digits\.jsonl\.gz: the label "b" .* is no digit/,
    );
  });

  it('ends its process with its status, and what it said', async () => {
    const { status, stdout, stderr } = await runProcess('evaluate', ['--ink', ink, '--pictures']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: expect.stringMatching(/^Model m\d+, /) });
    expect(stderr).toMatch(/^evaluate: .*numbers\.jsonl\.gz/);
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
    const { status, stdout, stderr } = await run('evaluate', evaluate, args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
