import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recognizer } from '../../../src/recognizer';
import { RecognizerError } from '../../../src/recognizer/core/errors';
import {
  type LineReader,
  loadLineReader,
  loadRecognizer,
  type NodeRecognizer,
  readCheckedNumber,
  readNumber,
} from '../../../src/recognizer/node';
import { numberStrokes } from '../../fixtures';
import { loaded, workerHere } from './worker-here';

let node: NodeRecognizer;
let lines: LineReader;
beforeAll(async () => {
  [node, lines] = await Promise.all([loadRecognizer(), loadLineReader()]);
});
afterAll(() => {
  node?.close();
  lines?.close();
});

describe('settled numbers', () => {
  const drawn = numberStrokes('4105');
  const OPTIONS = { dotExtent: 4 };
  const settled = { settled: true };
  const setup = (load: Parameters<typeof workerHere>[0]) => workerHere(load).recognizer;

  /** Resolves once the status says that numbers are checked. */
  const checks = (recognizer: Recognizer) =>
    new Promise<void>((resolve) => {
      const look = () => {
        const status = recognizer.status();
        if (status.state === 'ready' && status.checksNumbers) resolve();
      };
      recognizer.subscribe(look);
      look();
    });

  it('are checked by the line network, which the first settled one has loaded and does not wait for', async () => {
    let release: (reader: LineReader) => void = () => {};
    let asked = 0;
    const recognizer = setup(async () => ({
      ...loaded(node),
      lineReader: () => {
        asked++;
        return new Promise((resolve) => {
          release = resolve;
        });
      },
    }));
    const alone = readNumber(node, drawn, OPTIONS);
    expect(await recognizer.readNumber(drawn)).toEqual(alone);
    expect(asked).toBe(0);
    for (let i = 0; i < 2; i++) expect(await recognizer.readNumber(drawn, settled)).toEqual(alone);
    expect(asked).toBe(1);
    release(lines);
    await checks(recognizer);
    expect(await recognizer.readNumber(drawn, settled)).toEqual(
      readCheckedNumber(node, lines, drawn, OPTIONS),
    );
    // A stroke that grows is read by the lattice alone.
    expect(await recognizer.readNumber(drawn)).toEqual(alone);
  });

  it('are read without the line network where it cannot be loaded, which is tried again', async () => {
    let asked = 0;
    const recognizer = setup(async () => ({
      ...loaded(node),
      lineReader: async () => {
        if (asked++ === 0) throw new RecognizerError('network', 'line.bin could not be fetched');
        return lines;
      },
    }));
    expect(await recognizer.readNumber(drawn, settled)).not.toHaveProperty('checked');
    expect(await recognizer.readNumber(drawn, settled)).toMatchObject({ number: '4105' });
    await checks(recognizer);
    expect(await recognizer.readNumber(drawn, settled)).toMatchObject({ checked: true });
    expect(asked).toBe(2);
  });

  it('are read without the line network where it fails, and then no more with it', async () => {
    let runs = 0;
    const recognizer = setup(async () => ({
      ...loaded(node),
      lineReader: async () => ({
        ...lines,
        steps: () => {
          runs++;
          throw new Error('the shader could not be compiled');
        },
      }),
    }));
    await recognizer.readNumber(drawn, settled);
    await checks(recognizer);
    for (let i = 0; i < 2; i++) {
      expect(await recognizer.readNumber(drawn, settled)).toEqual(readNumber(node, drawn, OPTIONS));
    }
    expect(runs).toBe(1);
    expect(recognizer.status()).toMatchObject({ state: 'ready', checksNumbers: false });
    const bad = [{ x: Float32Array.of(1, Number.NaN), y: Float32Array.of(1, 2) }];
    await expect(recognizer.readNumber(bad, settled)).rejects.toMatchObject({ name: 'InkError' });
  });

  it('are checked on the next backend, too', async () => {
    const recognizer = setup(async (asked) => loaded(node, asked));
    await recognizer.readNumber(drawn, settled);
    await checks(recognizer);
    recognizer.use('wasm');
    expect(await recognizer.readNumber(drawn, settled)).not.toHaveProperty('checked');
    await checks(recognizer);
    expect(await recognizer.readNumber(drawn, settled)).toMatchObject({ checked: true });
  });
});
