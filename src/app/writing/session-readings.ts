import type { Strokes } from './history';

/** A page of thumbnails, and a bound on memory; the oldest readings are dropped. */
const MOST_READINGS = 30;

/** A finished reading. */
export interface PastReading {
  readonly id: number;
  /** The digit or number with its corrections; `null` where the reader was not sure. */
  readonly text: string | null;
  readonly strokes: Strokes;
}

/**
 * The readings since the app was opened, newest first. In memory only: closing or reloading
 * the app forgets them.
 */
export class SessionReadings {
  readonly #listeners = new Set<() => void>();
  #all: readonly PastReading[] = [];
  #nextId = 1;

  readonly all = (): readonly PastReading[] => this.#all;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(text: string | null, strokes: Strokes): void {
    this.#change([{ id: this.#nextId++, text, strokes }, ...this.#all].slice(0, MOST_READINGS));
  }

  forget(): void {
    this.#change([]);
  }

  #change(all: readonly PastReading[]): void {
    this.#all = all;
    for (const listener of this.#listeners) listener();
  }
}

/** Shared by the Draw and Number pages. */
export const sessionReadings = new SessionReadings();
