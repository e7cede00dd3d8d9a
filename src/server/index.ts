export { type RunningServer, retireDatabase, type ServerPorts, startServer } from './server';
export { readSettings, SETTINGS, type SettingDescription, type Settings, SettingsError } from './settings';
