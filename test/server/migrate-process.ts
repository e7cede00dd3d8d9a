/**
 * A process that brings the SQLite database of each folder up to date that it reads from its input,
 * a line each. Prints how many statements changed the schema.
 */
import { createInterface } from 'node:readline';
import { Kysely, SqliteDialect } from 'kysely';
import { sqlitePath } from '../../src/server/store/database';
import { migrate } from '../../src/server/store/migrate';
import { SqliteDatabase } from '../../src/sqlite';
import { changesSchema, LATER } from './later-migrations';

process.stdout.write('ready\n');
for await (const folder of createInterface({ input: process.stdin })) {
  let changes = 0;
  const kysely = new Kysely<never>({
    dialect: new SqliteDialect({ database: new SqliteDatabase(sqlitePath(folder), { timeout: 10_000 }) }),
    log: ({ query }) => {
      if (changesSchema(query.sql)) changes++;
    },
  });
  await migrate({ kind: 'sqlite', kysely }, LATER);
  await kysely.destroy();
  process.stdout.write(`${changes} changes\n`);
}
