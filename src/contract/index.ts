export {
  type Aggregates,
  aggregatesSchema,
  CELL_DIGITS,
  type Cell,
  type CellDigit,
  EPSILON_DECIMALS,
  type Total,
} from './aggregates';
export {
  type Config,
  configSchema,
  type ErrorBody,
  errorSchema,
  type Health,
  healthSchema,
  type Login,
  loginSchema,
} from './bodies';
export { checkReport } from './check-report';
export {
  addDays,
  DAY_MS,
  DAYS_PER_WEEK,
  type Day,
  type DayNumber,
  dayFromNumber,
  dayNumber,
  daysInclusive,
  isDay,
  isoWeek,
  startOfDay,
  untilDayEnds,
  utcDay,
  utcDayNumber,
} from './days';
export { DIGIT_COUNT, DIGITS, type Digit, isDigit } from './digits';
export { ERROR_STATUS, type ErrorCode, errorMessage } from './errors';
export { isModelVersion, PUBLISHED_MODELS } from './models';
export {
  AGGREGATES_PATH,
  APP_PATHS,
  CONFIG_PATH,
  FIGURES_PATH,
  HEALTH_PATH,
  MAINTAIN_PATH,
  METRICS_PATH,
  OPENAPI_PATH,
  RELEASES_PATH,
  REPORTS_PATH,
  SESSION_PATH,
} from './paths';
export { type Releases, releasesSchema } from './releases';
export {
  encodeReport,
  MAX_REPORT_BYTES,
  MAX_REPORT_COUNTS,
  MAX_REPORT_FAILURES,
  MIN_REPORT_COUNTS,
  REPORT_ID_BYTES,
  REPORT_VERSION,
  reportCounts,
} from './report';
export { type Report, reportSchema } from './report-schema';
export { parse } from './schema';
