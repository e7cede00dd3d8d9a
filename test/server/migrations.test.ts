import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { Kysely, type LogEvent, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/server/store';
import { migrate } from '../../src/server/store/migrate';
import { MIGRATIONS } from '../../src/server/store/migrations';
import { cleanUp } from './harness';
import { asLater, changesSchema, LATER, prepare, VERSIONS } from './later-migrations';
import { runServer } from './process';
import { makeReport } from './reports';
import { allRows, SchemaTests, schemaOf } from './schema-harness';
import { MONDAY } from './store-harness';

const KINDS = ['sqlite', 'postgres'] as const;
const EVERY_CASE = KINDS.flatMap((kind) => VERSIONS.map((version) => ({ kind, version })));

/** The processes that open SQLite, once they are needed. */
let openers: Promise<ChildProcessByStdio<Writable, Readable, null>[]> | undefined;
afterAll(async () => {
  for (const child of (await openers) ?? []) {
    const exit = once(child, 'exit');
    child.stdin.end();
    expect(await exit).toEqual([0, null]);
  }
});

const schemas = new SchemaTests();
afterEach(async () => {
  await schemas.close();
  await cleanUp();
});

describe.each(EVERY_CASE)('a database of version $version on $kind', ({ kind, version }) => {
  test('keeps every row, and gets what later migrations make', async () => {
    const { database } = await schemas.empty(kind);
    await prepare(database, version);
    const before = await allRows(database);
    expect(before.report_ids).toHaveLength(version === 0 ? 0 : 2);
    await migrate(database, LATER);
    expect(await allRows(database)).toEqual(asLater(before, version));
    expect(await schemaOf(database)).toEqual(await schemas.laterSchema(kind));
  });

  test('is brought up to date once by two that start at the same moment', async (context) => {
    const { database, place } = await schemas.empty(kind);
    if (place === null) return context.skip('PGlite is in one process');
    await prepare(database, version);
    const before = await allRows(database);
    // SQLite's file may not be opened twice in one process.
    if (kind === 'sqlite') await database.kysely.destroy();
    const counts = await migrateAtOnce(kind, place);
    const after = kind === 'sqlite' ? schemas.open(place) : database;
    expect(await allRows(after)).toEqual(asLater(before, version));
    expect(await schemaOf(after)).toEqual(await schemas.laterSchema(kind));
    expect(counts.filter((count) => count > 0)).toHaveLength(1);
  });
});

/**
 * Migrates by two at the same moment, each a process or a connection of its own; how many
 * statements of each changed the schema.
 */
async function migrateAtOnce(kind: (typeof KINDS)[number], place: string): Promise<number[]> {
  if (kind === 'postgres') return Promise.all([countChanges(place), countChanges(place)]);
  openers ??= Promise.all([startOpener(), startOpener()]);
  const children = await openers;
  const counts = children.map(async ({ stdout }) => {
    const [line] = await once(stdout, 'data');
    return Number.parseInt(String(line), 10);
  });
  for (const { stdin } of children) stdin.write(`${place}\n`);
  return Promise.all(counts);
}

/** Both have started before either is told what to open. */
async function startOpener(): Promise<ChildProcessByStdio<Writable, Readable, null>> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/server/migrate-process.ts'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function countChanges(url: string): Promise<number> {
  let changes = 0;
  const log = ({ query }: LogEvent) => {
    if (changesSchema(query.sql)) changes++;
  };
  const dialect = new PostgresDialect({ pool: new Pool({ connectionString: url }) });
  const kysely = new Kysely<never>({ dialect, log });
  await migrate({ kind: 'postgres', kysely }, LATER);
  await kysely.destroy();
  return changes;
}

test('a server refuses the database of a newer program with one line, and changes nothing', async () => {
  const { folder, rows } = await withVersion('999');
  const { child, output } = runServer({ DATA_DIR: folder });
  const [code] = await once(child, 'close');
  expect(output()).toBe(
    `Inktally cannot start: the database (SQLite in DATA_DIR) cannot be used: it has schema version 999, but this program knows only ${MIGRATIONS.length}: start a newer program\n`,
  );
  expect(code).toBe(1);
  expect(await allRows(schemas.open(folder))).toEqual(rows);
});

test('a version that is no number is refused', async () => {
  const { folder } = await withVersion('new');
  await expect(openStore(schemas.open(folder))).rejects.toThrow(
    'its schema version is "new", which is no number',
  );
});

/** Makes a SQLite database with a report in it that says that it has this version. */
async function withVersion(version: string) {
  const { database, place } = await schemas.empty('sqlite');
  const store = await openStore(database);
  await store.addReports([makeReport()], MONDAY);
  await database.kysely.updateTable('meta').set({ value: version }).where('key', '=', 'schema').execute();
  const rows = await allRows(database);
  await store.close();
  return { folder: place ?? '', rows };
}
