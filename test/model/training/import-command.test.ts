import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseImportOptions, UsageError } from '../../../model/training/data';
import { temporaryFolder } from '../../fixtures/temporary-folder';
import { FIXTURES, REPOSITORY } from './import-paths';
import { importWith, samplesOf } from './import-run';

const UNIPEN = join(FIXTURES, 'unipen');
const PENDIGITS = join(FIXTURES, 'pendigits-orig.tra');

let folder = '';
beforeEach(async () => {
  folder = temporaryFolder();
});

const run = (argv: string[]) => importWith(argv, join(folder, 'nothing'));
const read = (file: string) => samplesOf(join(folder, file));

describe('npm run model:import', () => {
  it('imports what it is given, in two files and a table', async () => {
    const ink = join(folder, 'own.jsonl');
    await writeFile(
      ink,
      '{"source":"own","writer":"w","label":"5","strokes":[[0,0,5,5]]}\n{"source":"own","writer":"w","label":"42","strokes":[[0,0,1,1]]}\n',
    );
    const { status, out } = await run([
      '--unipen',
      UNIPEN,
      '--pendigits',
      PENDIGITS,
      '--ink',
      ink,
      '--out',
      folder,
    ]);
    expect(status).toBe(0);
    expect((await read('digits.jsonl.gz')).map(({ source, label }) => `${source} ${label}`)).toEqual([
      'own 5',
      ...['unipen 1', 'unipen 4', 'unipen 7', 'unipen 1'],
      ...['pendigits 7', 'pendigits 4', 'pendigits 1'],
    ]);
    expect((await read('nondigits.jsonl.gz')).map(({ label }) => label)).toEqual(['.', '"', '\\']);
    const cells = out.split('\n').map((line) =>
      line
        .split(/[\s|]+/)
        .join(' ')
        .trim(),
    );
    expect(cells).toContain('train 60000 5923 6742 5958 6131 5842 5421 5918 6265 5851 5949');
    expect(cells).toContain('source writers samples 0 1 2 3 4 5 6 7 8 9');
    expect(cells).toContain('unipen 2 4 0 2 0 0 1 0 0 1 0 0');
    expect(cells).toContain('pendigits 2 3 0 1 0 0 1 0 0 1 0 0');
    expect(out).toContain('1 samples whose label is longer than one character');
  });

  it('stops at damaged ink with status 1, or leaves it out with --keep-going', async () => {
    const text = await readFile(PENDIGITS, 'utf8');
    const bad = join(folder, 'pendigits-orig.tes');
    await writeFile(bad, text.replace('.COMMENT 4', '.COMMENT 5'));
    const stopped = await run(['--pendigits', bad, '--out', folder]);
    expect(stopped.status).toBe(1);
    expect(stopped.err).toContain(`${bad}:16: the label is "4", but the comment says 5`);
    expect(existsSync(join(folder, 'digits.jsonl.gz'))).toBe(false);
    const went = await run(['--pendigits', bad, '--keep-going', '--out', folder]);
    expect(went.status).toBe(0);
    expect(went.err).toContain(`left out: ${bad}:16`);
    expect((await read('digits.jsonl.gz')).map(({ label }) => label)).toEqual(['7', '1']);
  });

  it('without ink checks MNIST and says what is missing', async () => {
    const { status, out } = await run(['--out', folder]);
    expect(status).toBe(0);
    expect(out).toContain('10000');
    expect(out).toContain('Give --unipen, --pendigits or --ink');
    expect(existsSync(join(folder, 'digits.jsonl.gz'))).toBe(false);
  });

  it('takes lists of files, and refuses what it does not know', () => {
    expect(parseImportOptions(['--ink', 'a', 'b', '--out', 'o', '--ink', 'c', '--keep-going'])).toEqual({
      help: false,
      keepGoing: true,
      unipen: [],
      pendigits: [],
      ink: ['a', 'b', 'c'],
      out: 'o',
    });
    for (const argv of [
      ['a'],
      ['--ink'],
      ['--ink', '--out', 'o'],
      ['--inc', 'a'],
      ['--out', 'a', 'b'],
      ['--keep-going', 'a'],
    ]) {
      expect(() => parseImportOptions(argv), argv.join(' ')).toThrow(UsageError);
    }
  });

  it('runs as a command, with help and exit status', async () => {
    const command = (argv: string[]) =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', 'model/training/import.ts', ...argv], {
        cwd: REPOSITORY,
      });
    expect((await command(['--help'])).stdout).toContain('--unipen DIR');
    await expect(command(['--nonsense'])).rejects.toMatchObject({
      code: 2,
      stderr: 'model:import: unknown option --nonsense; see --help\n',
    });
    await expect(command(['--ink', join(folder, 'none')])).rejects.toMatchObject({ code: 1 });
  });
});
