export { browserPorts } from './browser-ports';
export type { ChannelPort, LockPort, TabMessage, TelemetryPorts } from './ports';
export type { RandomBytes } from './random';
export { createTelemetry, type TelemetryRuntime } from './telemetry';
export type {
  Attempt,
  Consent,
  LimitsView,
  NextReportView,
  SendResult,
  SentReportView,
  TallyView,
  Telemetry,
  TelemetryView,
} from './types';
