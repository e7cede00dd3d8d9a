export { type Asked, readOptions, USAGE } from './options';
export { startThrowAwayServer } from './own-server';
export { ProgressBar } from './progress-bar';
export { type Plan, simulate } from './run';
export { reachRunningServer } from './running-server';
export { describe, exitStatus, faultsOf, verdictLine } from './verdict';
