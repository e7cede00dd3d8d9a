import type { Digit } from '../../contract';
import { type Stroke, strokeFromFlat } from '../../ink';
import type { Reading } from '../../recognizer';
import { KNOWN_DIGITS } from './known-digits';

/** How one known digit was read. */
export interface DigitResult {
  readonly digit: Digit;
  readonly reading: Reading;
  /** Read as what it is, and surely enough to be accepted. */
  readonly passed: boolean;
  /** Time of a reading from the page to the worker and back, in ms: the median of a few means. */
  readonly ms: number;
}

export interface SelfTestPorts {
  readonly read: (strokes: readonly Stroke[]) => Promise<Reading>;
  /** A clock in ms. */
  readonly now: () => number;
  readonly onResult: (result: DigitResult) => void;
  readonly signal: AbortSignal;
}

/** Readings that a mean is of: browsers round the clock, some to whole milliseconds. */
const READINGS = 5;
/** Means that the median is of: now and then the device has something else to do. */
const ROUNDS = 5;
/** Where the device is slow, fewer do, so that the test is over in some seconds; in ms for one round. */
const PATIENCE_MS = 40;

/**
 * Has the known digits read, one after the other. Nothing of it is counted: the tally is not known here.
 *
 * @throws the reader's error; the signal's reason
 */
export async function runSelfTest({ read, now, onResult, signal }: SelfTestPorts): Promise<void> {
  for (const { digit, strokes: flats } of KNOWN_DIGITS) {
    const strokes = flats.map((flat) => strokeFromFlat(flat));
    // The first is not timed: it may wait for the model, and for the engine to warm up.
    const reading = await read(strokes);
    const means: number[] = [];
    while (means.length < ROUNDS) {
      const start = now();
      let readings = 0;
      while (readings < READINGS && (readings === 0 || now() - start < PATIENCE_MS)) {
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
