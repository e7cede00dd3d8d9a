import type { Day } from '../contract';

/** How often to check whether a day has ended, in ms. */
const CHECK_MS = 30_000;

export interface ReleaseJobOptions {
  /** The present UTC day. */
  readonly today: () => Promise<Day>;
  readonly release: (today: Day) => Promise<void>;
  /** What can wait: done after each release, and again until it gives `true`. */
  readonly tidy: (today: Day, signal: AbortSignal) => Promise<boolean>;
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
  readonly #end = new AbortController();
  #done: Day | null = null;
  #tidy: Day | null = null;
  #running: Promise<void> | null = null;
  #tidying: Promise<void> | null = null;

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

  /** Resolves when nothing is being tidied up. */
  async tidied(): Promise<void> {
    await this.#tidying;
  }

  /** Stops checking; resolves when a release under way is over. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
    this.#end.abort();
    await this.#tidying;
  }

  async #release(): Promise<void> {
    const { today, release, onError } = this.#options;
    try {
      const day = await today();
      if (day !== this.#done) {
        await release(day);
        this.#done = day;
      }
    } catch (error) {
      onError(error);
      return;
    }
    if (this.#tidy === this.#done) return;
    this.#tidying ??= this.#tidyUp(this.#done).finally(() => {
      this.#tidying = null;
    });
  }

  async #tidyUp(day: Day): Promise<void> {
    try {
      if (await this.#options.tidy(day, this.#end.signal)) this.#tidy = day;
    } catch (error) {
      this.#options.onError(error);
    }
  }
}
