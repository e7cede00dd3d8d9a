import { DIGITS } from '../../contract';
import type { Reading } from '../types';
import type { Segment } from './lattice';

/** Least probability that a digit counts with: below it the network's figures mean nothing. */
const LEAST_PROBABILITY = 1e-5;

/** What a way through the lattice is scored with. `npm run model:numbers -- --write` makes it. */
export interface NumberWeights {
  /** Of the logarithm of a digit's probability. */
  readonly digit: number;
  /** Of the logarithm of how usual the segment's aspect is for the digit. */
  readonly aspect: number;
  /** In the order of `FEATURES`. */
  readonly features: readonly number[];
  /** Mean and deviation of the aspect (see `aspectOf`) of the digits 0 to 9, in the ink of training writers. */
  readonly aspects: readonly Aspect[];
  /** Least confidence of a number that is accepted: the operating point. */
  readonly threshold: number;
}

export interface Aspect {
  readonly mean: number;
  readonly deviation: number;
}

/** A segment with what the digit reader makes of it. */
export interface ReadSegment {
  readonly segment: Segment;
  readonly reading: Reading;
}

/** The logarithm of what each digit 0 to 9 adds to a way through the lattice, if the segment is that digit. */
export function scoresOf({ segment, reading }: ReadSegment, weights: NumberWeights): number[] {
  const { probabilities, digit, confidence } = reading;
  const best = probabilities[digit] ?? 0;
  // Joint with "it is a digit at all", where the model knows that.
  const share = best > 0 ? confidence / best : 0;
  const geometry = segment.features.reduce((sum, value, i) => sum + value * (weights.features[i] ?? 0), 0);
  return DIGITS.map((d) => {
    const log = Math.log(Math.max(LEAST_PROBABILITY, (probabilities[d] ?? 0) * share));
    return weights.digit * log + weights.aspect * usual(segment.aspect, weights.aspects[d]) + geometry;
  });
}

/** Logarithm of a normal density, without its constant. */
function usual(aspect: number, known: Aspect | undefined): number {
  if (!known) return 0;
  const off = (aspect - known.mean) / known.deviation;
  return -(off * off) / 2 - Math.log(known.deviation);
}

/** A segment of the lattice with its scores, by digit. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly scores: readonly number[];
}

/**
 * The best way through the lattice, by dynamic programming.
 *
 * @param length number of pieces: ways lead from 0 to it
 * @returns indices of the edges taken, from left to right; empty where no way leads through
 */
export function bestPath(edges: readonly Edge[], length: number): number[] {
  const best = new Array<number>(length + 1).fill(-Infinity);
  const via = new Array<number>(length + 1).fill(-1);
  best[0] = 0;
  forwards(edges, (edge, i) => {
    const score = (best[edge.from] ?? -Infinity) + Math.max(...edge.scores);
    if (score > (best[edge.to] ?? -Infinity)) {
      best[edge.to] = score;
      via[edge.to] = i;
    }
  });
  const path: number[] = [];
  for (let at = length; at > 0; ) {
    const i = via[at] ?? -1;
    const edge = edges[i];
    if (!edge) return [];
    path.unshift(i);
    at = edge.from;
  }
  return path;
}

/** Logarithm of the sum over all ways and digits. */
export function logTotal(edges: readonly Edge[], length: number): number {
  const total = new Array<number>(length + 1).fill(-Infinity);
  total[0] = 0;
  forwards(edges, ({ from, to, scores }) => {
    total[to] = logSum([total[to] ?? -Infinity, (total[from] ?? -Infinity) + logSum(scores)]);
  });
  return total[length] ?? -Infinity;
}

/** Logarithm of the sum over all ways that read as `digits`, however they cut the ink. */
export function logTotalOf(digits: readonly number[], edges: readonly Edge[], length: number): number {
  const columns = digits.length + 1;
  const total = new Array<number>((length + 1) * columns).fill(-Infinity);
  total[0] = 0;
  forwards(edges, ({ from, to, scores }) => {
    digits.forEach((digit, i) => {
      const before = total[from * columns + i] ?? -Infinity;
      if (before === -Infinity) return;
      const cell = to * columns + i + 1;
      total[cell] = logSum([total[cell] ?? -Infinity, before + (scores[digit] ?? -Infinity)]);
    });
  });
  return total.at(-1) ?? -Infinity;
}

/** Edges in an order in which all that lead to a place come before those that leave it. */
function forwards(edges: readonly Edge[], visit: (edge: Edge, index: number) => void): void {
  edges
    .map((edge, index) => ({ edge, index }))
    .sort((a, b) => a.edge.from - b.edge.from)
    .forEach(({ edge, index }) => {
      visit(edge, index);
    });
}

function logSum(values: readonly number[]): number {
  const largest = Math.max(...values);
  if (largest === -Infinity) return largest;
  return largest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}
