import { DIGIT_COUNT, type Digit } from '../../contract';
import { STYLE_LENGTH } from './writing-style';

/** What a drawing is remembered by: activations of unit length, then its `styleOf`. */
export type Trace = Float32Array;

/** Drawings remembered. Newer ones push out the oldest, and so a hand that writes no more. */
const CAPACITY = 100;
/** Weight of what the user merely accepted by going on; what the user said has weight 1. */
const ACCEPTED_WEIGHT = 0.3;
/** How fast a drawing counts less the less alike its activations, and its style, are. */
const ACTIVATION_DECAY = 7;
const STYLE_DECAY = 1.5;
/** Most that is added to a logit, and the evidence that adds half of it. */
const STRENGTH = 12;
const HALF_EVIDENCE = 0.2;

/**
 * The hand that writes in this session: the last drawings whose digit is known. A new drawing leans
 * to the digits of those like it. In memory only. The parameters are measured: see
 * model/training/NOTES.md.
 *
 * Method: kernel regression (E. A. Nadaraya, G. S. Watson, 1964), shrunk to nothing where nothing
 * alike is known.
 */
export class SessionMemory {
  /** Row by row. One array: a hundred small ones would take twice the room. */
  private traces = new Float32Array(0);
  private readonly digits = new Uint8Array(CAPACITY);
  private readonly weights = new Float32Array(CAPACITY);
  private learnt = 0;

  /** Bytes that it holds. */
  get bytes(): number {
    return this.traces.byteLength + this.digits.byteLength + this.weights.byteLength;
  }

  /** @param said whether the user said so, or merely went on */
  learn(trace: Trace, digit: Digit, said: boolean): void {
    if (this.traces.length === 0) this.traces = new Float32Array(CAPACITY * trace.length);
    const row = this.learnt++ % CAPACITY;
    this.traces.set(trace, row * trace.length);
    this.digits[row] = digit;
    this.weights[row] = said ? 1 : ACCEPTED_WEIGHT;
  }

  /** Takes the newest lesson of this drawing back, if it is still remembered. */
  unlearn(trace: Trace): void {
    for (let age = 1; age <= Math.min(this.learnt, CAPACITY); age++) {
      const row = (this.learnt - age) % CAPACITY;
      const known = this.traces.subarray(row * trace.length, (row + 1) * trace.length);
      if (this.weights[row] === 0 || known.some((value, i) => value !== trace[i])) continue;
      this.weights[row] = 0;
      return;
    }
  }

  forget(): void {
    this.learnt = 0;
    this.traces.fill(0);
    this.digits.fill(0);
    this.weights.fill(0);
  }

  /** What to add to the logits of the digits 0 to 9; `null` while nothing is remembered. */
  leanings(trace: Trace): number[] | null {
    if (this.learnt === 0) return null;
    const evidence = new Array<number>(DIGIT_COUNT).fill(0);
    let total = HALF_EVIDENCE;
    for (let row = 0; row < Math.min(this.learnt, CAPACITY); row++) {
      const digit = this.digits[row] ?? 0;
      const own = (this.weights[row] ?? 0) * this.likeness(trace, row);
      evidence[digit] = (evidence[digit] ?? 0) + own;
      total += own;
    }
    return evidence.map((own) => (STRENGTH * own) / total);
  }

  /** 1 for the same drawing, to 0. */
  private likeness(trace: Trace, row: number): number {
    const { traces } = this;
    const start = row * trace.length;
    const styleStart = trace.length - STYLE_LENGTH;
    let cosine = 0;
    for (let i = 0; i < styleStart; i++) cosine += (trace[i] ?? 0) * (traces[start + i] ?? 0);
    let distance = 0;
    for (let i = styleStart; i < trace.length; i++) {
      const difference = (trace[i] ?? 0) - (traces[start + i] ?? 0);
      distance += difference * difference;
    }
    return Math.exp(-ACTIVATION_DECAY * (1 - cosine) - STYLE_DECAY * distance);
  }
}
