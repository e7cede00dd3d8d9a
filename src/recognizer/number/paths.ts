import { DIGITS } from '../../contract';
import type { Reading } from '../core/types';
import type { Segment } from './lattice';

/** Floor of the probability of a digit: below it the network's figures mean nothing. */
const MIN_DIGIT_PROBABILITY = 1e-5;
/**
 * Floor of the probability that a segment is a digit. Wrong cuts often reach it, right ones never.
 */
const MIN_SOME_PROBABILITY = 1e-3;

/** The weights that `npm run model:numbers` tunes. */
export interface Tunable {
  /** Of the log probability of the digit, given that the segment is one. */
  readonly digit: number;
  /** Of the log density of the segment's aspect for the digit. */
  readonly aspect: number;
  /** Of the log probability of its number of pen strokes for the digit. */
  readonly strokes: number;
  /** Of the log probability that the segment is some digit. */
  readonly some: number;
  /** Of the `FEATURES`, in their order. */
  readonly features: readonly number[];
}

/** How a path through the lattice is scored. `npm run model:numbers -- --write` makes it. */
export interface NumberWeights extends Tunable {
  /** Aspect (see `aspectOf`) of the digits 0 to 9 in the ink of training writers. */
  readonly aspects: readonly Aspect[];
  /**
   * Shares of the digits 0 to 9 drawn in one stroke, in two, and so on; the last is of all with
   * more.
   */
  readonly strokeShares: readonly (readonly number[])[];
  /** Least confidence of an accepted number: the operating point. */
  readonly threshold: number;
}

/** A normal distribution of `aspectOf`. */
export interface Aspect {
  readonly mean: number;
  readonly deviation: number;
}

/** A segment with its reading as a digit. */
export interface ReadSegment {
  readonly segment: Segment;
  readonly reading: Reading;
}

/** The measures of a segment that the weights apply to. */
export interface Measures {
  /** For the digits 0 to 9 each, in the order `digit`, `aspect`, `strokes` of the weights. */
  readonly byDigit: readonly (readonly number[])[];
  /** Independent of the digit, in the order `some`, `features`. */
  readonly shared: readonly number[];
}

export function measuresOf(
  { segment, reading }: ReadSegment,
  { aspects, strokeShares }: Pick<NumberWeights, 'aspects' | 'strokeShares'>,
): Measures {
  return {
    byDigit: [
      DIGITS.map((d) => Math.log(Math.max(MIN_DIGIT_PROBABILITY, reading.probabilities[d] ?? 0))),
      DIGITS.map((d) => aspectLogDensity(segment.aspect, aspects[d])),
      DIGITS.map((d) => strokesLogShare(segment, strokeShares[d])),
    ],
    shared: [Math.log(Math.max(MIN_SOME_PROBABILITY, someOf(reading))), ...segment.features],
  };
}

/** The log score of the segment as each of the digits 0 to 9. */
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

/** Probability that the ink is some digit; 1 for a model without "none of these". */
export function someOf({ probabilities, digit, confidence }: Reading): number {
  const best = probabilities[digit] ?? 0;
  return best > 0 ? confidence / best : 0;
}

function dot(weights: readonly number[], values: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * (values[i] ?? 0), 0);
}

/** Log of the normal density, without its constant. */
function aspectLogDensity(aspect: number, known: Aspect | undefined): number {
  if (!known) return 0;
  const z = (aspect - known.mean) / known.deviation;
  return -(z * z) / 2 - Math.log(known.deviation);
}

function strokesLogShare({ strokes, penned }: Segment, shares: readonly number[] | undefined): number {
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
 * @param length number of pieces: paths lead from 0 to it
 * @returns indices of its edges, from left to right; empty if there is no path
 */
export function bestPath(edges: readonly Edge[], length: number): number[] {
  const best = new Array<number>(length + 1).fill(-Infinity);
  const via = new Array<number>(length + 1).fill(-1);
  best[0] = 0;
  inTopologicalOrder(edges, (edge, i) => {
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

/** The best path that reads as `digits`, as indices of its edges, and its score; `null` for none. */
export function bestPathOf(
  digits: readonly number[],
  edges: readonly Edge[],
  length: number,
): { readonly path: readonly number[]; readonly score: number } | null {
  // Of the paths that read as the first digits, by where they end.
  let best = new Map([[0, { score: 0, path: [] as number[] }]]);
  for (const digit of digits) {
    const next: typeof best = new Map();
    edges.forEach(({ from, to, scores }, i) => {
      const before = best.get(from);
      if (!before) return;
      const score = before.score + (scores[digit] ?? -Infinity);
      if (score > (next.get(to)?.score ?? -Infinity)) next.set(to, { score, path: [...before.path, i] });
    });
    best = next;
  }
  return best.get(length) ?? null;
}

/** Log of the total score of all paths and digits. */
export function logTotal(edges: readonly Edge[], length: number): number {
  const total = new Array<number>(length + 1).fill(-Infinity);
  total[0] = 0;
  inTopologicalOrder(edges, ({ from, to, scores }) => {
    total[to] = logSum([total[to] ?? -Infinity, (total[from] ?? -Infinity) + logSum(scores)]);
  });
  return total[length] ?? -Infinity;
}

/** Log of the total score of all paths that read as `digits`, wherever they cut the ink. */
export function logTotalOf(digits: readonly number[], edges: readonly Edge[], length: number): number {
  const columns = digits.length + 1;
  const total = new Array<number>((length + 1) * columns).fill(-Infinity);
  total[0] = 0;
  inTopologicalOrder(edges, ({ from, to, scores }) => {
    digits.forEach((digit, i) => {
      const before = total[from * columns + i] ?? -Infinity;
      if (before === -Infinity) return;
      const cell = to * columns + i + 1;
      total[cell] = logSum([total[cell] ?? -Infinity, before + (scores[digit] ?? -Infinity)]);
    });
  });
  return total.at(-1) ?? -Infinity;
}

/** Visits edges in topological order: all that enter a place before those that leave it. */
function inTopologicalOrder(edges: readonly Edge[], visit: (edge: Edge, index: number) => void): void {
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
