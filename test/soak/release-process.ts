/**
 * A process that releases a SQLite database with noise and kills itself after a
 * statement: FOLDER STATEMENTS.
 */
import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import { openStore } from '../../src/server/store';
import { SqliteDatabase } from '../../src/sqlite';
import { RULE, TUESDAY } from '../server/release-killed';

const [folder = '', statements = ''] = process.argv.slice(2);
let counting = false;
let left = Number(statements);
const path = join(folder, 'inktally.sqlite');
const store = await openStore({
  kind: 'sqlite',
  file: { path, pragmas: [] },
  kysely: new Kysely({
    dialect: new SqliteDialect({ database: new SqliteDatabase(path) }),
    log: () => {
      if (counting && --left === 0) process.kill(process.pid, 'SIGKILL');
    },
  }),
});
counting = true;
await store.releaseNoisy(TUESDAY, RULE);
