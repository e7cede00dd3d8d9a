import type { Stroke } from '../../ink';

/** A stroke with the pen's pressure, which is only for display: the reader gets the points. */
export interface PenStroke extends Stroke {
  /** At each point, 0 to 1; missing where the device does not say (mouse, most fingers). */
  readonly pressure?: Float32Array;
}

/** Collects the points of the stroke that is being drawn. */
export class StrokeBuilder {
  readonly #x: number[] = [];
  readonly #y: number[] = [];
  readonly #pressure: number[] = [];
  readonly #pressed: boolean;

  /** @param pressed whether the device says how hard it is pressed */
  constructor(pressed = false) {
    this.#pressed = pressed;
  }

  get length(): number {
    return this.#x.length;
  }

  /** Adds a point in CSS pixels; a repeat of the last point is dropped. */
  add(x: number, y: number, pressure: number): void {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return;
    if (this.length > 0 && this.#x.at(-1) === x && this.#y.at(-1) === y) return;
    this.#x.push(x);
    this.#y.push(y);
    this.#pressure.push(pressure);
  }

  toStroke(): PenStroke {
    const stroke = { x: Float32Array.from(this.#x), y: Float32Array.from(this.#y) };
    return this.#pressed ? { ...stroke, pressure: Float32Array.from(this.#pressure) } : stroke;
  }
}
