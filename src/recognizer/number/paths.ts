import { DIGITS } from '../../contract';
import type { Reading } from '../core/types';
import type { Segment } from './lattice';

/** Least probability that a digit counts with: below it the network's figures mean nothing. */
const LEAST_DIGIT = 1e-5;
/** Least probability that a segment is a digit at all. Wrong cuts reach it often, right ones never. */
const LEAST_SOME = 1e-3;

/** What `npm run model:numbers` tunes: the weights of what is measured of a segment. */
export interface Tunable {
  /** Of the logarithm of the probability of a digit, given that the segment is one. */
  readonly digit: number;
  /** Of the logarithm of how usual the segment's aspect is for the digit. */
  readonly aspect: number;
  /** Of the logarithm of how usual its number of pen strokes is for the digit. */
  readonly strokes: number;
  /** Of the logarithm of the probability that the segment is some digit. */
  readonly some: number;
  /** In the order of `FEATURES`. */
  readonly features: readonly number[];
}

/** How a path through the lattice is scored. `npm run model:numbers -- --write` makes it. */
export interface NumberWeights extends Tunable {
  /** Mean and deviation of the aspect (see `aspectOf`) of the digits 0 to 9, in the ink of training writers. */
  readonly aspects: readonly Aspect[];
  /** Shares of the digits 0 to 9 that are drawn in one stroke, in two, and so on; the last is of all with more. */
  readonly strokeShares: readonly (readonly number[])[];
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

/** What is measured of a segment. */
export interface Measures {
  /** Each for the digits 0 to 9, in the order `digit`, `aspect`, `strokes` of the weights. */
  readonly byDigit: readonly (readonly number[])[];
  /** Whichever digit it is, in the order `some`, `features`. */
  readonly shared: readonly number[];
}

export function measuresOf(
  { segment, reading }: ReadSegment,
  { aspects, strokeShares }: Pick<NumberWeights, 'aspects' | 'strokeShares'>,
): Measures {
  return {
    byDigit: [
      DIGITS.map((d) => Math.log(Math.max(LEAST_DIGIT, reading.probabilities[d] ?? 0))),
      DIGITS.map((d) => usual(segment.aspect, aspects[d])),
      DIGITS.map((d) => usualStrokes(segment, strokeShares[d])),
    ],
    shared: [Math.log(Math.max(LEAST_SOME, someOf(reading))), ...segment.features],
  };
}

/** The logarithm of what each digit 0 to 9 adds to a path through the lattice, if the segment is that digit. */
export function scoresOf(read: ReadSegment, weights: NumberWeights): number[] {
  const { byDigit, shared } = measuresOf(read, weights);
  const { digit, aspect, strokes, some, features } = weights;
  const base = dot([some, ...features], shared);
  return DIGITS.map(
    (d) =>
      base +
      dot(
        [digit, aspect, strokes],
        byDigit.map((row) => row[d] ?? 0),
      ),
  );
}

/** Probability that the ink is some digit; 1 where the model does not know of others. */
export function someOf({ probabilities, digit, confidence }: Reading): number {
  const best = probabilities[digit] ?? 0;
  return best > 0 ? confidence / best : 0;
}

function dot(weights: readonly number[], values: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * (values[i] ?? 0), 0);
}

/** Logarithm of a normal density, without its constant. */
function usual(aspect: number, known: Aspect | undefined): number {
  if (!known) return 0;
  const off = (aspect - known.mean) / known.deviation;
  return -(off * off) / 2 - Math.log(known.deviation);
}

function usualStrokes({ strokes, penned }: Segment, shares: readonly number[] | undefined): number {
  if (!penned || !shares) return 0;
  return Math.log(shares[Math.min(strokes.length, shares.length) - 1] ?? 1);
}

/** A segment of the lattice with its scores, by digit. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly scores: readonly number[];
}

/**
 * The best path through the lattice, by dynamic programming.
 *
 * @param length number of pieces: ways lead from 0 to it
 * @returns indices of the edges taken, from left to right; empty where there is no path
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
