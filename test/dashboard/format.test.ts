import { describe, expect, it } from 'vitest';
import { failureText } from '../../src/dashboard/failure-text';
import {
  formatBounds,
  formatCount,
  formatRate,
  formatSpan,
  formatWait,
  stepDecimals,
} from '../../src/dashboard/format';

describe('format', () => {
  it('writes rates and counts', () => {
    expect(formatRate(0.0087)).toBe('0.87%');
    expect(formatRate(0.1234)).toBe('12.3%');
    expect(formatRate(1)).toBe('100.0%');
    expect(formatCount(36_804)).toBe('36,804');
    expect(formatBounds({ low: 0.0043, high: 0.0138 }, (low, high) => `${low} to ${high}`)).toBe(
      '0.43% to 1.38%',
    );
  });

  it('gives an axis the decimals that its steps need', () => {
    expect([0.2, 0.05, 0.01, 0.005, 0.0025, 0.0002].map(stepDecimals)).toEqual([0, 0, 0, 1, 2, 2]);
  });

  it('writes days in UTC, and once what they share', () => {
    expect(formatSpan('2026-11-20', '2026-11-20')).toBe('20 Nov 2026');
    expect(formatSpan('2026-11-02', '2026-11-08').replaceAll(/[\u2009\u202f]/g, ' ')).toMatch(
      /^2\s?–\s?8 Nov 2026$/,
    );
    expect(formatSpan('2026-12-28', '2027-01-03')).toContain('2027');
  });

  it('rounds waits up', () => {
    expect([0, 0.2, 59.1, 61, 3600, 3601, 84_000].map(formatWait)).toEqual([
      '1 second',
      '1 second',
      '60 seconds',
      '2 minutes',
      '1 hour',
      '1 hour 1 minute',
      '23 hours 20 minutes',
    ]);
  });

  it('says in plain words why a request failed', () => {
    expect(failureText({ kind: 'busy', retryAfter: 90 })).toBe('The server is busy. Try again in 2 minutes.');
    expect(failureText({ kind: 'busy', retryAfter: null })).toContain('Wait a little');
    expect(failureText({ kind: 'timeout' })).toContain('20 seconds');
    expect(failureText({ kind: 'refused', status: 502, message: '' })).toBe(
      'The server answered 502: no reason given',
    );
    expect(failureText({ kind: 'offline' })).toContain('No answer');
    expect(failureText({ kind: 'unreadable', problem: 'totals: is missing' })).toContain(
      '(totals: is missing)',
    );
  });
});
