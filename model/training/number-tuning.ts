import {
  edgesOf,
  measuresOf,
  type NumberWeights,
  type ReadLattice,
  type Tunable,
} from '../../src/recognizer/node';

/** Strength of the pull of each weight to where it starts (variance of a Gaussian prior). */
const PRIOR_VARIANCE = 25;
const RATE = 0.15;
/**
 * What a number costs at most, in nats; one that costs more has a wrong label, or no way reads it,
 * and has no gradient.
 */
const HOPELESS = 20;

/** A number whose label is known. */
export interface LabelledLattice {
  readonly label: string;
  readonly lattice: ReadLattice;
}

/** The weights before any number was seen: the reader's word and nothing else. */
const UNTUNED = { digit: 1, some: 1, aspect: 0, strokes: 0, feature: 0 } as const;

/** A step from one place of a lattice to a later one, with the logarithm of what it is worth. */
interface Arc {
  readonly from: number;
  readonly to: number;
  readonly score: number;
  readonly edge: number;
  readonly digit: number;
}

/**
 * The weights that make the labels likeliest (the maximum of the likelihood of a
 * semi-Markov conditional random field, with a Gaussian prior), by Adam. What is no weight
 * of a measure is kept.
 *
 * @param steps from weights of another model 50 are enough
 */
export function tuned(
  examples: readonly LabelledLattice[],
  start: NumberWeights,
  steps: number,
): NumberWeights {
  const prior = vectorOf({
    ...start,
    ...UNTUNED,
    features: start.features.map(() => UNTUNED.feature),
  });
  let w = vectorOf(start);
  const mean = w.map(() => 0);
  const square = w.map(() => 0);
  for (let step = 1; step <= steps; step++) {
    const { nats, gradient } = likelihood(examples, withVector(start, w));
    const rate = RATE * (1 - (step - 1) / steps);
    w = w.map((value, i) => {
      const pull = (value - (prior[i] ?? 0)) / PRIOR_VARIANCE;
      const g = ((gradient[i] ?? 0) + pull) / examples.length;
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * g;
      square[i] = 0.99 * (square[i] ?? 0) + 0.01 * g * g;
      const m = mean[i] / (1 - 0.9 ** step);
      const s = square[i] / (1 - 0.99 ** step);
      return value - (rate * m) / (Math.sqrt(s) + 1e-8);
    });
    if (step % 20 === 0) console.error(`step ${step}: ${(nats / examples.length).toFixed(4)} nats a number`);
  }
  return withVector(start, w);
}

/**
 * The negative log likelihood of the labels, and its gradient.
 *
 * @returns nats, summed; the gradient in the order of `vectorOf`
 */
export function likelihood(
  examples: readonly LabelledLattice[],
  weights: NumberWeights,
): { readonly nats: number; readonly gradient: readonly number[] } {
  const gradient = vectorOf(weights).map(() => 0);
  let nats = 0;
  for (const { label, lattice } of examples) {
    const edges = edgesOf(lattice, weights)
      .map((own, edge) => ({ ...own, edge }))
      .sort((a, b) => a.from - b.from);
    const columns = label.length + 1;
    const free = edges.flatMap(({ from, to, scores, edge }) =>
      scores.map((score, digit): Arc => ({ from, to, score, edge, digit })),
    );
    // A place of a way to the label is a place of the lattice and how many digits came before it.
    const bound = edges.flatMap(({ from, to, scores, edge }) =>
      [...label].map((character, i): Arc => {
        const digit = Number(character);
        const score = scores[digit] ?? -Infinity;
        return { from: from * columns + i, to: to * columns + i + 1, score, edge, digit };
      }),
    );
    const all = sharesOf(free, lattice.length + 1);
    const right = sharesOf(bound, (lattice.length + 1) * columns);
    const cost = all.total - right.total;
    nats += Math.min(HOPELESS, cost);
    if (!(cost < HOPELESS)) continue;
    const measures = lattice.segments.map((segment) => measuresOf(segment, weights));
    const add = (arcs: readonly Arc[], shares: readonly number[], sign: number) => {
      arcs.forEach(({ edge, digit }, i) => {
        const share = sign * (shares[i] ?? 0);
        const own = measures[edge];
        if (!own || share === 0) return;
        [...own.byDigit.map((row) => row[digit] ?? 0), ...own.shared].forEach((value, k) => {
          gradient[k] = (gradient[k] ?? 0) + share * value;
        });
      });
    };
    add(free, all.shares, 1);
    add(bound, right.shares, -1);
  }
  return { nats, gradient };
}

/**
 * The logarithm of the sum over all ways from the first place to the last, and the share of it
 * that goes over each arc.
 */
function sharesOf(arcs: readonly Arc[], places: number): { total: number; shares: number[] } {
  const before = new Float64Array(places).fill(-Infinity);
  const after = new Float64Array(places).fill(-Infinity);
  before[0] = 0;
  after[places - 1] = 0;
  const at = (sums: Float64Array, place: number) => sums[place] ?? -Infinity;
  for (const { from, to, score } of arcs) before[to] = logAdd(at(before, to), at(before, from) + score);
  for (const { from, to, score } of arcs.toReversed()) {
    after[from] = logAdd(at(after, from), at(after, to) + score);
  }
  const total = at(before, places - 1);
  if (total === -Infinity) return { total, shares: arcs.map(() => 0) };
  return {
    total,
    shares: arcs.map(({ from, to, score }) => Math.exp(at(before, from) + score + at(after, to) - total)),
  };
}

function logAdd(a: number, b: number): number {
  const larger = Math.max(a, b);
  return larger === -Infinity ? larger : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
}

/** The weights in the order of the measures: those by digit, then the shared ones. */
function vectorOf({ digit, aspect, strokes, some, features }: Tunable): number[] {
  return [digit, aspect, strokes, some, ...features];
}

function withVector(weights: NumberWeights, vector: readonly number[]): NumberWeights {
  const [digit = 0, aspect = 0, strokes = 0, some = 0, ...features] = vector;
  return { ...weights, digit, aspect, strokes, some, features };
}
