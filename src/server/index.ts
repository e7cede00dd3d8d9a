export { type RunningServer, type ServerPorts, startServer, withStore } from './server';
export { readSettings, SETTINGS, type SettingDescription, type Settings, SettingsError } from './settings';
export { ClockJumpError } from './store';
