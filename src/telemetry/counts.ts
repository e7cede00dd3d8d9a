import { DIGIT_COUNT, type Report } from '../contract';

/** Attempts and failures by the digit meant, and unlabelled refused readings, as in a report. */
export type Counts = Pick<Report, 'attempts' | 'failures' | 'unread'>;

/**
 * The same counts as disjoint cells, each attempt in exactly one: [0, 10) correct by digit, [10,
 * 20) failed by digit, 20 unread. Subtracting from cells never leaves more failures than attempts.
 */
export type Cells = readonly number[];

/** Index of the first failure cell; all later cells are failures, too. */
export const FIRST_FAILURE_CELL = DIGIT_COUNT;
const UNREAD_CELL = 2 * DIGIT_COUNT;
const CELL_COUNT = UNREAD_CELL + 1;

export const NO_COUNTS: Counts = countsOf(new Array<number>(CELL_COUNT).fill(0));

export function cellsOf(counts: Counts): Cells {
  const correct = counts.attempts.map((attempts, digit) => attempts - (counts.failures[digit] ?? 0));
  return [...correct, ...counts.failures, counts.unread];
}

export function countsOf(cells: Cells): Counts {
  const failures = cells.slice(FIRST_FAILURE_CELL, UNREAD_CELL);
  return {
    attempts: failures.map((failed, digit) => failed + (cells[digit] ?? 0)),
    failures,
    unread: cells[UNREAD_CELL] ?? 0,
  };
}

export function sum(cells: Cells): number {
  return cells.reduce((total, n) => total + n, 0);
}

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    attempts: a.attempts.map((n, digit) => n + (b.attempts[digit] ?? 0)),
    failures: a.failures.map((n, digit) => n + (b.failures[digit] ?? 0)),
    unread: a.unread + b.unread,
  };
}
