import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber, dayNumber } from '../../src/contract';
import { axisTicks, countAxis, dayTicks, highestShown, rateAxis } from '../../src/dashboard/ticks';

describe('rateAxis', () => {
  it('is as high as its highest rate, in few round steps', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (highest) => {
        const axis = rateAxis(highest);
        const ticks = axisTicks(axis);
        expect(axis.ceiling).toBeGreaterThanOrEqual(highest - 1e-9);
        expect(axis.ceiling).toBeLessThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeCloseTo(axis.ceiling, 9);
      }),
    );
  });

  it.each([
    [0.0231, 0.025, 0.005],
    [0.1, 0.1, 0.02],
    [0.3, 0.3, 0.1],
    [1, 1, 0.2],
    [0, 0.001, 0.0002],
  ])('for rates up to %d goes to %d by %d', (highest, ceiling, step) => {
    const axis = rateAxis(highest);
    expect(axis.ceiling).toBeCloseTo(ceiling, 9);
    expect(axis.step).toBeCloseTo(step, 9);
  });
});

describe('countAxis', () => {
  it('is as high as its highest count, in few whole steps', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e8, noNaN: true }), (highest) => {
        const axis = countAxis(highest);
        const ticks = axisTicks(axis);
        expect(axis.ceiling).toBeGreaterThanOrEqual(highest);
        expect(ticks.every(Number.isInteger)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});

describe('highestShown', () => {
  const around = (rate: number, spread: number) => ({ rate, low: rate - spread, high: rate + spread });

  it('is the highest bound of intervals that are alike', () => {
    expect(highestShown([around(0.02, 0.005), null, around(0.03, 0.01)])).toBeCloseTo(0.04, 9);
    expect(highestShown([])).toBe(0);
  });

  it('lets one wide interval among narrow ones reach out of the chart', () => {
    const days = Array.from({ length: 9 }, () => around(0.02, 0.005));
    expect(highestShown([...days, { rate: 0.1, low: 0, high: 0.6 }])).toBeCloseTo(0.075, 9);
  });

  it('always shows what is surely high', () => {
    const days = Array.from({ length: 9 }, () => around(0.02, 0.005));
    expect(highestShown([...days, around(0.4, 0.05)])).toBeCloseTo(0.45, 9);
  });
});

describe('dayTicks', () => {
  const spans = fc.record({
    first: fc.integer({ min: 18_000, max: 25_000 }),
    length: fc.integer({ min: 1, max: 2000 }),
    most: fc.integer({ min: 1, max: 20 }),
  });

  it('marks ascending days of the span, never more than there is room for', () => {
    fc.assert(
      fc.property(spans, ({ first, length, most }) => {
        const last = first + length - 1;
        const { days } = dayTicks(first, last, most);
        expect(days.length).toBeLessThanOrEqual(most);
        for (const [i, day] of days.entries()) {
          expect(day).toBeGreaterThanOrEqual(first);
          expect(day).toBeLessThanOrEqual(last);
          if (i > 0) expect(day).toBeGreaterThan(days[i - 1] ?? Number.POSITIVE_INFINITY);
        }
      }),
    );
  });

  it('marks Mondays where days are too many, and first days of months where weeks are', () => {
    const first = dayNumber('2026-08-24');
    const weeks = dayTicks(first, first + 89, 14);
    expect(weeks.months).toBe(false);
    expect(weeks.days.map(dayFromNumber).slice(0, 3)).toEqual(['2026-08-24', '2026-08-31', '2026-09-07']);
    for (const day of weeks.days) expect(new Date(`${dayFromNumber(day)}T00:00:00Z`).getUTCDay()).toBe(1);

    const months = dayTicks(first, first + 89, 4);
    expect(months).toMatchObject({ months: true });
    expect(months.days.map(dayFromNumber)).toEqual(['2026-09-01', '2026-10-01', '2026-11-01']);
  });

  it('marks every day of a short span', () => {
    const first = dayNumber('2026-11-01');
    expect(dayTicks(first, first + 4, 5).days.length).toBe(5);
  });
});
