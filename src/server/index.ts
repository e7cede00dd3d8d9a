export type { Aggregates } from './aggregates';
export { type RunningServer, type ServerPorts, startServer } from './server';
export { readSettings, SETTINGS, type SettingDescription, type Settings, SettingsError } from './settings';
