import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KNOWN_DIGITS } from '../../../src/app/diagnostics/known-digits';
import { type DigitResult, runSelfTest } from '../../../src/app/diagnostics/self-test';
import { DIGITS } from '../../../src/contract';
import { loadRecognizer, type NodeRecognizer } from '../../../src/recognizer/node';

describe('the self-test', () => {
  let node: NodeRecognizer;
  beforeAll(async () => {
    node = await loadRecognizer();
  });
  afterAll(() => node?.close());

  /** Runs it with a clock on which the readings, counted from 0, take `ms`. */
  async function run(
    read: NodeRecognizer['read'],
    ms = (_reading: number) => 2,
    stopAfter = Number.POSITIVE_INFINITY,
  ) {
    let time = 0;
    let readings = 0;
    const results: DigitResult[] = [];
    const abort = new AbortController();
    const test = runSelfTest({
      read: async (strokes) => {
        time += ms(readings++);
        return read(strokes);
      },
      now: () => time,
      onResult: (result) => {
        results.push(result);
        if (results.length === stopAfter) abort.abort();
      },
      signal: abort.signal,
    });
    await test.catch((error: unknown) => {
      if (!abort.signal.aborted) throw error;
    });
    return { results, readings };
  }

  it('has one digit of each kind', () => {
    expect(KNOWN_DIGITS).toHaveLength(DIGITS.length);
  });

  it('is passed by the published model, every digit surely', async () => {
    const { results } = await run(node.read);
    expect(results.map(({ digit, passed }) => [digit, passed])).toEqual(DIGITS.map((digit) => [digit, true]));
    expect(Math.min(...results.map(({ reading }) => reading.confidence))).toBeGreaterThan(0.99);
  });

  it('fails a digit that is read wrong, and one that is refused', async () => {
    const six = node.read([]);
    const { results } = await run((strokes) => {
      const reading = node.read(strokes);
      if (reading.digit === 3) return { ...reading, digit: 8 };
      return reading.digit === 6 ? six : reading;
    });
    expect(results.filter(({ passed }) => !passed).map(({ digit }) => digit)).toEqual([3, 6]);
  });

  it('gives the time of a reading, and does not keep slow devices long', async () => {
    const quick = await run(node.read, () => 2);
    expect(quick.results.map(({ ms }) => ms)).toEqual(DIGITS.map(() => 2));
    expect(quick.readings).toBe(10 * (1 + 25));
    const slow = await run(node.read, () => 500);
    expect(slow.results.map(({ ms }) => ms)).toEqual(DIGITS.map(() => 500));
    expect(slow.readings).toBe(10 * (1 + 5));
  });

  it('takes no note of a reading that something else held up', async () => {
    const { results } = await run(node.read, (reading) => (reading % 26 === 7 ? 900 : 2));
    expect(results.map(({ ms }) => ms)).toEqual(DIGITS.map(() => 2));
  });

  it('ends when the page is left', async () => {
    expect((await run(node.read, () => 2, 4)).results).toHaveLength(4);
  });

  it('tells the reader’s failure', async () => {
    const broken = run(() => {
      throw new Error('the worker stopped');
    });
    await expect(broken).rejects.toThrow('the worker stopped');
  });
});
