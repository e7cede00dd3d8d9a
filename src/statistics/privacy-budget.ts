import { EPSILON_DECIMALS, MAX_REPORT_COUNTS, MIN_REPORT_COUNTS } from '../contract';

/** A positive fraction, exact. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const EPSILON_UNITS = 10 ** EPSILON_DECIMALS;

/** Percent of epsilon for each thing that is drawn. They are what one report loses, and add up to 100. */
const SHARES = { reports: 5n, totals: 65n, digits: 30n } as const;
/** Largest standard error that noise alone may put on a day's overall rate; a day with more is a thin one. */
const THIN_RATE_ERROR = 0.01;

/** Scales of the discrete Laplace noise. See docs/privacy-and-statistics.md for the proof that they keep epsilon. */
export interface NoiseScales {
  /** On the number of reports of a day, by which it is found thin. One report changes it by 1. */
  readonly reports: Fraction;
  /** On the failed and on the passed readings over all digits. One report changes both together by at most 50. */
  readonly totals: Fraction;
  /** On the failed and the passed readings of each digit and on the unread ones. One report changes all together by at most 50. */
  readonly digits: Fraction;
}

/** @param epsilon privacy loss of one report, above 0, with at most three decimals */
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

/** A scale as a number, for statistics about the noise; drawing needs the exact fraction. */
export function scaleNumber({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}

/** The epsilon at which noise of this scale is drawn; `null` for no noise. */
export function epsilonOfScale(scale: number, kind: 'totals' | 'digits'): number | null {
  if (scale === 0) return null;
  const epsilon = (MAX_REPORT_COUNTS * 100) / (Number(SHARES[kind]) * scale);
  return Number(epsilon.toFixed(EPSILON_DECIMALS));
}

/** Reports, counted with noise, below which a day is released with others of its week. */
export function thinDayReports(scales: NoiseScales): number {
  const deviation = Math.SQRT2 * scaleNumber(scales.totals);
  return Math.ceil(deviation / (MIN_REPORT_COUNTS * THIN_RATE_ERROR));
}
