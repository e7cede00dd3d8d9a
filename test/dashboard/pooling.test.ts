import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/contract';
import {
  markedSums,
  ofModel,
  pool,
  ROWS,
  rateByPeriod,
  rateByWeek,
  rowFigure,
  versionsInUse,
} from '../../src/dashboard/pooling';
import { newestFirst, wilsonInterval, withNoise } from '../../src/statistics';
import { cell, cellsArbitrary, exact, total, totalsArbitrary } from './cells';

const sum = (items: readonly { attempts: number; failures: number }[]) => ({
  attempts: items.reduce((all, { attempts }) => all + attempts, 0),
  failures: items.reduce((all, { failures }) => all + failures, 0),
});

describe('withNoise', () => {
  it('gives each cell the noise of its kind and of its epsilon', () => {
    const { totals, cells } = withNoise({
      epsilon: 1,
      totals: [
        total('2026-11-01', { attempts: 900, failures: 9 }),
        total('2026-11-02', { attempts: 900, failures: 9 }, { epsilon: null }),
        total('2026-11-03', { attempts: 900, failures: 9 }, { epsilon: 2 }),
      ],
      cells: [cell('7', '2026-11-01', { attempts: 90, failures: 4 })],
    });
    // docs/privacy-and-statistics.md: 76.9 on totals and 166.7 on digits at an epsilon of 1.
    expect(totals.map(({ noise }) => noise)).toEqual([50 / 0.65, 0, 25 / 0.65]);
    expect(cells[0]?.noise).toBeCloseTo(50 / 0.3, 9);
  });

  it('has none where sums are exact', () => {
    fc.assert(
      fc.property(totalsArbitrary, (totals) => {
        expect(withNoise({ epsilon: null, totals, cells: [] }).totals).toEqual(exact(totals));
      }),
    );
  });
});

describe('grouping', () => {
  it('counts every total once, by period and by week', () => {
    fc.assert(
      fc.property(totalsArbitrary.map(exact), (totals) => {
        const all = sum(totals);
        expect(sum(rateByPeriod(totals).map(({ figure }) => figure))).toEqual(all);
        expect(sum(rateByWeek(totals).map(({ figure }) => figure))).toEqual(all);
        expect(pool(totals)).toMatchObject(all);
      }),
    );
  });

  it('keeps days and weeks apart, also where one lies in the other, in the order of time', () => {
    const periods = rateByPeriod(
      exact([
        total('2026-11-04', { attempts: 900, failures: 9 }),
        total('2026-11-02', { attempts: 80, failures: 2 }, { to: '2026-11-08', model: 'm2' }),
        total('2026-11-02', { attempts: 700, failures: 7 }),
        total('2026-11-02', { attempts: 300, failures: 1 }, { model: 'm2' }),
      ]),
    );
    expect(periods.map(({ from, to, kind, figure }) => [from, to, kind, figure.attempts])).toEqual([
      ['2026-11-02', '2026-11-02', 'day', 1000],
      ['2026-11-02', '2026-11-08', 'week', 80],
      ['2026-11-04', '2026-11-04', 'day', 900],
    ]);
  });

  it('lists each period once, earliest first', () => {
    fc.assert(
      fc.property(totalsArbitrary.map(exact), (totals) => {
        const names = rateByPeriod(totals).map(({ from, to }) => `${from} ${to}`);
        expect(names).toEqual([...new Set(names)].sort());
      }),
    );
  });

  it('keeps what looks tampered with apart from the same days of other versions', () => {
    const day = '2026-11-04';
    const { totals, cells } = markedSums({
      epsilon: null,
      totals: [
        total(day, { attempts: 900, failures: 9 }),
        total(day, { attempts: 5000, failures: 2500 }, { model: 'm2', unusual: 'volume' }),
      ],
      cells: [
        cell('7', day, { attempts: 90, failures: 4 }),
        cell('7', day, { attempts: 500, failures: 250 }, 'm2'),
      ],
    });
    const seen = (periods: ReturnType<typeof rateByPeriod>) =>
      periods.map(({ unusual, figure }) => [unusual, figure.attempts]);
    expect(seen(rateByPeriod(totals))).toEqual([
      [null, 900],
      ['volume', 5000],
    ]);
    expect(seen(rateByPeriod(cells))).toEqual([
      [null, 90],
      ['volume', 500],
    ]);
    expect([rowFigure({ totals, cells }, 'all').attempts, rowFigure({ totals, cells }, 7).attempts]).toEqual([
      900, 90,
    ]);
  });

  it('filters by model', () => {
    fc.assert(
      fc.property(totalsArbitrary.map(exact), (totals) => {
        expect(ofModel(totals, null)).toEqual(totals);
        expect(ofModel(totals, 'm404')).toEqual([]);
        const models = [...new Set(totals.map(({ model }) => model))];
        expect(sum(models.flatMap((model) => ofModel(totals, model)))).toEqual(sum(totals));
      }),
    );
  });
});

describe('rows of the table', () => {
  it('are everything, the ten digits and the unread share', () => {
    expect(ROWS).toEqual(['all', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 'unread']);
    fc.assert(
      fc.property(cellsArbitrary, (cells) => {
        for (const row of ROWS.slice(1, 11)) {
          expect(rowFigure({ cells: exact(cells), totals: [] }, row)).toMatchObject(
            sum(cells.filter((one) => one.digit === String(row))),
          );
        }
      }),
    );
  });

  it('tell the share of unread readings among all, not their own rate, which is 1', () => {
    const sums = {
      cells: exact([
        cell('7', '2026-11-01', { attempts: 90, failures: 4 }),
        cell('unread', '2026-11-01', { attempts: 10, failures: 10 }),
      ]),
      totals: exact([total('2026-11-01', { attempts: 100, failures: 14 })]),
    };
    expect(rowFigure(sums, 'unread')).toEqual({
      attempts: 100,
      failures: 10,
      rate: { rate: 0.1, ...wilsonInterval(10, 100) },
      noisy: false,
    });
  });

  it('agree with the totals: failures of the digits and unread readings are all failures', () => {
    fc.assert(
      fc.property(cellsArbitrary, (cells) => {
        const all = sum(cells);
        const sums = { cells: exact(cells), totals: exact([total('2026-11-01', all)]) };
        const figures = ROWS.slice(1).map((row) => rowFigure(sums, row));
        expect(sum(figures).failures).toBe(all.failures);
        expect(figures.at(-1)?.attempts).toBe(all.attempts);
        expect(rowFigure(sums, 'all')).toMatchObject(all);
      }),
    );
  });
});

describe('versions in use', () => {
  it('come newest first, each from its first readings on, without weeks of noise', () => {
    const week = (from: string, model: string, attempts: number) =>
      total(from, { attempts, failures: 3 }, { to: addDays(from, 6), model });
    const { totals } = withNoise({
      epsilon: 1,
      cells: [],
      totals: [
        week('2026-11-02', 'm9', 200),
        week('2026-11-09', 'm8', 9000),
        week('2026-11-02', 'm8', 150),
        total('2026-11-03', { attempts: 40_000, failures: 300 }, { model: 'm7' }),
      ],
    });
    expect(versionsInUse(totals)).toEqual([
      { model: 'm8', from: '2026-11-09' },
      { model: 'm7', from: '2026-11-03' },
    ]);
    expect(versionsInUse(totals.slice(0, 1))).toEqual([{ model: 'm9', from: '2026-11-02' }]);
  });

  it('follow publication, and versions that the page does not know come before', () => {
    expect(newestFirst(['m5', 'm1', 'm10', 'm9'])).toEqual(['m10', 'm9', 'm1', 'm5']);
  });
});
