import { expect, it } from 'vitest';
import type { Cell, CellDigit, Total } from '../../src/contract';
import { compareReleased } from '../../src/simulation/released';

const counted = [
  { day: '2026-01-05', model: 'm1', digit: '3', attempts: 40, failures: 2 },
  { day: '2026-01-05', model: 'm1', digit: 'unread', attempts: 1, failures: 1 },
  { day: '2026-01-06', model: 'm1', digit: '3', attempts: 60, failures: 3 },
];

function total(from: string, to: string, attempts: number, failures: number): Total {
  return { from, to, model: 'm1', attempts, failures, rate: null, low: null, high: null };
}

function cell(from: string, to: string, digit: CellDigit, attempts: number, failures: number): Cell {
  return { ...total(from, to, attempts, failures), digit };
}

const days = {
  epsilon: null,
  cells: [
    cell('2026-01-05', '2026-01-05', '3', 40, 2),
    cell('2026-01-05', '2026-01-05', '4', 0, 0),
    cell('2026-01-05', '2026-01-05', 'unread', 1, 1),
    cell('2026-01-06', '2026-01-06', '3', 60, 3),
  ],
  totals: [total('2026-01-05', '2026-01-05', 41, 3), total('2026-01-06', '2026-01-06', 60, 3)],
};

it('finds exact figures that are what was counted', () => {
  expect(compareReleased(counted, days)).toEqual({ figures: 6, misses: 0, allowed: 0 });
});

it('finds exact figures that are not, and those that are missing', () => {
  const wrong = { ...days, totals: [total('2026-01-05', '2026-01-05', 41, 2)] };
  expect(compareReleased(counted, wrong)).toEqual({ figures: 5, misses: 1, allowed: 0 });
  const missing = { ...days, cells: days.cells.slice(0, 3) };
  expect(compareReleased(counted, missing)).toEqual({ figures: 5, misses: 1, allowed: 0 });
});

it('takes a week as the days that were not released alone', () => {
  const week = {
    epsilon: null,
    cells: [...days.cells.slice(0, 3), cell('2026-01-05', '2026-01-11', '3', 60, 3)],
    totals: [total('2026-01-05', '2026-01-11', 60, 3)],
  };
  expect(compareReleased(counted, week)).toEqual({ figures: 5, misses: 0, allowed: 0 });
});

it('allows of noisy intervals as many misses as chance explains', () => {
  const within = (low: number, high: number) => ({
    ...total('2026-01-06', '2026-01-06', 55, 9),
    low,
    high,
  });
  const noisy = (misses: number) => ({
    epsilon: 1,
    cells: [],
    totals: Array.from({ length: 100 }, (_, index) =>
      index < misses ? within(0.06, 0.2) : within(0.01, 0.2),
    ),
  });
  // 5 are expected, with a standard deviation of 2.2.
  expect(compareReleased(counted, noisy(9))).toEqual({ figures: 100, misses: 9, allowed: 15 });
});
