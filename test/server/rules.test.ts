import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoWeek } from '../../src/contract';
import { parseStrictJson } from '../../src/server/http/json-body';
import { type OpenDay, planRelease } from '../../src/server/store/release-rule';

describe('planRelease', () => {
  const open = (day: string, reports: number, model = 'm5'): OpenDay => ({ day, model, reports });

  test('releases a day of enough reports as that day', () => {
    expect(planRelease([open('2026-11-16', 20)], '2026-11-16', 20)).toEqual({
      release: [{ from: '2026-11-16', to: '2026-11-16', model: 'm5', days: ['2026-11-16'] }],
      discard: [],
    });
  });

  test('lets a thin day wait for the end of its week', () => {
    expect(planRelease([open('2026-11-16', 19)], '2026-11-21', 20)).toEqual({ release: [], discard: [] });
  });

  test('releases the thin days of a week together, without those that were thick', () => {
    const days = [open('2026-11-16', 12), open('2026-11-18', 50), open('2026-11-22', 8)];
    expect(planRelease(days, '2026-11-22', 20).release).toEqual([
      { from: '2026-11-18', to: '2026-11-18', model: 'm5', days: ['2026-11-18'] },
      { from: '2026-11-16', to: '2026-11-22', model: 'm5', days: ['2026-11-16', '2026-11-22'] },
    ]);
  });

  test('deletes a week that stays thin, and never adds up models', () => {
    const days = [open('2026-11-16', 19), open('2026-11-17', 19, 'm6')];
    expect(planRelease(days, '2026-11-22', 20)).toEqual({
      release: [],
      discard: [
        { from: '2026-11-16', to: '2026-11-22', model: 'm5', days: ['2026-11-16'] },
        { from: '2026-11-16', to: '2026-11-22', model: 'm6', days: ['2026-11-17'] },
      ],
    });
  });

  test('holds for any days: nothing below the minimum, each day in one place, nothing kept after its week', () => {
    const openDays = fc.uniqueArray(
      fc.record({
        day: fc.integer({ min: 0, max: 30 }).map((days) => addDays('2026-11-01', days)),
        model: fc.constantFrom('m5', 'm6'),
        reports: fc.integer({ min: 1, max: 30 }),
      }),
      { selector: ({ day, model }) => `${day} ${model}` },
    );
    fc.assert(
      fc.property(openDays, fc.integer({ min: 1, max: 40 }), (days, minReports) => {
        const closedThrough = '2026-12-01';
        const { release, discard } = planRelease(days, closedThrough, minReports);
        const reportsOf = (group: { model: string; days: readonly string[] }) =>
          days
            .filter(({ day, model }) => model === group.model && group.days.includes(day))
            .reduce((sum, { reports }) => sum + reports, 0);
        for (const group of release) expect(reportsOf(group)).toBeGreaterThanOrEqual(minReports);
        for (const group of discard) expect(reportsOf(group)).toBeLessThan(minReports);
        const placed = [...release, ...discard].flatMap(({ days, model }) =>
          days.map((day) => `${day} ${model}`),
        );
        expect(new Set(placed).size).toBe(placed.length);
        const waiting = days.filter(({ day, model }) => !placed.includes(`${day} ${model}`));
        for (const { day, reports } of waiting) {
          expect(reports).toBeLessThan(minReports);
          expect(isoWeek(day).to > closedThrough).toBe(true);
        }
        const cells = release.map(({ from, to, model }) => `${from} ${to} ${model}`);
        expect(new Set(cells).size).toBe(cells.length);
      }),
    );
  });
});

describe('parseStrictJson', () => {
  const parse = (text: string) => parseStrictJson(new TextEncoder().encode(text));

  test('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  test('refuses a key that is there twice, at any depth and however it is written', () => {
    for (const text of [
      '{"a":1,"a":1}',
      '{"a":1,"\\u0061":2}',
      '[{"x":{"b":1,"c":[{}],"b":2}}]',
      '{"__proto__":1,"__proto__":2}',
      '{"a\\"":1,"a\\"":2}',
    ]) {
      expect(parse(text), text).toMatchObject({
        ok: false,
        message: expect.stringContaining('more than once'),
      });
    }
    for (const text of ['[{"a":1},{"a":1}]', '{"a":{"a":"a:"},"b":["a","a"]}', '{"a":":","b":"{"}']) {
      expect(parse(text).ok, text).toBe(true);
    }
  });

  test('refuses what is not UTF-8 or not JSON', () => {
    for (const bytes of [
      [0xff],
      [0x22, 0xc3, 0x28, 0x22],
      [0xef, 0xbb, 0xbf, 0x7b, 0x7d],
      [0xed, 0xa0, 0x80],
    ]) {
      expect(parseStrictJson(Uint8Array.from(bytes)).ok).toBe(false);
    }
    for (const text of ['', '{', "{'a':1}", '{"a":1,}', '{"a":01}', 'NaN', '{} {}']) {
      expect(parse(text).ok, text).toBe(false);
    }
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 512 }), (bytes) => {
        expect(typeof parseStrictJson(bytes).ok).toBe('boolean');
      }),
    );
  });
});
