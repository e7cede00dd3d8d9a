import type { Stroke } from '../../ink';

interface LiveReaderPorts<R> {
  /** Reads ink. Waits for the model to load, and rejects if it cannot be loaded. */
  readonly read: (strokes: readonly Stroke[], signal: AbortSignal, settled: boolean) => Promise<R>;
  /** Called with each reading; the ink may have changed since. */
  readonly onReading: (reading: R, revision: number) => void;
  readonly onFailure: (error: Error) => void;
}

interface Job {
  readonly revision: number;
  /** Called when the reading starts, so that skipped ink is never copied. */
  readonly ink: () => readonly Stroke[];
  /** Whether the pen is up. */
  readonly settled: boolean;
}

/** Ink taken off the sheet, waiting to be read. */
interface Taken<R> extends Job {
  readonly resolve: (reading: R) => void;
}

/**
 * Reads ink while it is drawn, one reading (`R`) at a time: of the oldest ink that was taken, else
 * of the newest; what comes in between is skipped.
 */
export class LiveReader<R> {
  readonly #ports: LiveReaderPorts<R>;
  readonly #taken: Taken<R>[] = [];
  #newest: Job | null = null;
  /** Newest ink that is to be read once more. */
  #again: Job | null = null;
  #done: { revision: number; reading: R } | null = null;
  #inFlight: { revision: number; abort: AbortController } | null = null;
  #busy = false;
  #failed = false;

  constructor(ports: LiveReaderPorts<R>) {
    this.#ports = ports;
  }

  /** Asks for a reading of this ink. After a failure the ink waits for `retry`. */
  submit(job: Job): void {
    this.#newest = job;
    void this.#pump();
  }

  /** Reads the newest ink again; until that is done, its reading stands. */
  readAgain(): void {
    this.#again = this.#newest;
    void this.#pump();
  }

  /** Ink that was read before is on the sheet again. */
  restore(revision: number, ink: () => readonly Stroke[], reading: R): void {
    this.#newest = { revision, ink, settled: true };
    this.#done = { revision, reading };
    this.#abortUnwanted();
  }

  /** The sheet is empty. */
  clear(): void {
    this.#newest = null;
    this.#done = null;
    this.#abortUnwanted();
  }

  /** Takes the newest ink off the sheet. Its reading may wait for `retry`. @throws without ink */
  take(): Promise<R> {
    const job = this.#newest;
    const done = this.#done;
    if (!job) throw new Error('there is no ink to take');
    this.#newest = null;
    this.#done = null;
    if (done?.revision === job.revision) {
      this.#abortUnwanted();
      return Promise.resolve(done.reading);
    }
    const reading = new Promise<R>((resolve) => this.#taken.push({ ...job, resolve }));
    this.#abortUnwanted();
    void this.#pump();
    return reading;
  }

  /** Reads the waiting ink after a failure. */
  retry(): void {
    this.#failed = false;
    void this.#pump();
  }

  async #pump(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let job = this.#next(); job; job = this.#next()) await this.#run(job);
    } finally {
      this.#busy = false;
    }
  }

  #next(): Job | null {
    if (this.#failed) return null;
    const isDone = this.#newest?.revision === this.#done?.revision && this.#newest !== this.#again;
    return this.#taken[0] ?? (isDone ? null : this.#newest);
  }

  async #run(job: Job): Promise<void> {
    const { revision, ink, settled } = job;
    const abort = new AbortController();
    if (this.#again === job) this.#again = null;
    this.#inFlight = { revision, abort };
    try {
      const reading = await this.#ports.read(ink(), abort.signal, settled);
      if (abort.signal.aborted) return;
      if (this.#taken[0]?.revision === revision) {
        this.#taken.shift()?.resolve(reading);
      } else {
        this.#done = { revision, reading };
        this.#ports.onReading(reading, revision);
      }
    } catch (error) {
      if (abort.signal.aborted) return;
      this.#failed = true;
      this.#ports.onFailure(error as Error);
    } finally {
      this.#inFlight = null;
    }
  }

  /** Aborts the reading in flight if its ink is gone. */
  #abortUnwanted(): void {
    if (this.#inFlight?.revision !== this.#taken[0]?.revision) this.#inFlight?.abort.abort();
  }
}
