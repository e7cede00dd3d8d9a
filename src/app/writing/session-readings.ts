import { Store } from '../store';
import type { Strokes } from './history';

/** A page of thumbnails, and a bound on memory; the oldest readings are dropped. */
const MOST_READINGS = 30;

interface PastReading {
  readonly id: number;
  /** The digit or number with its corrections; `null` where the reader was not sure. */
  readonly text: string | null;
  readonly strokes: Strokes;
}

/** The readings since the app was opened, newest first. In memory only. */
export class SessionReadings {
  readonly #store = new Store<readonly PastReading[]>([]);
  readonly all = this.#store.get;
  readonly subscribe = this.#store.subscribe;
  /** How many digits were read in all of them; the oldest stay counted. */
  readonly digits = new Store(0);
  #nextId = 1;

  /** @returns its id */
  add(text: string | null, strokes: Strokes): number {
    const id = this.#nextId++;
    this.#count(text?.length ?? 0);
    this.#store.set([{ id, text, strokes }, ...this.all()].slice(0, MOST_READINGS));
    return id;
  }

  remove(id: number): void {
    this.#count(-(this.all().find((reading) => reading.id === id)?.text?.length ?? 0));
    this.#store.set(this.all().filter((reading) => reading.id !== id));
  }

  forget(): void {
    this.#store.set([]);
    this.digits.set(0);
  }

  #count(more: number): void {
    this.digits.set(Math.max(0, this.digits.get() + more));
  }
}

/** Shared by the Draw and Number pages. */
export const sessionReadings = new SessionReadings();
