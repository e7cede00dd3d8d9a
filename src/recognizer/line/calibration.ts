import { ModelError } from '../core/errors';
import { asObject, describe, type JsonObject } from '../core/json';

/** How the confidence of a line follows from what was measured on it: a logistic regression. */
export interface LineCalibration {
  readonly bias: number;
  /** Of the log odds of the text among all texts, as the network has them. */
  readonly odds: number;
  /** Of the tall ink that no digit has, in heights of the line. */
  readonly unread: number;
  /** Of the number of digits. */
  readonly length: number;
  /** Least accepted confidence. */
  readonly threshold: number;
}

/** What is measured on a line. */
export interface LineMeasures {
  /** Log probability of the text. */
  readonly logProbability: number;
  readonly unread: number;
  readonly length: number;
}

/** Log odds are cut off here; beyond, the network's figures mean nothing. */
const MAX_ODDS = 12;

/** The features of the regression, in the order bias, odds, unread, length. */
export function featuresOf({ logProbability, unread, length }: LineMeasures): number[] {
  return [1, logOdds(logProbability), unread, length];
}

/** The log odds of an event with this log probability, clipped. */
export function logOdds(logProbability: number): number {
  const odds = logProbability - Math.log(Math.max(1e-9, -Math.expm1(Math.min(logProbability, -1e-9))));
  return Math.min(MAX_ODDS, Math.max(-MAX_ODDS, odds));
}

/** Calibrated probability that all of a line was read, and read right: 0 to 1. */
export function lineConfidence(measures: LineMeasures, calibration: LineCalibration): number {
  const { bias, odds, unread, length } = calibration;
  return logistic(featuresOf(measures), [bias, odds, unread, length]);
}

/** The probability that a logistic regression gives to its features. */
export function logistic(features: readonly number[], weights: readonly number[]): number {
  const sum = features.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Reads the calibration in `userDefinedMetadata` of line.json.
 *
 * @throws ModelError naming what is missing
 */
export function parseLineCalibration(model: JsonObject): LineCalibration {
  const metadata = asObject(model.userDefinedMetadata, 'userDefinedMetadata');
  const found = asObject(metadata.calibration, 'userDefinedMetadata.calibration');
  const number = (key: keyof LineCalibration): number => {
    const value = found[key];
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw new ModelError(
      `userDefinedMetadata.calibration.${key}: expected a number, found ${describe(value)}; publish the line reader again`,
    );
  };
  return {
    bias: number('bias'),
    odds: number('odds'),
    unread: number('unread'),
    length: number('length'),
    threshold: number('threshold'),
  };
}
