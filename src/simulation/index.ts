export { type Asked, readOptions, USAGE } from './options';
export { startOwnServer, startThrowAwayServer } from './own-server';
export { NO_FAULTS } from './population';
export { ProgressBar } from './progress-bar';
export { type Plan, type Progress, simulate } from './run';
export { reachRunningServer } from './running-server';
export { describe, exitStatus, faultsOf, verdictLine } from './verdict';
