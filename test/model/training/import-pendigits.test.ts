import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { importPendigits } from '../../../model/training/data';
import { strokeToFlat } from '../../fixtures';
import { temporaryFolder } from '../../fixtures/temporary-folder';
import { FIXTURES } from './import-paths';

const OWN = join(FIXTURES, 'pendigits-orig.tra');

describe('importPendigits', () => {
  let folder = '';
  let text = '';
  beforeAll(async () => {
    folder = temporaryFolder();
    text = await readFile(OWN, 'utf8');
  });

  async function importText(content: string | Uint8Array, name = 'pendigits-orig.tra') {
    await writeFile(join(folder, name), content);
    return importPendigits(join(folder, name));
  }

  it('reads labels and strokes, y down and at the origin', async () => {
    const samples = await importPendigits(OWN);
    expect(samples.map(({ source, label, strokes }) => [source, label, strokes.map(strokeToFlat)])).toEqual([
      ['pendigits', '7', [[0, 0, 120, 0, 40, 220]]],
      [
        'pendigits',
        '4',
        [
          [50, 0, 0, 150, 160, 150],
          [110, 100, 110, 330],
        ],
      ],
      ['pendigits', '1', [[0, 0, 0, 200]]],
    ]);
  });

  it('tells the writers of one file apart, and those of the other file too', async () => {
    const training = (await importPendigits(OWN)).map(({ writer }) => writer);
    expect(training[0]).toMatch(/^pendigits-[0-9a-f]{6}$/);
    expect(training[1]).toBe(training[0]);
    expect(new Set(training).size).toBe(2);
    const test = (await importText(text, 'pendigits-orig.tes')).map(({ writer }) => writer);
    expect(new Set([...training, ...test]).size).toBe(4);
  });

  it('reads gzip as it reads plain text, with Windows line ends as without', async () => {
    const plain = await importPendigits(OWN);
    expect(await importText(gzipSync(text), 'pendigits-orig.tra.gz')).toEqual(plain);
    expect(await importText(text.replaceAll('\n', '\r\n'))).toEqual(plain);
  });

  it('says to unpack a .Z file', async () => {
    const compressed = Uint8Array.of(0x1f, 0x9d, 0x90, 0x2e);
    await expect(importText(compressed, 'pendigits-orig.tra.Z')).rejects.toThrow(
      /pendigits-orig\.tra\.Z: is packed with Unix compress.*Unpack it first/,
    );
  });

  it.each([
    ['.COMMENT 7  1  10', '', /tra:7: no line "\.COMMENT <digit> <writer> <number>" follows/],
    ['.COMMENT 7', '.COMMENT 3', /tra:7: the label is "7", but the comment says 3/],
    ['220  400', '220', /tra:11: has 1 numbers/],
    ['DIGIT 3', 'DIGIT 9', /tra:30: component 9 is not there: the ink has 4/],
  ])('names file and line where %j is %j', async (from, to, message) => {
    expect(text).toContain(from);
    await expect(importText(text.replace(from, to))).rejects.toThrow(message);
  });

  it('leaves damaged digits out where onProblem takes them', async () => {
    await importText(text);
    const file = join(folder, 'pendigits-orig.tra');
    await writeFile(file, text.replace('.COMMENT 7', '.COMMENT 3'));
    const problems: (number | null)[] = [];
    const samples = await importPendigits(file, { onProblem: ({ line }) => problems.push(line) });
    expect(samples.map(({ label }) => label)).toEqual(['4', '1']);
    expect(problems).toEqual([7]);
  });

  it('refuses a file without any digit', async () => {
    await expect(importText('47,100,27,81,57,37,8\n')).rejects.toThrow(
      /no \.SEGMENT DIGIT in the whole file/,
    );
  });
});
