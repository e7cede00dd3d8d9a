import type { BackendName } from '../../src/recognizer/core/backends/selection';

/** What `recognizer-page.ts` does in the browser when it is asked through `page.evaluate`. */
export interface BenchPage {
  /** Loads our reader into the page, and ONNX Runtime from the address of its module, if any. */
  prepare(drawings: readonly Drawing[], onnxRuntime: string | null): Promise<Prepared>;
  /** Runs everything in turns, so that other work on the machine affects all alike. */
  measure(rounds: number): Promise<PageTimes>;
  /** Reads through the worker, as the app does; ms from request to reading, one by one. */
  measureWorker(rounds: number): Promise<number[]>;
  /** Reads a picture of a number through the worker, on a backend; ms, one by one. */
  measurePicture(backend: BackendName, rounds: number): Promise<number[]>;
}

/** Strokes of one digit, each `[x, y, x, y, …]`. */
export type Drawing = readonly (readonly number[])[];

export interface Prepared {
  readonly backend: string;
  /** Of ONNX Runtime, where there is one. */
  readonly onnx: {
    readonly version: string;
    /** Largest difference between our logits and its. */
    readonly difference: number;
  } | null;
  /** Whether times are finer than Chromium's usual 0.1 ms. */
  readonly isolated: boolean;
}

/** What is timed, in ms a run; without ONNX Runtime, `onnx` is empty. */
export type PageTimes = Readonly<Record<'infer' | 'remembered' | 'path' | 'logits' | 'onnx', number[]>>;
