import { EPSILON_DECIMALS, MAX_REPORT_COUNTS, MIN_REPORT_COUNTS } from '../contract';

/** An exact positive fraction. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const EPSILON_UNITS = 10 ** EPSILON_DECIMALS;

/** Percent of epsilon for each kind of noise; they add up to 100, the loss of one report. */
const SHARES = { reports: 5n, totals: 65n, digits: 30n } as const;
/** Largest standard error of a day's overall rate from noise alone; a thin day has more. */
const THIN_RATE_ERROR = 0.01;

/** Scales of discrete Laplace noise; docs/privacy-and-statistics.md proves them. */
export interface NoiseScales {
  /** On a day's number of reports, which tells whether it is thin. One report changes it by 1. */
  readonly reports: Fraction;
  /** On failed and on passed readings over all digits: one report changes them by at most 50. */
  readonly totals: Fraction;
  /** On those of each digit and on unread ones: one report changes them by at most 50. */
  readonly digits: Fraction;
}

/** @param epsilon privacy loss of one report, above 0, of at most three decimals */
export function noiseScales(epsilon: number): NoiseScales {
  const units = BigInt(Math.round(epsilon * EPSILON_UNITS));
  const scale = (sensitivity: number, share: bigint): Fraction => ({
    numerator: BigInt(sensitivity) * BigInt(EPSILON_UNITS) * 100n,
    denominator: units * share,
  });
  return {
    reports: scale(1, SHARES.reports),
    totals: scale(MAX_REPORT_COUNTS, SHARES.totals),
    digits: scale(MAX_REPORT_COUNTS, SHARES.digits),
  };
}

/** A scale as a number, for statistics; drawing noise needs the exact fraction. */
export function scaleNumber({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}

/** The epsilon of noise of this scale; `null` without noise. */
export function epsilonOfScale(scale: number, kind: 'totals' | 'digits'): number | null {
  if (scale === 0) return null;
  const epsilon = (MAX_REPORT_COUNTS * 100) / (Number(SHARES[kind]) * scale);
  return Number(epsilon.toFixed(EPSILON_DECIMALS));
}

/** Days with fewer reports, counted with noise, are released as weeks. */
export function thinDayReports(scales: NoiseScales): number {
  const deviation = Math.SQRT2 * scaleNumber(scales.totals);
  return Math.ceil(deviation / (MIN_REPORT_COUNTS * THIN_RATE_ERROR));
}
