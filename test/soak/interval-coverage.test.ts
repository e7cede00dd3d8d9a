import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/random';
import { coverage, differenceCoverage, shareCoverage } from '../statistics/coverage';

const TRIALS = 4000;
const [LEAST, MOST] = [0.93, 0.97];
const RATES = [0.001, 0.02, 0.1];
const ATTEMPTS = [300, 3500, 35_000, 350_000];
const POOLS = [
  { kind: 'totals', cells: 1 },
  { kind: 'totals', cells: 7 },
  { kind: 'totals', cells: 30 },
  { kind: 'digits', cells: 1 },
  { kind: 'digits', cells: 7 },
  { kind: 'digits', cells: 30 },
  { kind: 'digits', cells: 70 },
] as const;

describe.each(RATES)('at a rate of %f, 95%% intervals at epsilon 1 hold the true value', (rate) => {
  const random = seededRandom(1);
  const expectCovered = (covered: readonly number[], most: number) => {
    console.log(covered.map((share) => `${(100 * share).toFixed(1)}%`).join(' '));
    expect(Math.min(...covered)).toBeGreaterThanOrEqual(LEAST);
    expect(Math.max(...covered)).toBeLessThanOrEqual(most);
  };

  it.each(POOLS)('93 to 97 times in 100, of $cells $kind', (pool) => {
    const covered = ATTEMPTS.map((attempts) => coverage({ ...pool, attempts, rate }, TRIALS, random));
    expectCovered(covered, MOST);
  });

  it('93 times in 100 or more, of the difference of two rates', () => {
    const covered = ATTEMPTS.map((attempts) => {
      const before = { kind: 'totals', cells: 14, attempts, rate } as const;
      return differenceCoverage({ ...before, rate: 1.2 * rate }, before, TRIALS, random);
    });
    expectCovered(covered, 1);
  });

  it('93 to 97 times in 100, of the share of unread readings', () => {
    const covered = ATTEMPTS.map((attempts) => shareCoverage({ cells: 30, attempts, rate }, TRIALS, random));
    expectCovered(covered, MOST);
  });
});
