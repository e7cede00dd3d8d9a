import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recognize } from '../../../src/cli/recognition/command';
import { DIGITS } from '../../../src/contract';
import type { Bounds } from '../../../src/ink';
import {
  type LineReader,
  loadLineReader,
  loadRecognizer,
  type NodeRecognizer,
  readCheckedNumber,
} from '../../../src/recognizer/node';
import { jsonLines, run, runProcess, start } from '../../command/run';
import {
  digitStrokes,
  drawnDigits,
  HATTED_ONES,
  numberStrokes,
  sideBySide,
  strokeToFlat,
} from '../../fixtures';
import { temporaryFolder } from '../../fixtures/temporary-folder';

let recognizer: NodeRecognizer;
let lines: LineReader;
let folder: string;
beforeAll(async () => {
  [recognizer, lines] = await Promise.all([loadRecognizer(), loadLineReader()]);
  folder = temporaryFolder();
});
afterAll(() => {
  recognizer?.close();
  lines?.close();
});

const line = (digit: number) => JSON.stringify({ id: `d${digit}`, strokes: drawnDigits[digit] });

const bordersOf = (bounds: Bounds | undefined) =>
  bounds && [bounds.minX, bounds.minY, bounds.maxX, bounds.maxY];

describe('recognize', () => {
  it('reads a file of drawings, in order, with the readings of the recognizer', async () => {
    const file = join(folder, 'digits.jsonl');
    writeFileSync(file, DIGITS.map((digit) => `${line(digit)}\n`).join(''));
    const { status, stdout, stderr } = await run('recognize', recognize, [file]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const answers = jsonLines(stdout);
    expect(answers.map(({ id }) => id)).toEqual(DIGITS.map((digit) => `d${digit}`));
    answers.forEach((answer, digit) => {
      expect(Object.keys(answer)).toEqual(['id', 'digit', 'confidence', 'accepted', 'probabilities']);
      const reading = recognizer.read(digitStrokes(digit));
      expect(answer.digit).toBe(reading.digit);
      expect(answer.accepted).toBe(reading.accepted);
      const probabilities = answer.probabilities as number[];
      expect(probabilities).toHaveLength(10);
      expect(answer.confidence).toBeCloseTo(reading.confidence, 5);
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 4);
      probabilities.forEach((p, i) => {
        expect(p).toBeCloseTo(reading.probabilities[i] ?? Number.NaN, 5);
      });
    });
  });

  it('reads the good lines among the bad ones, and says so at the end', async () => {
    const blank = JSON.stringify({ id: 'blank', image: new Array(784).fill(0) });
    const input = [
      '\ufeff',
      line(3),
      '\r\n',
      'nonsense\n',
      '\n  \n',
      '{"id":"x"}\n',
      blank,
      '\n',
      line(8),
    ].join('');
    const { status, stdout, stderr } = await runProcess('recognize', ['-'], { input });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(jsonLines(stdout)).toMatchObject([
      { id: 'd3', digit: 3, accepted: true },
      { id: null, error: expect.stringMatching(/^line 2: is not JSON/) },
      { id: 'x', error: expect.stringMatching(/^line 5: line: has neither/) },
      { id: 'blank', accepted: false },
      { id: 'd8', digit: 8 },
    ]);
  });

  it('reads whole numbers', async () => {
    const drawn = numberStrokes('4705');
    const input = [
      JSON.stringify({ id: 'n', strokes: drawn.map(strokeToFlat) }),
      JSON.stringify({ id: 'image', image: new Array(784).fill(0) }),
      JSON.stringify({ id: 'none', strokes: [] }),
      JSON.stringify({ id: 'odd', strokes: [[1, 2, 3]] }),
      '',
    ].join('\n');
    const { status, stdout } = await run('recognize', recognize, ['--number', '-'], { input });
    expect(status).toBe(1);
    const [answer, ...others] = jsonLines(stdout);
    expect(Object.keys(answer ?? {})).toEqual(['id', 'number', 'confidence', 'accepted', 'digits']);
    const reading = readCheckedNumber(recognizer, lines, drawn);
    expect(answer).toMatchObject({ id: 'n', number: '4705', accepted: reading.accepted });
    expect(answer?.confidence).toBeCloseTo(reading.confidence, 5);
    const digits = answer?.digits as Record<string, unknown>[];
    expect(digits.map(({ digit }) => digit)).toEqual([4, 7, 0, 5]);
    expect(digits.flatMap(({ strokes }) => strokes)).toEqual(drawn.map((_, i) => i));
    digits.forEach(({ bounds, confidence }, i) => {
      expect(bounds).toEqual(bordersOf(reading.digits[i]?.bounds));
      expect(confidence).toBeCloseTo(reading.digits[i]?.reading.confidence ?? Number.NaN, 5);
    });
    expect(others).toMatchObject([
      { id: 'image', error: expect.stringMatching(/^line 2: width: expected the pixels of a row/) },
      { id: 'none', number: '', accepted: false, digits: [] },
      { id: 'odd', error: expect.stringMatching(/^line 4: strokes\[0\]: has 3 numbers/) },
    ]);
  });

  it('learns from line to line within a session', async () => {
    const odd = (id: string, more: object, drawing = 0) => {
      const strokes = HATTED_ONES[drawing]?.map(strokeToFlat);
      return JSON.stringify({ id, session: 'a', strokes, ...more });
    };
    const lines = [
      odd('first', { meant: 1 }),
      odd('second', { meant: 1 }, 1),
      odd('third', {}, 2),
      JSON.stringify({ id: 'image', session: 'a', image: new Array(784).fill(0), meant: 3 }),
      odd('bad', { meant: 10 }, 2),
      odd('still', { meant: 7 }, 2),
      odd('other session', { session: 'b' }, 2),
      odd('back', {}, 2),
    ];
    const input = lines.map((text) => `${text}\n`).join('');
    const { status, stdout, stderr } = await run('recognize', recognize, ['--session', '-'], { input });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const answers = jsonLines(stdout);
    expect(answers.map(({ id, digit, error }) => [id, digit ?? error])).toEqual([
      ['first', 7],
      ['second', expect.any(Number)],
      ['third', 1],
      ['image', 0],
      ['bad', 'line 5: meant: expected a digit from 0 to 9, found 10'],
      ['still', 1],
      ['other session', 7],
      ['back', 7],
    ]);
    for (const answer of answers.filter(({ error }) => error === undefined)) {
      expect(Object.keys(answer)).toEqual(['id', 'digit', 'confidence', 'accepted', 'probabilities']);
    }
  });

  it('learns from the digits of numbers that are corrected, within a session', async () => {
    const odd = (id: string, more: object, drawing = 0) => {
      const strokes = sideBySide([digitStrokes(4), HATTED_ONES[drawing] ?? []]).map(strokeToFlat);
      return JSON.stringify({ id, session: 'a', strokes, ...more });
    };
    const input = [
      odd('another length', { meant: '411' }),
      odd('first', { meant: '41' }),
      odd('second', { meant: '41' }, 1),
      odd('third', {}, 2),
      odd('bad', { meant: 41 }, 2),
      odd('other session', { session: 'b' }, 2),
    ].join('\n');
    const { status, stdout, stderr } = await run('recognize', recognize, ['--number', '--session', '-'], {
      input,
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(jsonLines(stdout).map(({ id, number, error }) => [id, number ?? error])).toEqual([
      ['another length', '47'],
      ['first', '47'],
      ['second', expect.stringMatching(/^4[17]$/)],
      ['third', '41'],
      ['bad', 'line 5: meant: expected the digits of a number, such as "1995", found 41'],
      ['other session', '47'],
    ]);
    // Without a session nothing is learnt, nor looked at.
    const plain = await run('recognize', recognize, ['--number', '-'], { input });
    expect(jsonLines(plain.stdout).map(({ number }) => number)).toEqual(['47', '47', '47', '47', '47', '47']);
  });

  it('does not look at what was meant before it has read, nor without a session', async () => {
    const lines = (meant: object) =>
      HATTED_ONES.map((strokes, id) =>
        JSON.stringify({ id, strokes: strokes.map(strokeToFlat), ...meant }),
      ).join('\n');
    const answersTo = async (args: string[], input: string) =>
      jsonLines((await run('recognize', recognize, [...args, '-'], { input })).stdout);
    const plain = await answersTo([], lines({}));
    expect(await answersTo([], lines({ session: 'a', meant: 1 }))).toEqual(plain);
    expect((await answersTo(['--session'], lines({ session: 'a', meant: 1 })))[0]).toEqual(plain[0]);
  });

  it('answers each line when it comes, without waiting for the end', async () => {
    const child = start('recognize', ['-']);
    const answers = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
    for (const digit of [4, 1]) {
      child.stdin.write(`${line(digit)}\n`);
      expect(jsonLines((await answers.next()).value)).toMatchObject([{ id: `d${digit}` }]);
    }
    child.stdin.end();
    expect((await answers.next()).done).toBe(true);
  });

  it('ends quietly when nobody listens any more', async () => {
    const child = start('recognize', ['-']);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const closed = new Promise((resolve) => child.on('close', resolve));
    child.stdin.on('error', () => {});
    child.stdout.once('data', () => child.stdout.destroy());
    // It would go on for ever if the closed pipe did not end it.
    const feed = () => {
      while (!child.stdin.destroyed && child.stdin.write(`${line(5)}\n`));
    };
    child.stdin.on('drain', feed);
    feed();
    expect(await closed).toBe(0);
    expect(stderr).toBe('');
  });

  it('passes over a line of 20 MB', async () => {
    const input = `${'['.repeat(20e6)}\n${line(6)}\n`;
    const { status, stdout } = await run('recognize', recognize, ['-'], { input });
    expect(status).toBe(1);
    expect(jsonLines(stdout)).toMatchObject([
      { id: null, error: 'line 1: is longer than 16777216 bytes; give one drawing a line' },
      { id: 'd6' },
    ]);
  });

  it('takes nothing for an empty file', async () => {
    expect(await run('recognize', recognize, ['-'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it.each<[string, string[], RegExp]>([
    ['no file', [], /no FILE was given[\s\S]*Usage: npm run -s recognize/],
    ['help', ['--help'], /Usage: npm run -s recognize -- \[--number\] FILE/],
    [
      'a file that is not there',
      ['/nowhere.jsonl'],
      /\/nowhere\.jsonl could not be opened \(ENOENT[\s\S]*Usage/,
    ],
    ['a folder', ['/'], /illegal operation on a directory/],
  ])('stops with status 2 for %s', async (_, args, message) => {
    const { status, stdout, stderr } = await run('recognize', recognize, args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
