/** What `recognizer-page.ts` does in the browser when it is asked through `page.evaluate`. */
export interface BenchPage {
  /** Starts a worker of its own, reads one drawing with it, and ends it. */
  firstReading(drawing: Drawing): Promise<FirstReading>;
  /** Loads our reader and ONNX Runtime into the page's own thread. */
  prepare(drawings: readonly Drawing[]): Promise<Prepared>;
  /** Runs everything in turns, so that what else the machine does meets all alike. */
  measure(rounds: number): Promise<PageTimes>;
  /** Reads drawings through the worker, as the app does, one after the other: ms from asking to having each. */
  measureWorker(rounds: number): Promise<number[]>;
  /** Reads so many drawings in the page's own thread. */
  read(count: number): void;
  memory(): PageMemory;
}

/** Strokes of one digit, each `[x, y, x, y, …]`. */
export type Drawing = readonly (readonly number[])[];

export interface FirstReading {
  /** From starting the worker to the model being there, in ms. */
  readonly loaded: number;
  /** From starting the worker to having the reading, in ms. */
  readonly read: number;
}

export interface Prepared {
  readonly backend: string;
  /** Version of ONNX Runtime Web. */
  readonly onnxRuntime: string;
  /** Largest difference between our logits and ONNX Runtime's. */
  readonly difference: number;
  /** Whether times are finer than Chromium's usual 0.1 ms. */
  readonly isolated: boolean;
}

/** What is timed, in ms a run. */
export type PageTimes = Readonly<Record<'rasterize' | 'infer' | 'whole' | 'logits' | 'onnx', number[]>>;

export interface PageMemory {
  /** Tensors of our reader's backend, and their bytes. */
  readonly tensors: number;
  readonly bytes: number;
}

/** From one moment to another, in ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What `page-watch.ts` notes in the app's page. */
export interface Watched {
  /** Moments when the sheet and the first reading were on the screen, in ms after the address was entered. */
  canvasAt?: number;
  readingAt?: number;
  /** Tasks over 50 ms, as the page is told of them. */
  longTasks: Span[];
  /** When the pen was on the sheet. */
  contacts: Span[];
  /** For each move of the pen, how many frames later there was ink where it was; 1 is the very next. */
  latencies: number[];
  /** Moves that have no ink yet, in pixels of the canvas. */
  waiting: { readonly frame: number; readonly x: number; readonly y: number }[];
}
