export { browserPorts } from './browser-ports';
export type { TabMessage, TelemetryPorts } from './ports';
export type { CountReceipt } from './tally';
export { createTelemetry, type TelemetryRuntime } from './telemetry';
export type {
  CountOutcome,
  CountResult,
  NextReportView,
  SendResult,
  SentReportView,
  TallyView,
  Telemetry,
  TelemetryView,
} from './types';
