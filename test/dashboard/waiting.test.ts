import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayFromNumber } from '../../src/contract';
import { type Period, rateByPeriod } from '../../src/dashboard/pooling';
import { thinWeek, waitingDays } from '../../src/dashboard/waiting';
import { exact, total } from './cells';

const RANGE = { from: '2026-10-01', to: '2026-11-30' };
const some = { attempts: 1400, failures: 20 };
const periods = (...cells: readonly ReturnType<typeof total>[]): readonly Period[] =>
  rateByPeriod(exact(cells));

describe('waitingDays', () => {
  it('are the ended days of this week without figures, until the Monday after', () => {
    // 2026-11-19 is a Thursday.
    const released = periods(total('2026-11-17', some));
    expect(waitingDays(released, RANGE, '2026-11-19')).toEqual({
      from: '2026-11-16',
      to: '2026-11-18',
      count: 2,
      due: '2026-11-23',
    });
  });

  it('are none on a Monday, outside of the range, or where every day was released', () => {
    expect(waitingDays([], RANGE, '2026-11-16')).toBeNull();
    expect(waitingDays([], { from: '2026-10-01', to: '2026-11-15' }, '2026-11-19')).toBeNull();
    expect(waitingDays(periods(total('2026-11-16', some)), RANGE, '2026-11-17')).toBeNull();
  });

  it('are due on a Monday after today, at most a week away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 22_000 }), (number) => {
        const today = dayFromNumber(number);
        const waiting = waitingDays([], { from: '2020-01-01', to: '2040-01-01' }, today);
        const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
        expect(waiting === null).toBe(weekday(today) === 1);
        if (waiting === null) return;
        expect(weekday(waiting.due)).toBe(1);
        expect(waiting.due > today && waiting.due < addDays(today, 7)).toBe(true);
        expect(waiting.to).toBe(addDays(today, -1));
      }),
    );
  });
});

describe('thinWeek', () => {
  it('counts the reports a day that were missing, at least, in the last week', () => {
    const weeks = periods(
      total('2026-11-02', { attempts: 9000, failures: 9 }, { to: '2026-11-08' }),
      total('2026-11-09', some, { to: '2026-11-15' }),
    );
    expect(thinWeek('m1', weeks, 544)).toEqual({
      model: 'm1',
      from: '2026-11-09',
      to: '2026-11-15',
      reports: 10,
      missing: 534,
    });
    expect(thinWeek('m1', weeks, 20)?.missing).toBe(10);
  });

  it('leaves out the days that were released by themselves', () => {
    const mixed = periods(
      total('2026-11-09', some, { to: '2026-11-15' }),
      total('2026-11-10', some),
      total('2026-11-11', some),
    );
    expect(thinWeek('m1', mixed, 544)?.reports).toBe(14);
  });

  it('is nothing without weeks, or where reports were enough on average', () => {
    expect(thinWeek('m1', periods(total('2026-11-09', some)), 544)).toBeNull();
    expect(
      thinWeek(
        'm1',
        periods(total('2026-11-09', { attempts: 200_000, failures: 1 }, { to: '2026-11-15' })),
        544,
      ),
    ).toBeNull();
  });
});
