import type { Report } from '../contract';
import { ClockJumpError, RetiredError } from './store';

/** Most reports in one transaction. */
const MAX_BATCH = 500;
/** Most reports that wait, about 10 MB. Beyond it the server answers that it is busy. */
const MAX_WAITING = 10_000;

/** A report was not stored, for a reason that decides the answer. */
export class NotStoredError extends Error {
  override readonly name = 'NotStoredError';
  /**
   * `ended`: the service has ended, so the report must not be sent again. `clock`: the clock is not
   * believed, until an operator has looked at it.
   */
  readonly reason: 'full' | 'closing' | 'failed' | 'ended' | 'clock';

  constructor(reason: NotStoredError['reason'], options?: ErrorOptions) {
    super(`the report was not stored: ${reason}`, options);
    this.reason = reason;
  }
}

interface Waiter {
  readonly report: Report;
  readonly stored: () => void;
  readonly failed: (error: NotStoredError) => void;
}

export interface IngestQueueOptions {
  /** Stores reports, all or none. */
  readonly commit: (reports: readonly Report[]) => Promise<void>;
  /** Called when a batch could not be stored. */
  readonly onFailure: (error: unknown) => void;
  readonly maxBatch?: number;
  readonly maxWaiting?: number;
  /** Most transactions under way at once; 1 by default. */
  readonly maxCommits?: number;
}

/** Group commit: reports that arrive while others are written share the next transaction. */
export class IngestQueue {
  readonly #options: Required<IngestQueueOptions>;
  #waiting: Waiter[] = [];
  readonly #committing = new Set<readonly Waiter[]>();
  readonly #ending = new Set<Promise<void>>();
  /** Running loops; each has one commit under way. */
  #loops = 0;
  /** Whether a loop has not taken its first batch yet. */
  #gathering = false;
  #closing = false;

  constructor(options: IngestQueueOptions) {
    this.#options = { maxBatch: MAX_BATCH, maxWaiting: MAX_WAITING, maxCommits: 1, ...options };
  }

  /** Reports that wait for a transaction. */
  get length(): number {
    return this.#waiting.length;
  }

  /** Resolves when the report is committed; rejects with a NotStoredError when it is not. */
  add(report: Report): Promise<void> {
    if (this.#closing) return Promise.reject(new NotStoredError('closing'));
    if (this.#waiting.length >= this.#options.maxWaiting) return Promise.reject(new NotStoredError('full'));
    return new Promise((stored, failed) => {
      this.#waiting.push({ report, stored, failed });
      if (!this.#gathering && this.#loops < this.#options.maxCommits) this.#start();
    });
  }

  /**
   * Takes no more reports, and refuses those that wait or are being committed. Their senders send
   * them again; if the commit still succeeds, they are repeats.
   */
  refuseAll(): void {
    this.#closing = true;
    const left = [...[...this.#committing].flat(), ...this.#waiting.splice(0)];
    for (const { failed } of left) failed(new NotStoredError('closing'));
  }

  /** Takes no more reports; resolves when those waiting are committed or have failed. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all(this.#ending);
  }

  #start(): void {
    this.#loops++;
    const ending = this.#run().finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
  }

  async #run(): Promise<void> {
    let answer: () => void = () => undefined;
    // From idle, let the requests of this turn of the event loop join the first batch.
    this.#gathering = true;
    await new Promise((resolve) => setImmediate(resolve));
    this.#gathering = false;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#options.maxBatch);
      const committing = this.#commitBatch(batch);
      // Only now: answering hundreds takes as long as a commit, and overlaps with the next one this
      // way.
      answer();
      answer = await committing;
    }
    // Nothing may come in between: a report that arrives now must see that this loop has ended.
    this.#loops--;
    answer();
  }

  /** Gives a function that settles the promises of this batch. */
  async #commitBatch(batch: readonly Waiter[]): Promise<() => void> {
    this.#committing.add(batch);
    try {
      await this.#options.commit(batch.map(({ report }) => report));
    } catch (error) {
      const reason = reasonOf(error);
      if (reason !== 'ended') this.#options.onFailure(error);
      return () => {
        for (const { failed } of batch) failed(new NotStoredError(reason, { cause: error }));
      };
    } finally {
      this.#committing.delete(batch);
    }
    return () => {
      for (const { stored } of batch) stored();
    };
  }
}

function reasonOf(error: unknown): NotStoredError['reason'] {
  if (error instanceof RetiredError) return 'ended';
  return error instanceof ClockJumpError ? 'clock' : 'failed';
}
