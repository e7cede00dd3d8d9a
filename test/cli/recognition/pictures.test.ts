import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PLAIN_LOOK, pictureOf } from '../../../model/training/made-pictures';
import { recognize } from '../../../src/cli/recognition/command';
import { seededRandom } from '../../../src/random';
import { jsonLines, run } from '../../command/run';
import { numberStrokes } from '../../fixtures';
import { temporaryFolder } from '../../fixtures/temporary-folder';
import { pngOf } from '../../picture-file';

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
});

/** A PNG file of numbers, one under the other. */
function pictureFile(name: string, ...numbers: string[]): string {
  const strokes = numbers.flatMap((number, row) => numberStrokes(number, { top: 200 * row }));
  const look = { ...PLAIN_LOOK, height: 80 * numbers.length, pen: 0.06 / numbers.length };
  const file = join(folder, name);
  writeFileSync(file, pngOf(pictureOf(strokes, look, seededRandom(1))));
  return file;
}

describe('recognize --picture', () => {
  it('answers each file with its lines, in order, with boxes in pixels', async () => {
    const files = [pictureFile('one.png', '3862'), pictureFile('two.png', '805', '471')];
    const { status, stdout, stderr } = await run('recognize', recognize, ['--picture', ...files]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const answers = jsonLines(stdout) as unknown as {
      id: string;
      lines: {
        number: string;
        confidence: number;
        accepted: boolean;
        digits: { digit: number; bounds: number[] }[];
      }[];
    }[];
    expect(answers.map(({ id }) => id)).toEqual(files);
    expect(answers.map(({ lines }) => lines.map(({ number }) => number))).toEqual([['3862'], ['805', '471']]);
    for (const line of answers.flatMap(({ lines }) => lines)) {
      expect(Object.keys(line)).toEqual(['number', 'confidence', 'accepted', 'digits']);
      expect(line.digits.map(({ digit }) => digit).join('')).toBe(line.number);
      const lefts = line.digits.map(({ bounds: [left = 0] }) => left);
      expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
      for (const { bounds } of line.digits) {
        expect(bounds).toHaveLength(4);
        const [, , width = 0, height = 0] = bounds;
        expect(width).toBeGreaterThan(0);
        // Digits are about 80 pixels high.
        expect(height).toBeGreaterThan(50);
        expect(height).toBeLessThan(110);
      }
    }
  });

  it('goes on after a file that is no picture, and says so at the end', async () => {
    const text = join(folder, 'text.png');
    writeFileSync(text, 'no picture');
    const missing = join(folder, 'missing.png');
    const files = [text, missing, folder, pictureFile('good.png', '27')];
    const { status, stdout } = await run('recognize', recognize, ['--picture', ...files]);
    expect(status).toBe(1);
    const [first, second, third, fourth] = jsonLines(stdout);
    expect(first).toEqual({ id: text, error: 'is neither PNG nor JPEG; give a file of one of these' });
    expect(second).toEqual({
      id: missing,
      error: 'there is no such file; give the path of a PNG or JPEG file',
    });
    expect(third).toEqual({ id: folder, error: 'is a folder; give the files in it' });
    expect(fourth).toMatchObject({ id: files[3], lines: [{ number: '27' }] });
  });

  it('is refused together with --number or --session, and without a file', async () => {
    for (const other of ['--number', '--session']) {
      const both = await run('recognize', recognize, ['--picture', other, 'a.png']);
      expect(both.status).toBe(2);
      expect(both.stderr).toMatch(/--picture reads files; leave --number and --session out/);
    }
    const none = await run('recognize', recognize, ['--picture']);
    expect(none.status).toBe(2);
    expect(none.stderr).toMatch(/no FILE was given/);
  });
});
