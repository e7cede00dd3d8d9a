import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/contract';
import { seededRandom } from '../../src/random';
import { markUnusual, type ReleasedPeriod } from '../../src/statistics/unusual';
import { type Fakes, type ReleasedWorld, releasedWorld } from './released-days';

const USUAL: ReleasedWorld = {
  days: 42,
  reports: 1000,
  epsilon: 1,
  weekend: 0.7,
  growth: 0,
  versionDays: 1000,
};

/** Of so many worlds, the share in which the day with made-up reports is marked. */
function shareSeen(fakes: Omit<Fakes, 'day'>, world: Partial<ReleasedWorld> = {}): number {
  const runs = 12;
  let seen = 0;
  for (let seed = 0; seed < runs; seed++) {
    const day = 31 + (seed % 7);
    const periods = releasedWorld({ ...USUAL, ...world, fakes: { day, ...fakes } }, seededRandom(seed));
    const marks = [...markUnusual(periods)];
    if (periods.some(({ hasFakes }, index) => hasFakes && marks[index] !== null)) seen++;
  }
  return seen / runs;
}

describe('honest days', () => {
  test.each([
    ['with noise, few', 1, 200],
    ['with noise', 1, 1000],
    ['with noise, many', 1, 100_000],
    ['exact, few', null, 30],
    ['exact', null, 1000],
  ] as const)('are marked less often than once in 200: %s', (_, epsilon, reports) => {
    let [marked, all] = [0, 0];
    for (let seed = 0; seed < 4; seed++) {
      const world = {
        days: 200,
        reports,
        epsilon,
        weekend: [0.4, 0.7, 1, 1.5][seed % 4] ?? 1,
        growth: [0, 0.01][seed % 2] ?? 0,
        versionDays: 45 + seed,
      };
      const periods = releasedWorld(world, seededRandom(seed));
      for (const mark of markUnusual(periods)) if (mark !== null) marked++;
      all += periods.length;
    }
    expect(all).toBeGreaterThan(200);
    expect(marked).toBeLessThan(all / 200);
  });
});

describe('made-up reports are seen', () => {
  test.each<[string, Omit<Fakes, 'day'>, Partial<ReleasedWorld>]>([
    ['a tenth of the day, half of it failed', { reports: 100, failures: 25 }, {}],
    ['the same, exact', { reports: 100, failures: 25 }, { epsilon: null }],
    ['a fifth of the day, a quarter failed', { reports: 200, failures: 12 }, {}],
    ['as many as the day and more, a tenth failed', { reports: 2000, failures: 5 }, {}],
    ['twice the day, none failed', { reports: 2000, failures: 0 }, {}],
    ['ten times the day, half failed', { reports: 10_000, failures: 25 }, {}],
    ['of one digit, at the usual rate', { reports: 5000, failures: 25, digit: 7 }, { reports: 10_000 }],
    ['on the first days of a version', { reports: 3000, failures: 25 }, { versionDays: 30 }],
    ['where days are released as weeks', { reports: 400, failures: 25 }, { reports: 200 }],
  ])('%s', (_, fakes, world) => {
    expect(shareSeen(fakes, world)).toBeGreaterThanOrEqual(0.9);
  });
});

describe('a period', () => {
  const day = (offset: number, attempts: number, failures: number, model = 'm5'): ReleasedPeriod => {
    const from = addDays('2026-11-01', offset);
    return { from, to: from, model, total: { attempts, failures, noise: 0 }, digits: [] };
  };
  const history = (days: number) =>
    Array.from({ length: days }, (_, offset) => day(offset, 10_000 + 100 * (offset % 3), 200));
  const markOf = (...periods: ReleasedPeriod[]) => [...markUnusual(periods)].at(-1);

  test('is named by its volume where that is unusual, else by its rate', () => {
    expect(markOf(...history(20), day(20, 11_000, 700))).toBe('rate');
    expect(markOf(...history(20), day(20, 60_000, 25_000))).toBe('volume');
  });

  test('is judged with a week of history, and not before', () => {
    expect(markOf(...history(6), day(6, 60_000, 25_000))).toBeNull();
    expect(markOf(...history(7), day(7, 60_000, 25_000))).toBe('volume');
  });

  test('of many more readings that fail as usual, or as those of beginners, is not marked', () => {
    expect(markOf(...history(20), day(20, 100_000, 2000))).toBeNull();
    expect(markOf(...history(20), day(20, 100_000, 5000))).toBeNull();
  });

  test('of fewer failures is marked only where readings were added', () => {
    expect(markOf(...history(20), day(20, 10_000, 40))).toBeNull();
    expect(markOf(...history(20), day(20, 50_000, 200))).toBe('volume');
  });

  test('of a new version with a bad rate is not marked while the volume is usual', () => {
    const rest = day(20, 2000, 40);
    expect(markOf(...history(20), rest, day(20, 8000, 3200, 'm6'))).toBeNull();
    expect(markOf(...history(20), rest, day(20, 80_000, 32_000, 'm6'))).toBe('volume');
  });

  test('of a new version has no history in the noise that was released before it came out', () => {
    const noise = [-300, 250, 120, -80].map((attempts, week): ReleasedPeriod => {
      const from = addDays('2026-11-02', 7 * week);
      const total = { attempts, failures: attempts / 2, noise: 50 / 0.65 };
      return { from, to: addDays(from, 6), model: 'm6', total, digits: [] };
    });
    const usual = Array.from({ length: 30 }, (_, offset) => day(offset, 30_000, 600));
    expect(markOf(...usual, ...noise, day(30, 29_000, 1500, 'm6'))).toBeNull();
  });

  test('is usual when it has lasted for more than two weeks', () => {
    const attack = Array.from({ length: 20 }, (_, offset) => day(20 + offset, 60_000, 25_000));
    const marks = [...markUnusual([...history(20), ...attack])].slice(20);
    const last = marks.findLastIndex((mark) => mark !== null);
    expect(marks.slice(0, last + 1).every((mark) => mark === 'volume')).toBe(true);
    expect(last).toBeGreaterThanOrEqual(10);
    expect(last).toBeLessThan(16);
  });

  test('keeps its mark, whatever comes later, and in whatever order it is given', () => {
    const periods = releasedWorld(
      { ...USUAL, days: 60, fakes: { day: 35, reports: 500, failures: 25 } },
      seededRandom(3),
    );
    const marks = [...markUnusual(periods)];
    expect(marks.filter((mark) => mark !== null)).not.toEqual([]);
    expect([...markUnusual(periods.toReversed())].reverse()).toEqual(marks);
    const until = periods.filter(({ to }) => to <= '2026-02-15');
    const marksUntil = marks.filter((_, index) => (periods[index]?.to ?? '') <= '2026-02-15');
    expect([...markUnusual(until)]).toEqual(marksUntil);
  });
});
