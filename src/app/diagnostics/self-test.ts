import { DIGITS, type Digit } from '../../contract';
import { type Stroke, strokeFromFlat } from '../../ink';
import type { Reading } from '../../recognizer';
import { KNOWN_DIGITS } from './known-digits';

/** How one known digit was read. */
export interface DigitResult {
  readonly digit: Digit;
  readonly reading: Reading;
  /** Read correctly, and accepted. */
  readonly passed: boolean;
  /** Time of a reading from the page to the worker and back, in ms: the median of a few means. */
  readonly ms: number;
}

interface SelfTestPorts {
  readonly read: (strokes: readonly Stroke[]) => Promise<Reading>;
  /** A clock in ms. */
  readonly now: () => number;
  readonly onResult: (result: DigitResult) => void;
  readonly signal: AbortSignal;
}

/** Readings per mean: browsers round the clock, some to whole milliseconds. */
const READINGS = 5;
/** Means per median: the device is sometimes busy. */
const ROUNDS = 5;
/** Slow devices do fewer readings in a round (ms), so that the test ends within seconds. */
const ROUND_LIMIT_MS = 40;

/** Reads the known digits one after the other. @throws the reader's error; the signal's reason */
export async function runSelfTest({ read, now, onResult, signal }: SelfTestPorts): Promise<void> {
  for (const digit of DIGITS) {
    const strokes = (KNOWN_DIGITS[digit] ?? []).map((flat) => strokeFromFlat(flat));
    // The first is not timed: it may wait for the model and for warm-up.
    const reading = await read(strokes);
    const means: number[] = [];
    while (means.length < ROUNDS) {
      const start = now();
      let readings = 0;
      while (readings < READINGS && (readings === 0 || now() - start < ROUND_LIMIT_MS)) {
        signal.throwIfAborted();
        await read(strokes);
        readings++;
      }
      means.push((now() - start) / readings);
    }
    signal.throwIfAborted();
    const ms = means.sort((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN;
    onResult({ digit, reading, passed: reading.accepted && reading.digit === digit, ms });
  }
}
