import { Store } from '../store';

interface Loaded<Part> {
  /** Null until it is loaded. */
  readonly part: Part | null;
  readonly failed: boolean;
}

/** A part of the app that is loaded when it is wanted, once. */
export class OnDemand<Part> extends Store<Loaded<Part>> {
  readonly #importPart: () => Promise<Part>;

  constructor(importPart: () => Promise<Part>) {
    super({ part: null, failed: false });
    this.#importPart = importPart;
  }

  /** Loads it unless it is there. A failure shows in the value, and can be tried again. */
  readonly load = async (): Promise<void> => {
    if (this.get().part) return;
    this.set({ part: null, failed: false });
    try {
      this.set({ part: await this.#importPart(), failed: false });
    } catch {
      this.set({ part: null, failed: true });
    }
  };
}
