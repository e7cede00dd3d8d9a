export { AlertBox } from './alerts';
export { compareVersions, partsWith, type VersionComparison } from './compare';
export { describe, findingLine, openLine } from './describe';
export { type Asked, readOptions, USAGE } from './options';
export { readAggregates } from './read-aggregates';
export { deliver } from './webhook';
