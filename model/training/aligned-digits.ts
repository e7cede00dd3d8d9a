import {
  bestPathOf,
  edgesOf,
  logTotalOf,
  type NumberWeights,
  type ReadLattice,
} from '../../src/recognizer/node';
import type { InkSample } from './data';

/**
 * Least share that the best way to cut a number has among all ways to its label: below it
 * the cuts are guesses.
 */
const LEAST_SHARE = 0.9;
/**
 * Most digits of a number, as a share, that may be read otherwise than labelled: with more
 * the label is doubtful.
 */
const MOST_MISREAD = 0.5;

/** The label of ink that is none of the digits: a wrong cut. */
export const NO_DIGIT = 'none';

/**
 * The single digits of a number whose label is known, cut by the best way that reads as the
 * label. They are ink of a kind that single digits are not: hasty, joined, cut off. Beside them,
 * labelled `NO_DIGIT`, the wrong cuts that hold ink of two or more digits. Empty where the cuts
 * or the label are doubtful.
 */
export function alignedDigits(
  { source, writer, label }: InkSample,
  lattice: ReadLattice,
  weights: NumberWeights,
): InkSample[] {
  const digits = [...label].map(Number);
  const edges = edgesOf(lattice, weights);
  const way = bestPathOf(digits, edges, lattice.length);
  if (!way || way.score - logTotalOf(digits, edges, lattice.length) < Math.log(LEAST_SHARE)) return [];
  const segments = way.path.flatMap((i) => lattice.segments[i] ?? []);
  const misread = segments.filter(({ reading }, i) => reading.digit !== digits[i]).length;
  if (misread > MOST_MISREAD * digits.length) return [];
  const cut = segments.map(({ segment }, i) => ({
    source,
    writer,
    label: String(digits[i]),
    strokes: segment.ink,
  }));
  // A part of one digit is left out: it may look just like another digit, as the
  // stem of a 4 like a 1.
  const starts = segments.map(({ segment }) => segment.from);
  const joined = lattice.segments.filter(({ segment }) =>
    starts.some((start) => segment.from < start && start < segment.to),
  );
  return [
    ...cut,
    ...joined.map(({ segment }) => ({ source, writer, label: NO_DIGIT, strokes: segment.ink })),
  ];
}
