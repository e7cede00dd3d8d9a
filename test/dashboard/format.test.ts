import { describe, expect, it } from 'vitest';
import { failureText } from '../../src/dashboard/i18n/failure-text';
import { stepDecimals } from '../../src/dashboard/i18n/format';
import { loadLanguage } from '../../src/dashboard/i18n/language';

const ENGLISH = await loadLanguage('en');
const { format } = ENGLISH;

describe('format', () => {
  it('writes rates and counts', () => {
    expect(format.rate(0.0087)).toBe('0.87%');
    expect(format.rate(0.1234)).toBe('12.3%');
    expect(format.rate(1)).toBe('100.0%');
    expect(format.count(36_804)).toBe('36,804');
    expect(format.bounds({ low: 0.0043, high: 0.0138 }, (low, high) => `${low} to ${high}`)).toBe(
      '0.43% to 1.38%',
    );
  });

  it('gives an axis the decimals that its steps need', () => {
    expect([0.2, 0.05, 0.01, 0.005, 0.0025, 0.0002].map(stepDecimals)).toEqual([0, 0, 0, 1, 2, 2]);
  });

  it('writes days in UTC, and once what they share', () => {
    expect(format.span('2026-11-20', '2026-11-20')).toBe('20 Nov 2026');
    expect(format.span('2026-11-02', '2026-11-08').replaceAll(/[\u2009\u202f]/g, ' ')).toMatch(
      /^2\s?–\s?8 Nov 2026$/,
    );
    expect(format.span('2026-12-28', '2027-01-03')).toContain('2027');
  });

  it('rounds waits up', () => {
    expect([0, 0.2, 59.1, 61, 3600, 3601, 84_000].map(format.wait)).toEqual([
      '1 second',
      '1 second',
      '60 seconds',
      '2 minutes',
      '1 hour',
      '1 hour 1 minute',
      '23 hours 20 minutes',
    ]);
  });

  it('writes them as each language does', async () => {
    const [zh, ja] = [(await loadLanguage('zh-Hans')).format, (await loadLanguage('ja')).format];
    expect([zh.span('2026-11-02', '2026-11-08'), ja.span('2026-11-02', '2026-11-08')]).toEqual([
      '2026年11月2日至11月8日',
      '2026年11月2日～11月8日',
    ]);
    expect(ja.span('2026-12-28', '2027-01-03')).toBe('2026年12月28日～2027年1月3日');
    expect([zh.wait(84_000), ja.wait(84_000)]).toEqual([
      '23小时20分钟',
      expect.stringMatching(/^23 ?時間 ?20 ?分$/),
    ]);
    expect([zh.shortDay('2026-11-20'), ja.month('2026-11-20')]).toEqual(['11月20日', '2026年11月']);
    expect([zh.rate(0.0087), ja.points(-0.0024), zh.list(['1', '8'])]).toEqual(['0.87%', '−0.24', '1、8']);
  });

  it('says in plain words why a request failed', () => {
    expect(failureText({ kind: 'busy', retryAfter: 90 }, ENGLISH)).toBe(
      'The server is busy. Try again in 2 minutes.',
    );
    expect(failureText({ kind: 'busy', retryAfter: null }, ENGLISH)).toContain('Wait a little');
    expect(failureText({ kind: 'timeout' }, ENGLISH)).toContain('20 seconds');
    expect(failureText({ kind: 'refused', status: 502, message: '' }, ENGLISH)).toBe(
      'The server answered 502: no reason given',
    );
    expect(failureText({ kind: 'offline' }, ENGLISH)).toContain('No answer');
    expect(failureText({ kind: 'unreadable', problem: 'totals: is missing' }, ENGLISH)).toContain(
      '(totals: is missing)',
    );
  });
});
