/** Ctrl+C, or the end of the terminal: ends what runs at the moment, so that all of it can be deleted. */
export class Interrupt {
  came = false;
  #end: () => void = () => undefined;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        this.came = true;
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
