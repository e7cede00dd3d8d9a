import { describe, expect, it } from 'vitest';
import { type Aggregates, addDays, DIGITS } from '../../src/contract';
import { seededBytes, seededRandom } from '../../src/random';
import { drawDiscreteLaplace } from '../../src/server/discrete-laplace';
import {
  changeOf,
  compareVersions,
  digitsBehind,
  noiseScales,
  type VersionComparison,
} from '../../src/statistics';
import { cell, total } from '../dashboard/cells';

/** How often a version's readings fail, and how many come in on a day. */
interface Day {
  readonly model: string;
  readonly day: number;
  readonly attempts: number;
  readonly rate: number;
  /** Of the digit 7, where it is another. */
  readonly seven?: number;
}

const FIRST = '2026-10-01';

/** Exact sums of days, with a tenth of the readings for each digit. */
function released(days: readonly Day[]): Aggregates {
  const cells = days.flatMap(({ model, day, attempts, rate, seven }) =>
    DIGITS.map((digit) => {
      const failures = Math.round((attempts / 10) * (digit === 7 ? (seven ?? rate) : rate));
      return cell(`${digit}`, addDays(FIRST, day), { attempts: attempts / 10, failures }, model);
    }),
  );
  const totals = days.map(({ model, day, attempts }) => {
    const from = addDays(FIRST, day);
    const own = cells.filter((one) => one.from === from && one.model === model);
    const failures = own.reduce((sum, one) => sum + one.failures, 0);
    return total(from, { attempts, failures }, { model });
  });
  return { epsilon: null, cells, totals };
}

const days = (count: number, day: (index: number) => Omit<Day, 'day'>, from = 0): Day[] =>
  Array.from({ length: count }, (_, index) => ({ day: from + index, ...day(from + index) }));

function only(comparisons: readonly VersionComparison[]): VersionComparison {
  const [comparison, ...others] = comparisons;
  if (!comparison || others.length > 0) throw new Error(`${comparisons.length} comparisons in place of one`);
  return comparison;
}
const overallOf = (comparison: VersionComparison) => {
  const [overall] = comparison.parts;
  if (!overall) throw new Error('no overall part');
  return overall;
};

describe('a comparison of versions', () => {
  it('does not call the newer one worse for days on which both fail more often', () => {
    // From day 30 on everyone's readings fail more often, and only then the newer version comes out:
    // all days of each would say that it is worse by half a point and more.
    const rate = (day: number) => (day < 30 ? 0.02 : 0.03);
    const comparison = only(
      compareVersions(
        released([
          ...days(60, (day) => ({ model: 'm5', attempts: 20_000, rate: rate(day) })),
          ...days(30, (day) => ({ model: 'm6', attempts: 20_000, rate: rate(day) }), 30),
        ]),
      ),
    );
    expect(comparison.sameDays).toEqual({ from: '2026-10-31', to: '2026-11-29' });
    expect(overallOf(comparison).difference?.difference).toBeCloseTo(0, 9);
    expect(changeOf(overallOf(comparison))).toBe('same');
  });

  it('says of which digits a change comes, by how much, and since when', () => {
    const comparison = only(
      compareVersions(
        released([
          ...days(30, () => ({ model: 'm5', attempts: 20_000, rate: 0.02 })),
          ...days(18, () => ({ model: 'm6', attempts: 20_000, rate: 0.02, seven: 0.14 }), 12),
        ]),
      ),
    );
    expect(overallOf(comparison).difference?.difference).toBeCloseTo(0.012, 6);
    expect(changeOf(overallOf(comparison))).toBe('worse');
    expect(digitsBehind(comparison)).toEqual([7]);
    expect(comparison.since).toEqual({ from: '2026-10-13', to: '2026-10-13' });
  });

  it('takes all days where the overlap is far too short to tell what they tell', () => {
    const comparison = only(
      compareVersions(
        released([
          ...days(30, () => ({ model: 'm5', attempts: 20_000, rate: 0.02 })),
          { model: 'm5', day: 30, attempts: 50, rate: 0.2 },
          ...days(30, () => ({ model: 'm6', attempts: 20_000, rate: 0.03 }), 30),
        ]),
      ),
    );
    expect(comparison.sameDays).toBeNull();
    expect(changeOf(overallOf(comparison))).toBe('worse');
  });

  it('names no digit where all change alike', () => {
    const comparison = only(
      compareVersions(
        released([
          { model: 'm5', day: 0, attempts: 400_000, rate: 0.02 },
          { model: 'm6', day: 0, attempts: 400_000, rate: 0.03 },
        ]),
      ),
    );
    expect([changeOf(overallOf(comparison)), digitsBehind(comparison)]).toEqual(['worse', []]);
  });

  it.each([
    ['both in use', 7 / 300, 0],
    ['equal, both in use', 0.02, 0],
    ['the older one no more in use', 7 / 300, 30],
  ])('tells after how many days it can be told: %s', (_, rate, start) => {
    const comparedAfter = (count: number) =>
      only(
        compareVersions(
          released([
            ...days(start === 0 ? count : start, () => ({ model: 'm5', attempts: 3000, rate: 0.02 })),
            ...days(count, () => ({ model: 'm6', attempts: 3000, rate }), start),
          ]),
        ),
      );
    const now = comparedAfter(2);
    expect(changeOf(overallOf(now))).toBe('open');
    const more = now.daysToTell ?? Number.NaN;
    expect(changeOf(overallOf(comparedAfter(2 + Math.floor(0.7 * more))))).toBe('open');
    expect(changeOf(overallOf(comparedAfter(2 + Math.ceil(1.3 * more))))).not.toBe('open');
  });

  it('says that more days do not help where the older version is too little known, and no more in use', () => {
    const comparison = only(
      compareVersions(
        released([
          { model: 'm5', day: 0, attempts: 500, rate: 0.02 },
          ...days(20, () => ({ model: 'm6', attempts: 20_000, rate: 0.02 }), 20),
        ]),
      ),
    );
    expect([changeOf(overallOf(comparison)), comparison.daysToTell]).toEqual(['open', null]);
  });

  it('leaves out days that look tampered with', () => {
    const aggregates = released([
      ...days(10, () => ({ model: 'm5', attempts: 20_000, rate: 0.02 })),
      ...days(10, (day) => ({ model: 'm6', attempts: 20_000, rate: day === 3 ? 0.4 : 0.02 })),
    ]);
    const marked = aggregates.totals.map((one) =>
      one.rate !== null && one.rate > 0.3 ? { ...one, unusual: 'volume' as const } : one,
    );
    expect(changeOf(overallOf(only(compareVersions(aggregates))))).toBe('worse');
    expect(changeOf(overallOf(only(compareVersions({ ...aggregates, totals: marked }))))).toBe('same');
  });

  it('does not take weeks of noise alone for use', () => {
    // Every version that the server knows is released each week, used or not.
    const week = (from: string, model: string, attempts: number) =>
      total(from, { attempts, failures: attempts / 2 }, { to: addDays(from, 6), model });
    const comparisons = compareVersions({
      epsilon: 1,
      cells: [],
      totals: [
        week('2026-10-05', 'm8', 150),
        week('2026-10-12', 'm8', 4000),
        week('2026-10-05', 'm7', 200),
        week('2026-10-12', 'm6', 5000),
      ],
    });
    expect(comparisons[0]).toMatchObject({
      model: 'm8',
      before: 'm6',
      since: { from: '2026-10-12', to: '2026-10-18' },
      sameDays: { from: '2026-10-12', to: '2026-10-18' },
    });
  });

  it.each([
    ['days', 2000],
    ['low-volume weeks', 150],
  ])('errs as seldom as it says where versions are equal, over %s with noise', (_, reports) => {
    const TRIALS = 200;
    const { normal } = seededRandom(21);
    const bytes = seededBytes(22);
    const { totals: scale } = noiseScales(1);
    const noise = () => drawDiscreteLaplace(scale, bytes);
    const release = (from: string, to: string, model: string, attempts: number) => {
      const failed = Math.round(attempts * 0.02 + Math.sqrt(attempts * 0.02 * 0.98) * normal());
      const failures = Math.max(0, failed) + noise();
      return {
        ...total(from, { attempts: 0, failures: 0 }, { to, model }),
        attempts: attempts + failures - failed + noise(),
        failures,
      };
    };
    let certain = 0;
    for (let trial = 0; trial < TRIALS; trial++) {
      const totals = Array.from({ length: 10 }, (_, week) => {
        const from = addDays('2026-09-07', 7 * week);
        // The newer version comes out in week 6, and nearly all have it a week later.
        const share = [0, 0.5, 0.97][Math.min(2, Math.max(0, week - 5))] ?? 0;
        return [['m6', share] as const, ['m5', 1 - share] as const].flatMap(([model, part]) => {
          const attempts = Math.round(reports * 35 * part);
          if (reports * part < 544) return [release(from, addDays(from, 6), model, 7 * attempts)];
          return Array.from({ length: 7 }, (_, day) =>
            release(addDays(from, day), addDays(from, day), model, attempts),
          );
        });
      }).flat();
      const comparison = only(compareVersions({ epsilon: 1, cells: [], totals }));
      const change = changeOf(overallOf(comparison));
      if (change === 'worse' || change === 'better') certain++;
    }
    // Five standard deviations of so many trials are let pass.
    expect(certain / TRIALS).toBeLessThan(0.05 + 5 * Math.sqrt((0.05 * 0.95) / TRIALS));
  });

  it('of one version alone is none', () => {
    expect(compareVersions(released([{ model: 'm5', day: 0, attempts: 500, rate: 0.02 }]))).toEqual([]);
  });
});
