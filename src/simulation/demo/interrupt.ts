/**
 * Ctrl+C, or the end of the terminal: ends what runs at the moment, so that all
 * of it can be deleted.
 */
export class Interrupt {
  came = false;
  /** Resolves when it comes. */
  readonly coming: Promise<void>;
  #end: () => void = () => undefined;

  constructor() {
    let tell: () => void = () => undefined;
    this.coming = new Promise((resolve) => {
      tell = resolve;
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        this.came = true;
        tell();
        this.#end();
      });
    }
  }

  /** What to end from now on. */
  ends(end: () => void): void {
    this.#end = end;
    if (this.came) end();
  }
}
