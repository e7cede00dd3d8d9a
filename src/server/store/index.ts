export { type Database, fromDialect, openPostgres, openSqlite } from './database';
export type { ReleasedCell, ReleasedQuery } from './released';
export { RetiredError } from './retire';
export { openStore, type Store } from './store';
