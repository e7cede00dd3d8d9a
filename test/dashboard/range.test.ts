import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayFromNumber, daysInclusive } from '../../src/contract';
import {
  DEFAULT_RANGE,
  PRESET_DAYS,
  presetsFor,
  rangeProblem,
  readSelection,
  resolveRange,
  type Selection,
  writeSelection,
} from '../../src/dashboard/range';

const TODAY = '2026-11-22';
const days = fc.integer({ min: 18_000, max: 25_000 }).map(dayFromNumber);

describe('resolveRange', () => {
  it('ends with yesterday, as today has not ended', () => {
    expect(resolveRange({ kind: 'last', days: 30 }, TODAY)).toEqual({ from: '2026-10-23', to: '2026-11-21' });
  });

  it('has as many days as its name says', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...PRESET_DAYS), (today, count) => {
        const { from, to } = resolveRange({ kind: 'last', days: count }, today);
        expect(daysInclusive(from, to)).toBe(count);
        expect(addDays(to, 1)).toBe(today);
        expect(rangeProblem(from, to, today)).toBeNull();
      }),
    );
  });

  it('keeps days of one’s own', () => {
    const choice = { kind: 'custom', from: '2026-01-01', to: '2026-01-31' } as const;
    expect(resolveRange(choice, TODAY)).toEqual({ from: '2026-01-01', to: '2026-01-31' });
  });
});

describe('spans by name', () => {
  const last30 = { kind: 'last', days: 30 } as const;

  it('are offered where they show more than shorter ones, or are chosen', () => {
    const since = (from: string) => ({ from, to: '2026-11-21' });
    expect(presetsFor(last30, since('2026-10-23'), TODAY)).toEqual([30]);
    expect(presetsFor(last30, since('2026-10-22'), TODAY)).toEqual([30, 90]);
    expect(presetsFor({ kind: 'last', days: 90 }, since('2026-11-20'), TODAY)).toEqual([30, 90]);
  });
});

describe('rangeProblem', () => {
  it.each([
    ['2026-11-01', '2026-11-21', null],
    ['2026-11-21', '2026-11-21', null],
    ['', '2026-11-21', 'from-missing'],
    ['2026-02-30', '2026-11-21', 'from-missing'],
    ['2026-11-01', '', 'to-missing'],
    ['2026-11-02', '2026-11-01', 'reversed'],
    ['2026-11-01', TODAY, 'not-ended'],
    ['2025-10-17', '2026-11-21', 'too-long'],
    ['2026-12-02', '2026-12-01', 'not-ended'],
  ])('of %j to %j is %j', (from, to, problem) => {
    expect(rangeProblem(from, to, TODAY)).toBe(problem);
  });
});

describe('the selection in the address', () => {
  const model = fc.option(fc.constantFrom('m1', 'm2', 'a b&c=d'), { nil: null });
  const custom = fc
    .tuple(days, days)
    .filter(([a, b]) => rangeProblem(a, b, TODAY) === null)
    .map(([from, to]) => ({ kind: 'custom', from, to }) as const);
  const last = fc.constantFrom(...PRESET_DAYS).map((count) => ({ kind: 'last', days: count }) as const);
  const selections: fc.Arbitrary<Selection> = fc.record({ range: fc.oneof(custom, last), model });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(selections, (selection) => {
        expect(readSelection(writeSelection(selection), TODAY)).toEqual(selection);
      }),
    );
  });

  it('counts as not chosen where it makes no sense', () => {
    for (const query of ['', '?days=7', '?days=30x', '?from=2026-01-01', '?from=2026-02-01&to=2026-01-01']) {
      expect(readSelection(query, TODAY)).toEqual({ range: DEFAULT_RANGE, model: null });
    }
    expect(readSelection('?from=2026-11-01&to=2099-01-01&model=', TODAY).range).toEqual(DEFAULT_RANGE);
    fc.assert(
      fc.property(fc.string(), (query) => {
        const { from, to } = resolveRange(readSelection(query, TODAY).range, TODAY);
        expect(rangeProblem(from, to, TODAY)).toBeNull();
      }),
    );
  });
});
