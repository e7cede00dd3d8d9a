/** A process that opens a store on a SQLite folder when it gets a byte on its input. Prints how many statements changed the schema. */
import { once } from 'node:events';
import { Kysely, SqliteDialect } from 'kysely';
import { openStore } from '../../src/server/store';
import { openSqlite, sqlitePath } from '../../src/server/store/database';
import { SqliteDatabase } from '../../src/sqlite';
import { changesSchema } from './schema-fixtures';

const [folder = ''] = process.argv.slice(2);
let changes = 0;
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const storage = openSqlite(folder);
const kysely = new Kysely<never>({
  dialect: new SqliteDialect({ database: new SqliteDatabase(sqlitePath(folder), { timeout: 10_000 }) }),
  log: ({ query }) => {
    if (changesSchema(query.sql)) changes++;
  },
});
await (await openStore({ ...storage, kysely })).close();
await storage.kysely.destroy();
process.stdout.write(`${changes} changes\n`);
process.exit();
