export {
  AGGREGATES_PATH,
  type Aggregates,
  aggregatesSchema,
  CELL_DIGITS,
  type Cell,
  parseAggregates,
  type Total,
} from './aggregates';
export { type Counted, type CountedAggregates, withNoise } from './counted';
export { type Day, isDay } from './day';
export { type Difference, rateDifference } from './difference';
export { reachOf } from './normal';
export {
  EPSILON_DECIMALS,
  epsilonOfScale,
  type Fraction,
  type NoiseScales,
  noiseScales,
  scaleNumber,
  thinDayReports,
} from './privacy-budget';
export { type Bounds, LEVEL, type Rate, roundRate } from './rate';
export { failureRateOf, type ReleasedCounts, type SumRate, shareOf } from './released-sum';
export { parseReleases, RELEASES_PATH, type Releases, releasesSchema } from './releases';
export { newestFirst, pairWithPrevious } from './versions';
export { wilsonInterval } from './wilson';
