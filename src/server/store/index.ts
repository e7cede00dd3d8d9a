export { ClockJumpError } from './clock';
export { type Database, fromDialect, openSqlite } from './database';
export { RetiredError } from './meta';
export { openPostgres } from './postgres-connections';
export type { HeldDay } from './release';
export type { ReleasedCell, ReleasedQuery } from './released';
export type { ClockRepair } from './repair-clock';
export { openStore, type Store } from './store';
