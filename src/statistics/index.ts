export {
  type Change,
  changeOf,
  compareVersions,
  DIGIT_LEVEL,
  digitsBehind,
  type Part,
  type PartComparison,
  SMALL_DIFFERENCE,
  usedPeriods,
  type VersionComparison,
} from './compare-versions';
export { criticalValue } from './normal';
export {
  epsilonOfScale,
  type Fraction,
  type NoiseScales,
  noiseScales,
  scaleNumber,
  thinDayReports,
} from './privacy-budget';
export { type Bounds, type Difference, LEVEL, type Rate, rateDifference, roundRate } from './rate';
export {
  type Counted,
  type CountedAggregates,
  failureRateOf,
  type ReleasedCounts,
  type SumRate,
  shareOf,
  withNoise,
} from './released-sum';
export { markUnusual, type ReleasedPeriod, type Unusual } from './unusual';
export { newestFirst } from './versions';
export { wilsonInterval } from './wilson';
