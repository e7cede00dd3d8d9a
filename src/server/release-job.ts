import type { Day } from '../contract';

/** How often to check whether a day has ended, in ms. */
const CHECK_MS = 30_000;

export interface ReleaseJobOptions {
  readonly release: (today: Day) => Promise<void>;
  /** The present UTC day. */
  readonly today: () => Promise<Day>;
  readonly onError: (error: unknown) => void;
  readonly checkMs?: number | undefined;
}

/**
 * Releases the days that have ended: at the start, and soon after each UTC midnight. A failed
 * release is tried again at the next check. Checks are cheap and frequent, so neither a sleeping
 * machine nor a changed clock delays a day for long.
 */
export class ReleaseJob {
  readonly #options: ReleaseJobOptions;
  readonly #timer: NodeJS.Timeout;
  #done: Day | null = null;
  #running: Promise<void> | null = null;

  constructor(options: ReleaseJobOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.check(), options.checkMs ?? CHECK_MS);
    this.#timer.unref();
  }

  /** Releases if a day has ended since the last time. Resolves when that is done, or has failed. */
  check(): Promise<void> {
    this.#running ??= this.#release().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Stops checking; resolves when a release under way is over. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #release(): Promise<void> {
    try {
      const today = await this.#options.today();
      if (today === this.#done) return;
      await this.#options.release(today);
      this.#done = today;
    } catch (error) {
      this.#options.onError(error);
    }
  }
}
