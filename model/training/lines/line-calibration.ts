import {
  featuresOf,
  type LineCalibration,
  type LineMeasures,
  lineConfidence,
  logistic,
} from '../../../src/recognizer/node';
import type { Outcome } from '../metrics';

/** A line that was read, and whether it was read right. */
export interface MeasuredOutcome {
  readonly measures: LineMeasures;
  readonly correct: boolean;
}

const STEPS = 30;
/** Keeps weights finite where a feature tells right from wrong without fail. */
const RIDGE = 1e-3;

/** The calibration of lines, with the least confidence from which on at most `error` are wrong. */
export function calibrateLines(outcomes: readonly MeasuredOutcome[], error: number): LineCalibration {
  const [bias = 0, odds = 0, unread = 0, length = 0] = regression(
    outcomes.map(({ measures }) => featuresOf(measures)),
    outcomes.map(({ correct }) => correct),
  );
  const fitted = { bias, odds, unread, length, threshold: 0 };
  return { ...fitted, threshold: leastConfidence(outcomesOf(outcomes, fitted), error) };
}

/**
 * The logistic regression of the greatest likelihood, by Newton's method.
 *
 * @param rows the features of each example
 * @returns a weight for each feature
 */
export function regression(
  rows: readonly (readonly number[])[],
  correct: readonly boolean[],
): readonly number[] {
  const weights = new Array<number>(rows[0]?.length ?? 0).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight) => -RIDGE * weight);
    const curvature = weights.map((_, i) => weights.map((__, j): number => (i === j ? RIDGE : 0)));
    rows.forEach((row, n) => {
      const share = logistic(row, weights);
      const off = (correct[n] ? 1 : 0) - share;
      row.forEach((value, i) => {
        gradient[i] = (gradient[i] ?? 0) + off * value;
        const own = curvature[i] ?? [];
        row.forEach((other, j) => {
          own[j] = (own[j] ?? 0) + share * (1 - share) * value * other;
        });
      });
    });
    solve(curvature, gradient).forEach((change, i) => {
      weights[i] = (weights[i] ?? 0) + change;
    });
  }
  return weights;
}

export function outcomesOf(outcomes: readonly MeasuredOutcome[], calibration: LineCalibration): Outcome[] {
  return outcomes.map(({ measures, correct }) => ({
    confidence: lineConfidence(measures, calibration),
    correct,
  }));
}

/** The least confidence from which on at most `error` of the readings are wrong; 1 where none is. */
export function leastConfidence(outcomes: readonly Outcome[], error: number): number {
  const sorted = [...outcomes].sort((a, b) => b.confidence - a.confidence);
  let wrong = 0;
  let least = 1;
  sorted.forEach(({ confidence, correct }, i) => {
    if (!correct) wrong++;
    if (wrong <= error * (i + 1)) least = confidence;
  });
  return least;
}

/** Solves a small system of linear equations (Gauss and Jordan, with row pivots). */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const pivot = rows
      .slice(column)
      .reduce((best, row) => (Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let i = column; i <= size; i++) row[i] = (row[i] ?? 0) - factor * (pivot[i] ?? 0);
    }
  }
  return rows.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}
