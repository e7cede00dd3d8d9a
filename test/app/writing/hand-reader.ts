import { Drawing, type InkDrawing } from '../../../src/app/writing/drawing';
import type { Strokes } from '../../../src/app/writing/history';
import type { Digit } from '../../../src/contract';
import type { Reading } from '../../../src/recognizer';

/** A stroke of one point, told from others by a number. */
export const stroke = (n: number) => ({ x: Float32Array.of(n), y: Float32Array.of(n) });

export function readingOf(digit: Digit, accepted = true): Reading {
  const probabilities = Array.from({ length: 10 }, (_, i) => (i === digit ? 0.91 : 0.01));
  return { digit, confidence: 0.91, accepted, candidates: [{ digit, probability: 0.91 }], probabilities };
}

/**
 * A reader whose answers the test gives one by one; it reads a drawing as its number of strokes.
 */
class HandReader {
  readonly asked: {
    strokes: Strokes;
    signal: AbortSignal;
    settled: boolean;
    answer: (r: Reading) => void;
    fail: () => void;
  }[] = [];

  readonly read = (strokes: Strokes, signal: AbortSignal, settled: boolean) =>
    new Promise<Reading>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      this.asked.push({
        strokes,
        signal,
        settled,
        answer: resolve,
        fail: () => reject(new Error('the model could not be loaded')),
      });
    });

  /** Answers the newest question. */
  async answer(reading = readingOf((this.newest.strokes.length % 10) as Digit)): Promise<void> {
    this.newest.answer(reading);
    await settle();
  }

  async fail(): Promise<void> {
    this.newest.fail();
    await settle();
  }

  get newest() {
    const newest = this.asked.at(-1);
    if (!newest) throw new Error('nothing was asked');
    return newest;
  }
}

/** Lets everything that waits on resolved promises run. */
export const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Draws one stroke. */
export function write(drawing: InkDrawing, n: number): void {
  drawing.penStarted();
  drawing.penMoved(() => stroke(n));
  drawing.penEnded(stroke(n));
}

/** A drawing whose readings the test gives. */
export function start() {
  const reader = new HandReader();
  return { reader, drawing: new Drawing<Reading, Digit>(reader.read) };
}
