import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  DAY_MS,
  dayFromNumber,
  dayNumber,
  daysInclusive,
  isDay,
  isoWeek,
  startOfDay,
  untilDayEnds,
  utcDay,
  utcDayNumber,
} from '../../src/contract';

const numbers = fc.integer({ min: -100_000, max: 100_000 });

describe('UTC days', () => {
  it('take only days that exist', () => {
    for (const day of ['2026-11-22', '2028-02-29', '1999-12-31', '0001-01-01', '9999-12-31']) {
      expect(isDay(day), day).toBe(true);
    }
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-1-1',
      '26-01-01',
      '0000-01-01',
      '2026-11-22T00:00:00Z',
      '2026-11-20T00',
      ' 2026-11-20',
      '',
      'today',
    ]) {
      expect(isDay(text), text).toBe(false);
    }
  });

  it('are numbered from 1970-01-01, there and back', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    fc.assert(
      fc.property(numbers, (number) => {
        expect(isDay(dayFromNumber(number))).toBe(true);
        expect(dayNumber(dayFromNumber(number))).toBe(number);
      }),
    );
  });

  it('sort as text', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(dayFromNumber(a) < dayFromNumber(b)).toBe(a < b);
      }),
    );
  });

  it('count days over leap days and years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(daysInclusive('2026-11-16', '2026-11-22')).toBe(7);
    expect(daysInclusive('2026-11-22', '2026-11-22')).toBe(1);
  });

  it('refuse what is no day', () => {
    expect(() => dayNumber('2026-02-30')).toThrow(RangeError);
    expect(() => addDays('tomorrow', 1)).toThrow(RangeError);
  });

  it('hold the times from 00:00 UTC on, wherever the reader is', () => {
    expect(utcDay(Date.parse('2026-11-21T00:30:00+01:00'))).toBe('2026-11-20');
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: DAY_MS - 1 }), (number, past) => {
        const day = dayFromNumber(number);
        const time = startOfDay(day) + past;
        expect(utcDay(time)).toBe(day);
        expect(utcDayNumber(time)).toBe(number);
      }),
    );
  });

  it('end at 00:00 UTC', () => {
    const evening = Date.parse('2026-11-22T23:59:30Z');
    expect(untilDayEnds(evening)).toBe(30_000);
    expect(utcDay(evening + untilDayEnds(evening))).toBe('2026-11-23');
    expect(untilDayEnds(Date.parse('2026-11-23T00:00:00Z'))).toBe(86_400_000);
  });

  it('make weeks from Monday to Sunday', () => {
    expect(isoWeek('2026-11-16')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
    expect(isoWeek('2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
    expect(isoWeek('2027-01-01')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
    fc.assert(
      fc.property(numbers, (number) => {
        const day = dayFromNumber(number);
        const { from, to } = isoWeek(day);
        expect(new Date(from).getUTCDay()).toBe(1);
        expect(to).toBe(addDays(from, 6));
        expect(from <= day && day <= to).toBe(true);
      }),
    );
  });
});
