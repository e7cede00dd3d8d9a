import { Store } from '../store';

interface Loaded<Part> {
  /** Null until it is loaded. */
  readonly part: Part | null;
  readonly failed: boolean;
}

/** A part of the app that is loaded when it is wanted, once. */
export class OnDemand<Part> extends Store<Loaded<Part>> {
  readonly #importPart: () => Promise<Part>;

  /** @param part where it is there from the start */
  constructor(importPart: () => Promise<Part>, part: Part | null = null) {
    super({ part, failed: false });
    this.#importPart = importPart;
  }

  /** Loads it unless it is there. A failure shows in the value, and can be tried again. */
  readonly load = async (): Promise<void> => {
    if (this.get().part) return;
    this.set({ part: null, failed: false });
    try {
      this.set({ part: await this.#importPart(), failed: false });
    } catch (error) {
      console.warn('A part of the app could not be loaded.', error);
      this.set({ part: null, failed: true });
    }
  };
}
