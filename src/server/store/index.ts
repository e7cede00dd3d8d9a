export { ClockJumpError } from './clock';
export { type Database, fromDialect, openPostgres, openSqlite } from './database';
export { RetiredError } from './meta';
export type { ReleasedCell, ReleasedQuery } from './released';
export type { ClockRepair } from './repair-clock';
export { openStore, type Store } from './store';
