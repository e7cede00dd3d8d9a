import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ofModel, pool, rateByDigit, rateByModel, rateByPeriod } from '../../src/dashboard/pooling';
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
  it('counts every total once, by period and by model', () => {
    fc.assert(
      fc.property(totalsArbitrary.map(exact), (totals) => {
        const all = sum(totals);
        expect(sum(rateByPeriod(totals).map(({ figure }) => figure))).toEqual(all);
        expect(sum(rateByModel(totals).map(({ figure }) => figure))).toEqual(all);
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

  it('filters by model', () => {
    fc.assert(
      fc.property(totalsArbitrary.map(exact), (totals) => {
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
        const rates = rateByDigit({ cells: exact(cells), totals: [] });
        expect(rates.map(({ digit }) => digit)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 'unread']);
        for (const { digit, figure } of rates.slice(0, 10)) {
          expect(figure).toMatchObject(sum(cells.filter((one) => one.digit === String(digit))));
        }
      }),
    );
  });

  it('tells the share of unread readings among all, not their own rate, which is 1', () => {
    const unread = rateByDigit({
      cells: exact([
        cell('7', '2026-11-01', { attempts: 90, failures: 4 }),
        cell('unread', '2026-11-01', { attempts: 10, failures: 10 }),
      ]),
      totals: exact([total('2026-11-01', { attempts: 100, failures: 14 })]),
    }).at(-1);
    expect(unread?.figure).toEqual({
      attempts: 100,
      failures: 10,
      rate: { rate: 0.1, ...wilsonInterval(10, 100) },
      noisy: false,
    });
  });

  it('agrees with the totals: failures of the digits and unread readings are all failures', () => {
    fc.assert(
      fc.property(cellsArbitrary, (cells) => {
        const all = sum(cells);
        const totals = exact([total('2026-11-01', all)]);
        const rates = rateByDigit({ cells: exact(cells), totals });
        expect(sum(rates.map(({ figure }) => figure)).failures).toBe(all.failures);
        expect(rates.at(-1)?.figure.attempts).toBe(all.attempts);
      }),
    );
  });
});

describe('rateByModel', () => {
  const day = '2026-11-01';
  const of = (model: string, attempts: number, failures: number, epsilon: number | null = null) =>
    withNoise({ epsilon, cells: [], totals: [total(day, { attempts, failures }, { model })] }).totals;

  it('compares each version with the one before it, and says what that shows', () => {
    const rates = rateByModel([
      ...of('m1', 50_000, 1000),
      ...of('m2', 50_000, 600),
      ...of('m3', 50_000, 630),
      ...of('m4', 50_000, 900),
    ]);
    expect(rates.map(({ model, change }) => [model, change?.before, change?.verdict])).toEqual([
      ['m4', 'm3', 'worse'],
      ['m3', 'm2', 'open'],
      ['m2', 'm1', 'better'],
      ['m1', undefined, undefined],
    ]);
    expect(rates[2]?.change?.difference).toBeCloseTo(-0.008, 9);
  });

  it('is not sure of a difference that noise can make', () => {
    const pair = (epsilon: number | null) =>
      rateByModel([...of('m1', 10_000, 200, epsilon), ...of('m2', 10_000, 120, epsilon)])[0]?.change?.verdict;
    expect([pair(null), pair(1)]).toEqual(['better', 'open']);
  });

  it('passes over a version without a rate', () => {
    const rates = rateByModel([...of('m1', 900, 20), ...of('m2', 0, 0), ...of('m3', 900, 20)]);
    expect(rates.map(({ change }) => change?.before)).toEqual(['m1', undefined, undefined]);
  });
});

describe('newestFirst', () => {
  it('follows publication, and puts versions the page does not know before it', () => {
    expect(newestFirst(['m5', 'm1', 'm10', 'm9'])).toEqual(['m10', 'm9', 'm1', 'm5']);
    expect(
      rateByModel(exact([total('2026-11-01', { attempts: 1, failures: 0 })])).map(({ model }) => model),
    ).toEqual(['m1']);
  });
});
