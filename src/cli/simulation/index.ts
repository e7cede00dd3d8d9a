export { readOptions, USAGE } from './options';
export { ProgressBar } from './progress-bar';
export { type Outcome, type Plan, simulate } from './run';
export { startThrowAwayServer } from './throw-away-server';
export { describe, faultsOf, verdictLine } from './verdict';
