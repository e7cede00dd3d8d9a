export { type Counted, type CountedAggregates, withNoise } from './counted';
export { type Difference, rateDifference } from './difference';
export { criticalValue } from './normal';
export {
  epsilonOfScale,
  type Fraction,
  type NoiseScales,
  noiseScales,
  scaleNumber,
  thinDayReports,
} from './privacy-budget';
export { type Bounds, LEVEL, type Rate, roundRate } from './rate';
export { failureRateOf, type ReleasedCounts, type SumRate, shareOf } from './released-sum';
export { newestFirst, pairWithPrevious } from './versions';
export { wilsonInterval } from './wilson';
