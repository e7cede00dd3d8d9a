import type { Random } from '../../../src/random';

/** Random choices on top of a source of random numbers. */
export interface Dice extends Random {
  chance(share: number): boolean;
  /** Uniform from `low` to `high`. */
  between(low: number, high: number): number;
  /** A whole number from 0 to `count` - 1. */
  below(count: number): number;
  /** Normal around `mean`. */
  around(mean: number, deviation: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

export function diceOf(random: Random): Dice {
  const below = (count: number) => Math.floor(random.uniform() * count);
  return {
    ...random,
    below,
    chance: (share) => random.uniform() < share,
    between: (low, high) => low + (high - low) * random.uniform(),
    around: (mean, deviation) => mean + deviation * random.normal(),
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
  };
}
