export { type Difference, rateDifference } from './difference';
export {
  EPSILON_DECIMALS,
  epsilonOfScale,
  type Fraction,
  type NoiseScales,
  noiseScales,
  scaleNumber,
  thinDayReports,
} from './privacy-budget';
export { type Bounds, type Rate, roundRate } from './rate';
export { failureRateOf, type ReleasedCounts, type SumRate, shareOf } from './released-sum';
