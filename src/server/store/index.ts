export { type Database, fromDialect, openPostgres, openSqlite } from './database';
export { RetiredError } from './retire';
export { openStore, type ReleasedCell, type ReleasedQuery, type Store } from './store';
