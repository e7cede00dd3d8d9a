import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  DataFileError,
  type InkSample,
  importUnipen,
  importUnipenFile,
  parseSegmentRanges,
  pointCount,
  readInk,
} from '../../../model/training/data';
import { boundsOf } from '../../../src/ink';
import { strokeToFlat } from '../../fixtures';
import { temporaryFolder } from '../../fixtures/temporary-folder';
import { FIXTURES, sharedData } from './import-paths';

const OWN = join(FIXTURES, 'unipen');
const SHARED = sharedData();

async function all(samples: AsyncIterable<InkSample>): Promise<InkSample[]> {
  const list: InkSample[] = [];
  for await (const sample of samples) list.push(sample);
  return list;
}

const flat = ({ label, strokes }: InkSample) => ({ label, strokes: strokes.map(strokeToFlat) });

describe('the own fixture', () => {
  it('gives pen-down ink only, y down, at the origin, cut where a segment says so', async () => {
    const samples = await all(importUnipen(OWN));
    expect(samples.map(flat)).toEqual([
      { label: '1', strokes: [[0, 0, 0, 40, 0, 80]] },
      {
        label: '4',
        strokes: [
          [10, 0, 0, 50, 25, 50],
          [20, 30, 20, 79.5],
        ],
      },
      { label: '7', strokes: [[0, 0, 30, 0, 10, 80]] },
      { label: '1', strokes: [[0, 0, 0, 80]] },
      { label: '.', strokes: [[0, 0]] },
      {
        label: '"',
        strokes: [
          [0, 0, 0, 40, 0, 80],
          [40, 0, 40, 80],
        ],
      },
      {
        label: '\\',
        strokes: [
          [30, 50, 55, 50],
          [50, 30, 50, 79.5],
          [0, 0],
        ],
      },
    ]);
    expect(new Set(samples.map(({ source }) => source))).toEqual(new Set(['unipen']));
  });

  it('names writers by a stable hash of donor and .WRITER_ID in force', async () => {
    const samples = await importUnipenFile(OWN, 'data/1a/own/sheet.dat');
    const [one, four, seven, joined] = samples.map(({ writer }) => writer);
    // The start of what sha256sum gives for 'own/first of two' and 'own/second of two'.
    expect(one).toBe('own-74470b');
    expect(four).toBe(one);
    expect(seven).toBe('own-c045a6');
    expect(joined).toBe(seven);
  });

  it('reads only the sections asked for', async () => {
    const samples = await all(importUnipen(OWN, { sections: ['1d'] }));
    expect(samples.map(({ label }) => label)).toEqual(['.', '"', '\\']);
  });
});

describe('damaged files', () => {
  let folder = '';
  const DATA = 'data/1a/own/sheet.dat';
  const INK = 'include/own/data/sheet.dat';
  beforeEach(async () => {
    folder = temporaryFolder();
    await cp(OWN, folder, { recursive: true });
  });

  async function damage(file: string, from: string, to: string): Promise<string> {
    const text = await readFile(join(folder, file), 'utf8');
    expect(text).toContain(from);
    await writeFile(join(folder, file), text.replace(from, to));
    return importUnipenFile(folder, DATA).then(
      () => 'no error',
      (thrown: unknown) =>
        thrown instanceof DataFileError ? thrown.message : `not a DataFileError: ${thrown}`,
    );
  }

  it.each([
    [INK, '25\t15', '25\tx15', ':9: "x15" is not a coordinate. Take the file again'],
    [INK, '50 90', '50 90 3', ':12: has 3 numbers, but .COORD means 2 for a point.'],
    [INK, '.COORD T X Y P', '.COORD T X P', ':28: .COORD T X P has no X or no Y.'],
    [DATA, '0 OK "1"', '7 OK "1"', ':6: component 7 is not there: the ink has 6.'],
    [DATA, '4:0-4:2', '4:0-4:9', ':8: point 4:9 is not there: component 4 has 5 points.'],
    [DATA, '1-3', '3-1', ':7: the range 3-1 ends before it starts.'],
    [DATA, '1-3', '1--3', ':7: "1--3" is no list of components, such as 3, 3-5 or 3:10-4:7.'],
    [DATA, '1-3 ? "4"', '1-3 ? 4', ':7: the .SEGMENT has no label in double quotes.'],
    [DATA, '1-3', '1', ':7: the segment "4" has no pen-down ink.'],
    [
      DATA,
      'own/own.doc',
      '../data/1a/own/sheet.dat',
      ':2: .INCLUDE ../data/1a/own/sheet.dat: names no file inside',
    ],
    [DATA, 'own/own.doc', 'own/none.doc', ':2: .INCLUDE own/none.doc: cannot be read (ENOENT'],
    [
      INK,
      '.STYLE PRINTED',
      '.INCLUDE own/data/sheet.dat',
      ':2: .INCLUDE own/data/sheet.dat goes round in a circle',
    ],
  ])('%s: %j to %j is named with file and line', async (file, from, to, message) => {
    expect(await damage(file, from, to)).toContain(join(folder, file) + message);
  });

  it('leaves damaged segments and files out where they are taken by onProblem', async () => {
    expect(await damage(DATA, '0 OK "1"', '7 OK "1"')).toContain('component 7');
    await writeFile(join(folder, 'data/1d/own/signs.dat'), '.INCLUDE own/none.doc\n');
    const problems: string[] = [];
    const samples = await all(
      importUnipen(folder, {
        onProblem: ({ file, line }) => problems.push(`${file.slice(folder.length)}:${line}`),
      }),
    );
    expect(samples.map(({ label }) => label)).toEqual(['4', '7', '1']);
    expect(problems).toEqual(['/data/1a/own/sheet.dat:6', '/data/1d/own/signs.dat:1']);
  });

  it('says which folder is meant where data/ is missing or has no characters', async () => {
    await expect(all(importUnipen(join(folder, 'include')))).rejects.toThrow(
      /that holds data\/ and include\//,
    );
    await expect(all(importUnipen(folder, { sections: ['7'] }))).rejects.toThrow(
      /no files in the sections 7/,
    );
  });
});

describe('parseSegmentRanges', () => {
  const place = fc.record({
    component: fc.nat(999_999_999),
    point: fc.option(fc.nat(999_999_999), { nil: null }),
  });
  type Place = { component: number; point: number | null };
  const write = ({ component, point }: Place) => (point === null ? `${component}` : `${component}:${point}`);

  it('reads back every list that goes forwards, and refuses every range that goes backwards', () => {
    const order = (a: Place, b: Place) =>
      a.component - b.component || (a.point ?? 0) - (b.point ?? Number.MAX_SAFE_INTEGER);
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 5 }), (pairs) => {
        const text = pairs.map(([a, b]) => `${write(a)}-${write(b)}`).join(',');
        if (pairs.some(([a, b]) => order(a, b) > 0)) {
          expect(() => parseSegmentRanges(text)).toThrow(/ends before it starts/);
        } else {
          expect(parseSegmentRanges(text)).toEqual(pairs.map(([first, last]) => ({ first, last })));
        }
      }),
    );
    fc.assert(
      fc.property(place, (only) => {
        expect(parseSegmentRanges(write(only))).toEqual([{ first: only, last: only }]);
      }),
    );
  });

  it('throws a SyntaxError for anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^[\d:,-]+$/.test(text));
        expect(() => parseSegmentRanges(text)).toThrow(SyntaxError);
      }),
    );
    for (const text of [
      '',
      '-',
      '1-',
      '-1',
      '1,',
      ':1',
      '1:',
      '1:2:3',
      '1-2-3',
      '1 - 2',
      '1.5',
      '9999999999',
    ]) {
      expect(() => parseSegmentRanges(text), text).toThrow(SyntaxError);
    }
  });
});

describe.skipIf(SHARED === null)('the real sample beside the checkout', () => {
  const folder = join(SHARED ?? '', 'unipen-sample');

  it('gives the labels, strokes and points of expected.json', async () => {
    const expected: unknown = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8'));
    const found: Record<string, unknown> = {};
    for (const file of Object.keys(expected as object)) {
      const samples = await importUnipenFile(folder, file);
      found[file] = samples.map(({ label, strokes }) => ({
        label,
        strokes: strokes.length,
        points: pointCount(strokes),
      }));
    }
    expect(found).toEqual(expected);
    expect(await all(importUnipen(folder))).toHaveLength(Object.values(found).flat().length);
  });

  it('gives the very coordinates of the shared ink', async () => {
    const shared = new Set<string>();
    for await (const sample of readInk(join(SHARED ?? '', 'digits.jsonl.gz'))) {
      shared.add(JSON.stringify(flat(sample)));
    }
    for (const sample of await all(importUnipen(folder))) {
      expect(boundsOf(sample.strokes)).toMatchObject({ minX: 0, minY: 0 });
      expect(shared).toContain(JSON.stringify(flat(sample)));
    }
  });
});
