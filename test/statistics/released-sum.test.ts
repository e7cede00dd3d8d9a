import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/random';
import {
  epsilonOfScale,
  failureRateOf,
  noiseScales,
  type ReleasedCounts,
  rateDifference,
  scaleNumber,
  shareOf,
} from '../../src/statistics';
import { wilsonInterval } from '../../src/statistics/wilson';
import { coverage, differenceCoverage, shareCoverage } from './coverage';

const SCALE = scaleNumber(noiseScales(1).totals);
const exact = (attempts: number, failures: number): ReleasedCounts => ({ attempts, failures, noise: 0 });
const noisy = (attempts: number, failures: number): ReleasedCounts => ({ attempts, failures, noise: SCALE });

/** Cells whose counts noise pushed anywhere. */
const count = fc.integer({ min: -2000, max: 200_000 });
const noisyCells = fc.array(
  fc.tuple(count, count).map(([failures, passes]) => noisy(failures + passes, failures)),
  { maxLength: 40 },
);

describe('failureRateOf', () => {
  it('divides summed failures by summed attempts, not rates by days', () => {
    expect(failureRateOf([exact(1000, 10), exact(20, 10)])).toEqual({
      attempts: 1020,
      failures: 20,
      rate: { rate: 20 / 1020, ...wilsonInterval(20, 1020) },
    });
  });

  it('has no rate where no attempt is left', () => {
    for (const cells of [[], [exact(0, 0)], [noisy(-30, -10)], [noisy(-30, -10), noisy(3, -1)]]) {
      expect(failureRateOf(cells)).toEqual({ attempts: 0, failures: 0, rate: null });
    }
  });

  it('adds up before it cuts, and counts nothing below 0 nor failures above attempts', () => {
    expect(failureRateOf([noisy(1000, -40), noisy(1000, 60)])).toMatchObject({
      attempts: 2000,
      failures: 20,
    });
    fc.assert(
      fc.property(noisyCells, (cells) => {
        const { attempts, failures } = failureRateOf(cells);
        expect(0 <= failures && failures <= attempts).toBe(true);
      }),
    );
  });

  it('holds its rate in an interval within 0 to 1 that is never a point', () => {
    fc.assert(
      fc.property(noisyCells, (cells) => {
        const { rate } = failureRateOf(cells);
        if (rate === null) return;
        expect(0 <= rate.low && rate.low <= rate.rate).toBe(true);
        expect(rate.rate <= rate.high && rate.high <= 1).toBe(true);
        expect(rate.high - rate.low).toBeGreaterThan(1e-5);
      }),
    );
  });

  it('does not depend on the order of the cells', () => {
    fc.assert(
      fc.property(
        noisyCells.filter((cells) => failureRateOf(cells).rate !== null),
        (cells) => {
          const [one, other] = [failureRateOf(cells).rate, failureRateOf(cells.toReversed()).rate];
          expect(Number(other?.low)).toBeCloseTo(Number(one?.low), 6);
          expect(Number(other?.high)).toBeCloseTo(Number(one?.high), 6);
        },
      ),
    );
  });

  it('is wider than sampling alone for noisy cells, the more of them the wider', () => {
    const width = (cells: readonly ReleasedCounts[]) => {
      const { rate } = failureRateOf(cells);
      return Number(rate?.high) - Number(rate?.low);
    };
    const split = (parts: number, cell: typeof exact) =>
      Array.from({ length: parts }, () => cell(90_000 / parts, 1800 / parts));
    expect(width(split(30, exact))).toBeCloseTo(width(split(1, exact)), 12);
    expect(width(split(1, noisy))).toBeGreaterThan(width(split(1, exact)) * 1.2);
    expect(width(split(30, noisy))).toBeGreaterThan(width(split(1, noisy)) * 3);
  });

  it('says how much failures below 0 leave open', () => {
    const { rate } = failureRateOf([noisy(10_000, -300)]);
    expect(rate).toMatchObject({ rate: 0, low: 0 });
    expect(rate?.high).toBeGreaterThan(0.002);
    expect(rate?.high).toBeLessThan(0.02);
  });
});

// test/soak/interval-coverage.test.ts simulates more of them, and more points.
const [LEAST, MOST, TRIALS] = [0.93, 0.97, 1000];

describe('coverage at epsilon 1', () => {
  it.each([0.001, 0.02, 0.1])('of a rate of %f, over 30 days of thin and thick totals', (rate) => {
    for (const attempts of [300, 3500, 350_000]) {
      const covered = coverage({ kind: 'totals', cells: 30, attempts, rate }, TRIALS, seededRandom(attempts));
      expect(covered, `${attempts} attempts`).toBeGreaterThan(LEAST);
      expect(covered, `${attempts} attempts`).toBeLessThan(MOST);
    }
  });

  it.each([0.001, 0.02, 0.1])('of a rate of %f, of one digit on one day and on seven', (rate) => {
    for (const cells of [1, 7]) {
      const pooled = { kind: 'digits', cells, attempts: 20_000, rate } as const;
      const covered = coverage(pooled, TRIALS, seededRandom(cells));
      expect(covered, `${cells} cells`).toBeGreaterThan(LEAST);
      expect(covered, `${cells} cells`).toBeLessThan(MOST);
    }
  });

  it('of a difference between two versions, and of the share of unread readings', () => {
    const cells = { kind: 'totals', cells: 14, attempts: 35_000 } as const;
    const pair = [
      { ...cells, rate: 0.021 },
      { ...cells, rate: 0.02 },
    ] as const;
    for (const covered of [
      differenceCoverage(...pair, TRIALS, seededRandom(1)),
      shareCoverage({ cells: 14, attempts: 35_000, rate: 0.01 }, TRIALS, seededRandom(2)),
    ]) {
      expect(covered).toBeGreaterThan(LEAST);
      expect(covered).toBeLessThan(MOST);
    }
  });
});

describe('shareOf', () => {
  it('is a plain share of exact counts', () => {
    expect(shareOf([exact(10, 10)], [exact(60, 12), exact(40, 8)])).toEqual({
      attempts: 100,
      failures: 10,
      rate: { rate: 0.1, ...wilsonInterval(10, 100) },
    });
  });
});

describe('rateDifference', () => {
  it('gives the published interval of 56/70 and 48/80', () => {
    // Newcombe (1998), table II, example (a), method 10.
    const of = (failures: number, attempts: number) => ({
      rate: failures / attempts,
      ...wilsonInterval(failures, attempts),
    });
    const difference = rateDifference(of(56, 70), of(48, 80));
    expect(difference.difference).toBeCloseTo(0.2, 9);
    expect(difference.low).toBeCloseTo(0.0524, 4);
    expect(difference.high).toBeCloseTo(0.3339, 4);
  });
});

describe('epsilonOfScale', () => {
  it('is the epsilon that the scale was made from', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 20_000 }),
        fc.constantFrom('totals', 'digits'),
        (units, kind) => {
          expect(epsilonOfScale(scaleNumber(noiseScales(units / 1000)[kind]), kind)).toBe(units / 1000);
        },
      ),
    );
    expect(epsilonOfScale(0, 'totals')).toBeNull();
  });
});
