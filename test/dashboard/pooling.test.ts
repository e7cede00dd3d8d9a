import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  newestFirst,
  ofModel,
  pool,
  rateByDigit,
  rateByModel,
  rateByPeriod,
} from '../../src/dashboard/pooling';
import { wilsonInterval } from '../../src/dashboard/statistics';
import { cell, cellsArbitrary, total, totalsArbitrary } from './cells';

const sum = (items: readonly { attempts: number; failures: number }[]) => ({
  attempts: items.reduce((all, { attempts }) => all + attempts, 0),
  failures: items.reduce((all, { failures }) => all + failures, 0),
});

describe('pool', () => {
  it('divides summed failures by summed attempts, not rates by days', () => {
    const figure = pool([
      total('2026-11-01', { attempts: 1000, failures: 10 }),
      total('2026-11-02', { attempts: 20, failures: 10 }),
    ]);
    expect(figure).toMatchObject({ attempts: 1020, failures: 20, rate: 20 / 1020 });
    expect(figure.interval).toEqual({ ...wilsonInterval(20, 1020), basis: 'pooled' });
  });

  it('keeps the server’s numbers of a single cell, noise in its interval and all', () => {
    const noisy = total(
      '2026-11-01',
      { attempts: 812, failures: 9 },
      { rate: 0.011, low: 0.001, high: 0.031 },
    );
    expect(pool([noisy])).toEqual({
      attempts: 812,
      failures: 9,
      rate: 0.011,
      interval: { low: 0.001, high: 0.031, basis: 'server' },
    });
  });

  it('has no rate without attempts', () => {
    const none = total('2026-11-01', { attempts: 0, failures: 0 });
    for (const cells of [[], [none], [none, none]]) {
      expect(pool(cells)).toEqual({ attempts: 0, failures: 0, rate: null, interval: null });
    }
  });

  it('cuts sums that noise pushed out of their bounds', () => {
    const noisy = (attempts: number, failures: number) => ({
      attempts,
      failures,
      rate: null,
      low: null,
      high: null,
    });
    expect(pool([noisy(30, -4), noisy(10, 1)])).toMatchObject({ attempts: 40, failures: 0, rate: 0 });
    expect(pool([noisy(3, 9), noisy(1, 0)])).toMatchObject({ attempts: 4, failures: 4, rate: 1 });
    expect(pool([noisy(-3, 1), noisy(1, 1)])).toMatchObject({ attempts: 0, failures: 0, rate: null });
  });

  it('does not depend on the order of the cells', () => {
    fc.assert(
      fc.property(totalsArbitrary, (totals) => {
        expect(pool(totals.toReversed())).toEqual(pool(totals));
      }),
    );
  });
});

describe('grouping', () => {
  it('counts every total once, by period and by model', () => {
    fc.assert(
      fc.property(totalsArbitrary, (totals) => {
        const all = sum(totals);
        expect(sum(rateByPeriod(totals).map(({ figure }) => figure))).toEqual(all);
        expect(sum(rateByModel(totals).map(({ figure }) => figure))).toEqual(all);
        expect(pool(totals)).toMatchObject(all);
      }),
    );
  });

  it('keeps days and weeks apart, also where one lies in the other, in the order of time', () => {
    const periods = rateByPeriod([
      total('2026-11-04', { attempts: 900, failures: 9 }),
      total('2026-11-02', { attempts: 80, failures: 2 }, { to: '2026-11-08', model: 'm2' }),
      total('2026-11-02', { attempts: 700, failures: 7 }),
      total('2026-11-02', { attempts: 300, failures: 1 }, { model: 'm2' }),
    ]);
    expect(periods.map(({ from, to, kind, figure }) => [from, to, kind, figure.attempts])).toEqual([
      ['2026-11-02', '2026-11-02', 'day', 1000],
      ['2026-11-02', '2026-11-08', 'week', 80],
      ['2026-11-04', '2026-11-04', 'day', 900],
    ]);
    expect(periods[0]?.figure.interval?.basis).toBe('pooled');
    expect(periods[1]?.figure.interval?.basis).toBe('server');
  });

  it('lists each period once, earliest first', () => {
    fc.assert(
      fc.property(totalsArbitrary, (totals) => {
        const names = rateByPeriod(totals).map(({ from, to }) => `${from} ${to}`);
        expect(names).toEqual([...new Set(names)].sort());
      }),
    );
  });

  it('filters by model', () => {
    fc.assert(
      fc.property(totalsArbitrary, (totals) => {
        expect(ofModel(totals, null)).toEqual(totals);
        const models = rateByModel(totals);
        for (const { model, figure } of models) expect(pool(ofModel(totals, model))).toEqual(figure);
        expect(ofModel(totals, 'm404')).toEqual([]);
      }),
    );
  });
});

describe('rateByDigit', () => {
  it('lists the ten digits and unread readings, whatever there is', () => {
    fc.assert(
      fc.property(cellsArbitrary, (cells) => {
        const rates = rateByDigit(cells);
        expect(rates.map(({ digit }) => digit)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 'unread']);
        for (const { digit, figure } of rates.slice(0, 10)) {
          expect(figure).toMatchObject(sum(cells.filter((one) => one.digit === String(digit))));
        }
      }),
    );
  });

  it('tells the share of unread readings among all, not their own rate, which is 1', () => {
    const unread = rateByDigit([
      cell('7', '2026-11-01', { attempts: 90, failures: 4 }),
      cell('unread', '2026-11-01', { attempts: 10, failures: 10 }),
    ]).at(-1);
    expect(unread?.figure).toEqual({
      attempts: 100,
      failures: 10,
      rate: 0.1,
      interval: { ...wilsonInterval(10, 100), basis: 'pooled' },
    });
  });

  it('agrees with the totals: failures of the digits and unread readings are all failures', () => {
    fc.assert(
      fc.property(cellsArbitrary, (cells) => {
        const rates = rateByDigit(cells);
        const all = sum(cells);
        expect(sum(rates.map(({ figure }) => figure)).failures).toBe(all.failures);
        expect(rates.at(-1)?.figure.attempts).toBe(all.attempts);
      }),
    );
  });
});

describe('newestFirst', () => {
  it('follows publication, and puts versions the page does not know before it', () => {
    expect(newestFirst(['m1', 'm10', 'm9'])).toEqual(['m10', 'm9', 'm1']);
    expect(
      rateByModel([total('2026-11-01', { attempts: 1, failures: 0 })]).map(({ model }) => model),
    ).toEqual(['m1']);
  });
});
