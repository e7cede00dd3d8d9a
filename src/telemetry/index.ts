export { browserPorts } from './browser-ports';
export type { TabMessage, TelemetryPorts } from './ports';
export { createTelemetry, type TelemetryRuntime } from './telemetry';
export type {
  CountOutcome,
  NextReportView,
  SendResult,
  SentReportView,
  TallyView,
  Telemetry,
  TelemetryView,
} from './types';
