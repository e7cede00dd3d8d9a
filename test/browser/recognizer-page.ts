/** What runs in the page of `recognizer-harness.ts`. */
import { PLAIN_LOOK, pictureOf } from '../../model/training/made-pictures';
import { strokeFromFlat } from '../../src/ink';
import { seededRandom } from '../../src/random';
import { type BackendPreference, createRecognizer, type RecognizerStatus } from '../../src/recognizer';

const recognizer = createRecognizer();

/** What a test calls through `page.evaluate`. */
export interface RecognizerPage {
  /** Moves to a backend and waits until the reader is there, or has failed. */
  use(backend: BackendPreference): Promise<PageStatus>;
  status(): PageStatus;
  /** Reads drawings, each a list of `[x, y, x, y, …]`, one after the other. */
  read(drawings: readonly (readonly (readonly number[])[])[]): Promise<PageReading[]>;
  /** Reads a picture of one drawing of a number: what each digit may be. */
  readPicture(drawing: readonly (readonly number[])[]): Promise<readonly (readonly number[])[]>;
  /** Reads a number that the line network checks, which is loaded first. */
  readNumber(drawing: readonly (readonly number[])[]): Promise<PageNumber>;
  /** How many have been read by now. */
  readSoFar(): number;
  /** Loads again after a failure. */
  load(): Promise<void>;
}

/** The status without what cannot leave the page. */
export interface PageStatus {
  readonly state: RecognizerStatus['state'];
  readonly backend: string | null;
  readonly reason: {
    readonly code: string;
    readonly failures: readonly (readonly [string, string])[];
  } | null;
  readonly error: string | null;
}

export interface PageNumber {
  readonly number: string;
  readonly confidence: number;
}

export interface PageReading {
  readonly digit: number;
  readonly probabilities: readonly number[];
  /** From asking to having it, in ms. */
  readonly ms: number;
}

function status(): PageStatus {
  const now = recognizer.status();
  const ready = now.state === 'ready' ? now : null;
  return {
    state: now.state,
    backend: ready?.backend ?? null,
    reason: ready && {
      code: ready.reason.code,
      failures: ready.reason.failures.map(({ backend, code }) => [backend, code] as const),
    },
    error: now.state === 'failed' ? now.error.message : null,
  };
}

/** Resolves once the status is as wanted. */
function changedTo(isWanted: (now: RecognizerStatus) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isWanted(recognizer.status())) return resolve();
    const stop = recognizer.subscribe(() => {
      if (!isWanted(recognizer.status())) return;
      stop();
      resolve();
    });
  });
}

let readSoFar = 0;

const harness: RecognizerPage = {
  status,
  readSoFar: () => readSoFar,
  async use(backend) {
    recognizer.use(backend);
    void recognizer.load().catch(() => {});
    await changedTo(({ state }) => state === 'ready' || state === 'failed');
    return status();
  },
  async read(drawings) {
    const readings: PageReading[] = [];
    for (const drawing of drawings) {
      const start = performance.now();
      const { digit, probabilities } = await recognizer.read(drawing.map((flat) => strokeFromFlat(flat)));
      readSoFar++;
      readings.push({ digit, probabilities, ms: performance.now() - start });
    }
    return readings;
  },
  async readPicture(drawing) {
    const strokes = drawing.map((flat) => strokeFromFlat(flat));
    const { lines } = await recognizer.readPicture(pictureOf(strokes, PLAIN_LOOK, seededRandom(1)));
    return lines.flatMap(({ digits }) => digits.map(({ reading }) => reading.probabilities));
  },
  async readNumber(drawing) {
    const strokes = drawing.map((flat) => strokeFromFlat(flat));
    const checked = changedTo((now) => now.state === 'ready' && now.checksNumbers);
    await recognizer.readNumber(strokes, { settled: true });
    await checked;
    const { number, confidence } = await recognizer.readNumber(strokes, { settled: true });
    return { number, confidence };
  },
  async load() {
    await recognizer.load();
  },
};

Object.assign(globalThis, { harness });
