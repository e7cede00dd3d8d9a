import { describe, expect, it } from 'vitest';
import { judgeVersions, partsWith } from '../../../src/cli/regression/judge';
import { type Aggregates, type Cell, DIGITS, type Total } from '../../../src/contract';
import { seededBytes, seededRandom } from '../../../src/random';
import { drawDiscreteLaplace } from '../../../src/server/discrete-laplace';
import { DIGIT_LEVEL, failureRateOf, noiseScales } from '../../../src/statistics';
import { cell, total } from '../../dashboard/cells';

const DAY = '2026-11-20';

/** Sums of a day: each digit with so many attempts and failures. */
function version(model: string, attempts: number, failures: readonly number[]) {
  const cells = DIGITS.map((digit) =>
    cell(`${digit}`, DAY, { attempts, failures: failures[digit] ?? 0 }, model),
  );
  const all = failures.reduce((sum, count) => sum + count, 0);
  return { cells, totals: [total(DAY, { attempts: 10 * attempts, failures: all }, { model })] };
}

function together(
  epsilon: number | null,
  ...versions: readonly { cells: readonly Cell[]; totals: readonly Total[] }[]
): Aggregates {
  return {
    epsilon,
    cells: versions.flatMap(({ cells }) => cells),
    totals: versions.flatMap(({ totals }) => totals),
  };
}

const even = (failures: number) => DIGITS.map(() => failures);
const withSeven = (failures: number, seven: number) => even(failures).with(7, seven);

describe('judgeVersions', () => {
  it('finds the version and the digit, overall with the interval of the page, digits with a wider one', () => {
    const compared = judgeVersions(
      together(
        null,
        version('m1', 20_000, even(200)),
        version('m2', 20_000, withSeven(200, 700)),
        version('m3', 20_000, withSeven(200, 700)),
      ),
      0.005,
    );
    expect(compared.map(({ model, before }) => [model, before])).toEqual([
      ['m3', 'm2'],
      ['m2', 'm1'],
    ]);
    const [unchanged, worse] = compared;
    expect(unchanged && partsWith('regression', unchanged)).toEqual([]);
    expect(worse && partsWith('regression', worse).map(({ part }) => part)).toEqual([7]);
    const seven = worse?.parts.find(({ part }) => part === 7);
    expect(seven?.difference?.difference).toBeCloseTo(0.025, 9);
    const width = (one: { low: number; high: number } | null | undefined) => (one ? one.high - one.low : 0);
    // The 99.5% interval of a normal difference is 2.807/1.960 as wide.
    expect(width(seven?.judged) / width(seven?.difference)).toBeCloseTo(2.807 / 1.96, 1);
    const overall = worse?.parts.find(({ part }) => part === 'all');
    expect(overall?.judged).toEqual(overall?.difference);
    // +0.25 points, which is less than is allowed.
    expect(overall?.verdict).toBe('fine');
  });

  it('calls thin data open, however high their rate seems, and parts without attempts, too', () => {
    const [compared] = judgeVersions(
      together(null, version('m1', 40, even(1)), { ...version('m2', 4, even(1)), cells: [] }),
      0.005,
    );
    expect(compared?.parts.map(({ part, verdict }) => [part, verdict])).toEqual(
      ['all' as const, ...DIGITS].map((part) => [part, part === 'all' ? 'regression' : 'open']),
    );
    const [noisy] = judgeVersions(together(1, version('m1', 40, even(1)), version('m2', 4, even(1))), 0.005);
    expect(noisy && partsWith('open', noisy)).toHaveLength(11);
  });

  it('says nothing where there is no version before', () => {
    expect(judgeVersions(together(null, version('m1', 100, even(3))), 0)).toEqual([]);
    expect(judgeVersions({ epsilon: 1, cells: [], totals: [] }, 0)).toEqual([]);
  });

  it('leaves a better version alone, and a rise within what is allowed', () => {
    const [compared] = judgeVersions(
      together(null, version('m1', 200_000, even(4000)), version('m2', 200_000, withSeven(3000, 4400))),
      0.005,
    );
    expect(compared?.parts.every(({ verdict }) => verdict === 'fine')).toBe(true);
  });
});

describe('ten digits', () => {
  const { normal } = seededRandom(11);
  const bytes = seededBytes(12);

  it.each([
    ['exact', 0],
    ['noisy', 1],
  ] as const)(
    'raise few false alarms together where no version is worse than another (%s sums)',
    (_, epsilon) => {
      const TRIALS = 300;
      const [attempts, rate] = [20_000, 0.02];
      const scale = epsilon === 0 ? null : noiseScales(epsilon).digits;
      const noise = () => (scale ? drawDiscreteLaplace(scale, bytes) : 0);
      const draw = () =>
        DIGITS.map((digit) => {
          const failed = Math.round(attempts * rate + Math.sqrt(attempts * rate * (1 - rate)) * normal());
          const [failures, passes] = [failed + noise(), attempts - failed + noise()];
          return {
            ...cell(`${digit}`, DAY, { attempts: 1, failures: 0 }),
            attempts: failures + passes,
            failures,
          };
        });
      let [alarms, hasty] = [0, 0];
      for (let trial = 0; trial < TRIALS; trial++) {
        const totals = ['m1', 'm2'].map((model) =>
          total(DAY, { attempts: 200_000, failures: 4000 }, { model }),
        );
        const cells = totals.flatMap(({ model }) => draw().map((one) => ({ ...one, model })));
        const [compared] = judgeVersions({ epsilon: epsilon || null, cells, totals }, 0);
        const digits = compared?.parts.filter(({ part }) => part !== 'all') ?? [];
        if (digits.some(({ verdict }) => verdict === 'regression')) alarms++;
        if (digits.some(({ difference }) => (difference?.low ?? 0) > 0)) hasty++;
      }
      // At most 2.5 in 100 are meant; five standard deviations of 300 trials are let pass. With 95%
      // intervals it is one in five.
      expect(alarms / TRIALS).toBeLessThan(0.025 + 5 * Math.sqrt((0.025 * 0.975) / TRIALS));
      expect(hasty).toBeGreaterThan(3 * alarms);
    },
  );

  it('are judged by intervals that hold the true rate as often as they say', () => {
    const TRIALS = 2000;
    const [attempts, rate] = [5000, 0.02];
    const scale = noiseScales(1).digits;
    let held = 0;
    for (let trial = 0; trial < TRIALS; trial++) {
      const failed = Math.round(attempts * rate + Math.sqrt(attempts * rate * (1 - rate)) * normal());
      const failures = failed + drawDiscreteLaplace(scale, bytes);
      const counts = { failures, attempts: failures + attempts - failed + drawDiscreteLaplace(scale, bytes) };
      const found = failureRateOf([{ ...counts, noise: 500 / 3 }], DIGIT_LEVEL).rate;
      if (found && found.low <= rate && rate <= found.high) held++;
    }
    expect(held / TRIALS).toBeGreaterThan(0.99);
    expect(held / TRIALS).toBeLessThan(0.9995);
  });
});
