import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_REPORT_COUNTS, MAX_REPORT_FAILURES, MIN_REPORT_COUNTS } from '../../src/contract';
import {
  addCounts,
  type Counts,
  cellsOf,
  countsOf,
  FIRST_FAILURE_CELL,
  sum,
} from '../../src/telemetry/counts';
import { selectCounts } from '../../src/telemetry/selection';

const cells = fc.oneof(
  fc.array(fc.nat(4), { minLength: 21, maxLength: 21 }),
  fc.array(fc.nat(100), { minLength: 21, maxLength: 21 }),
  fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(10_000)), {
    minLength: 21,
    maxLength: 21,
  }),
);
const failuresOf = (counts: Counts) => sum(cellsOf(counts).slice(FIRST_FAILURE_CELL));
const totalOf = (counts: Counts) => sum(cellsOf(counts));
const of = (right: number, failed: number, unread = 0): Counts => {
  const only = (n: number) => [0, 0, 0, n, 0, 0, 0, 0, 0, 0];
  return { attempts: only(right + failed), failures: only(failed), unread };
};

test('cells and counts are the same thing', () => {
  fc.assert(
    fc.property(cells, cells, (a, b) => {
      expect(cellsOf(countsOf(a))).toEqual(a);
      expect(cellsOf(addCounts(countsOf(a), countsOf(b)))).toEqual(a.map((n, i) => n + (b[i] ?? 0)));
    }),
  );
});

test('takes everything where it fits', () => {
  fc.assert(
    fc.property(cells, (tally) => {
      const counts = countsOf(tally);
      fc.pre(totalOf(counts) <= MAX_REPORT_COUNTS && failuresOf(counts) <= MAX_REPORT_FAILURES);
      expect(selectCounts(counts)).toEqual(counts);
    }),
  );
  expect(selectCounts(of(0, 0))).toEqual(of(0, 0));
  expect(selectCounts(of(25, 20, 5))).toEqual(of(25, 20, 5));
});

test('stays within the bounds of a report and of the tally, and is never too small to go', () => {
  fc.assert(
    fc.property(cells, (tally) => {
      const taken = selectCounts(countsOf(tally));
      expect(totalOf(taken)).toBeLessThanOrEqual(MAX_REPORT_COUNTS);
      expect(failuresOf(taken)).toBeLessThanOrEqual(MAX_REPORT_FAILURES);
      expect(totalOf(taken)).toBeGreaterThanOrEqual(Math.min(sum(tally), MIN_REPORT_COUNTS));
      cellsOf(taken).forEach((n, cell) => {
        expect(n).toBeGreaterThanOrEqual(0);
        expect(n).toBeLessThanOrEqual(tally[cell] ?? 0);
      });
    }),
  );
});

test('keeps the failure rate, to the rounding of half a count', () => {
  fc.assert(
    fc.property(cells, (tally) => {
      fc.pre(sum(tally) > 0);
      const counts = countsOf(tally);
      const taken = selectCounts(counts);
      const expected = (totalOf(taken) * failuresOf(counts)) / totalOf(counts);
      expect(Math.abs(failuresOf(taken) - expected)).toBeLessThanOrEqual(0.5);
      // Within right readings and failures, every cell gets its share to less than one count.
      for (const part of [cellsOf(taken).slice(0, 10), cellsOf(taken).slice(10)]) {
        const offset = part.length === 10 ? 0 : 10;
        const all = sum(tally.slice(offset, offset + part.length));
        part.forEach((n, cell) => {
          const share = all === 0 ? 0 : (sum(part) * (tally[offset + cell] ?? 0)) / all;
          expect(Math.abs(n - share)).toBeLessThan(1);
        });
      }
    }),
  );
});

test('a tally with too many failures gives a smaller report, not a better rate', () => {
  expect(selectCounts(of(10, 40))).toEqual(of(6, 25)); // 80% of 31, where 25 + 10 would say 71%
  expect(selectCounts(of(0, 100))).toEqual(of(0, 25));
  expect(selectCounts(of(0, 60, 40))).toEqual(of(0, 15, 10));
  expect(selectCounts(of(990, 10))).toEqual(of(49, 1));
});

test('ties go to the first digit', () => {
  const tens = countsOf([...new Array(10).fill(6), ...new Array(11).fill(0)]);
  expect(selectCounts(tens).attempts).toEqual(new Array(10).fill(5));
  const elevens = countsOf([...new Array(10).fill(0), ...new Array(11).fill(3)]);
  expect(selectCounts(elevens)).toEqual(
    countsOf([...new Array(10).fill(0), 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2]),
  );
});
