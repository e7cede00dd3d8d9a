export { metricsServer } from './listener';
export { type FailureSource, NO_METRICS, prometheusMetrics, type ServerMetrics } from './metrics';
