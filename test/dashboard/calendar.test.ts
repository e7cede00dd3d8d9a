import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayFromNumber,
  dayNumber,
  daysInclusive,
  isDay,
  untilDayEnds,
  utcDay,
} from '../../src/dashboard/calendar';

const numbers = fc.integer({ min: -100_000, max: 100_000 });

describe('UTC days', () => {
  it('take only days that exist', () => {
    for (const day of ['2026-11-22', '2028-02-29', '1999-12-31']) expect(isDay(day)).toBe(true);
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-1-1',
      '26-01-01',
      '2026-11-22T00:00:00Z',
      '',
      'today',
    ]) {
      expect(isDay(text)).toBe(false);
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
  });

  it('end at 00:00 UTC, wherever the reader is', () => {
    const evening = Date.parse('2026-11-22T23:59:30Z');
    expect(utcDay(evening)).toBe('2026-11-22');
    expect(untilDayEnds(evening)).toBe(30_000);
    expect(utcDay(evening + untilDayEnds(evening))).toBe('2026-11-23');
    expect(untilDayEnds(Date.parse('2026-11-23T00:00:00Z'))).toBe(86_400_000);
  });
});
