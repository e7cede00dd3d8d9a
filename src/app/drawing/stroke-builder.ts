import type { Stroke } from '../../ink';

/** Collects the points of the stroke that is being drawn. */
export class StrokeBuilder {
  readonly #x: number[] = [];
  readonly #y: number[] = [];

  get length(): number {
    return this.#x.length;
  }

  /** Adds a point in CSS pixels; a repeat of the last point is dropped. */
  add(x: number, y: number): void {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return;
    if (this.length > 0 && this.#x.at(-1) === x && this.#y.at(-1) === y) return;
    this.#x.push(x);
    this.#y.push(y);
  }

  /** The stroke so far. */
  toStroke(): Stroke {
    return { x: Float32Array.from(this.#x), y: Float32Array.from(this.#y) };
  }
}
