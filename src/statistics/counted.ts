import type { Aggregates, Cell, Total } from '../contract';
import { noiseScales, scaleNumber } from './privacy-budget';
import type { ReleasedCounts } from './released-sum';

/** A released cell with the scale of its noise. */
export type Counted<T> = T & ReleasedCounts;

/** Released sums with the scale of their noise. */
export interface CountedAggregates {
  readonly totals: readonly Counted<Total>[];
  readonly cells: readonly Counted<Cell>[];
}

/** Adds the scale of its noise to each cell, from epsilon (docs/privacy-and-statistics.md). */
export function withNoise({ epsilon, totals, cells }: Aggregates): CountedAggregates {
  const add =
    (kind: 'totals' | 'digits') =>
    <T extends Total>(cell: T): Counted<T> => {
      const own = cell.epsilon === undefined ? epsilon : cell.epsilon;
      return { ...cell, noise: own === null ? 0 : scaleNumber(noiseScales(own)[kind]) };
    };
  return { totals: totals.map(add('totals')), cells: cells.map(add('digits')) };
}
