import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregatesSchema, parse } from '../../src/contract';
import { cell, cellsArbitrary, total, totalsArbitrary } from '../dashboard/cells';

const day = '2026-11-20';
const counts = { attempts: 812, failures: 9 };

describe('the aggregates', () => {
  it('takes what the contract allows, as it is', () => {
    const epsilon = fc.option(fc.double({ min: 0.01, max: 10, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(epsilon, cellsArbitrary, totalsArbitrary, (epsilon, cells, totals) => {
        const answer: unknown = JSON.parse(JSON.stringify({ epsilon, cells, totals }));
        expect(parse(aggregatesSchema, answer)).toEqual({ ok: true, value: { epsilon, cells, totals } });
      }),
    );
  });

  it('takes counts that noise pushed below 0', () => {
    const noisy = { ...total(day, counts), attempts: -3, failures: -1 };
    expect(parse(aggregatesSchema, { epsilon: 1, cells: [], totals: [noisy] }).ok).toBe(true);
  });

  it('ignores keys it does not know', () => {
    const answer = { epsilon: null, cells: [], totals: [{ ...total(day, counts), noise: 2 }], v: 2 };
    expect(parse(aggregatesSchema, answer)).toEqual({
      ok: true,
      value: { epsilon: null, cells: [], totals: [total(day, counts)] },
    });
  });

  it.each([
    ['totals.0.from', { epsilon: null, cells: [], totals: [{ ...total(day, counts), from: '2026-02-30' }] }],
    ['totals.0.high', { epsilon: null, cells: [], totals: [{ ...total(day, counts), high: 1.2 }] }],
    ['cells.0.digit', { epsilon: null, cells: [{ ...cell('7', day, counts), digit: '10' }], totals: [] }],
    [
      'cells.0.attempts',
      { epsilon: null, cells: [{ ...cell('7', day, counts), attempts: '812' }], totals: [] },
    ],
    ['epsilon', { epsilon: 'off', cells: [], totals: [] }],
    ['totals', { epsilon: null, cells: [] }],
    ['answer', 'not an object'],
  ])('names the place that is wrong: %s', (place, answer) => {
    const parsed = parse(aggregatesSchema, answer);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? '' : parsed.problem).toMatch(new RegExp(`^${place}: `));
  });
});
