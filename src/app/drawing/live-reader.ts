import type { Stroke } from '../../ink';

export interface LiveReaderPorts<R> {
  /** Reads ink; waits for the model where it has not arrived yet, and rejects where it cannot be had. */
  readonly read: (strokes: readonly Stroke[], signal: AbortSignal) => Promise<R>;
  /** A reading arrived, perhaps of ink that has grown since. */
  readonly onReading: (reading: R, revision: number) => void;
  readonly onFailure: (error: Error) => void;
}

interface Job {
  readonly revision: number;
  /** Taken when the reading starts, so that ink nobody will read is never copied. */
  readonly ink: () => readonly Stroke[];
}

/**
 * Reads ink while it is being drawn. One reading is in flight at most; the next starts with the newest ink
 * and skips what came between. `R` is what a reading is: of a digit, or of a number.
 */
export class LiveReader<R> {
  readonly #ports: LiveReaderPorts<R>;
  #newest: Job | null = null;
  #done: { revision: number; reading: R } | null = null;
  #settling: { revision: number; resolve: (reading: R | null) => void } | null = null;
  #abort = new AbortController();
  #busy = false;
  #failed = false;

  constructor(ports: LiveReaderPorts<R>) {
    this.#ports = ports;
  }

  /** Asks for a reading of this ink. After a failure the ink waits for `retry`. */
  submit(revision: number, ink: () => readonly Stroke[]): void {
    this.#newest = { revision, ink };
    if (this.#settling?.revision !== revision) this.#settle(null);
    void this.#pump();
  }

  /** There is no ink: what is in flight is of no interest any more. */
  clear(): void {
    this.#newest = null;
    this.#done = null;
    this.#settle(null);
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  /** The reading of exactly this ink, or `null` when the ink changes before it arrives or it cannot be read. */
  settled(revision: number): Promise<R | null> {
    if (this.#done?.revision === revision) return Promise.resolve(this.#done.reading);
    if (this.#newest?.revision !== revision || this.#failed) return Promise.resolve(null);
    this.#settle(null);
    return new Promise((resolve) => {
      this.#settling = { revision, resolve };
    });
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
    return this.#failed || this.#newest?.revision === this.#done?.revision ? null : this.#newest;
  }

  async #run(job: Job): Promise<void> {
    const { signal } = this.#abort;
    try {
      const reading = await this.#ports.read(job.ink(), signal);
      if (signal.aborted) return;
      this.#done = { revision: job.revision, reading };
      this.#ports.onReading(reading, job.revision);
      if (this.#settling?.revision === job.revision) this.#settle(reading);
    } catch (error) {
      if (signal.aborted) return;
      this.#failed = true;
      this.#settle(null);
      this.#ports.onFailure(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #settle(reading: R | null): void {
    this.#settling?.resolve(reading);
    this.#settling = null;
  }
}
