/**
 * A process that opens a store on each SQLite folder that it reads from its input, a line each. Prints how many statements
 * changed the schema.
 */
import { createInterface } from 'node:readline';
import { Kysely, SqliteDialect } from 'kysely';
import { openStore } from '../../src/server/store';
import { openSqlite, sqlitePath } from '../../src/server/store/database';
import { SqliteDatabase } from '../../src/sqlite';
import { changesSchema } from './schema-fixtures';

process.stdout.write('ready\n');
for await (const folder of createInterface({ input: process.stdin })) {
  let changes = 0;
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
}
