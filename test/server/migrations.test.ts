import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { Kysely, type LogEvent, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/server/store';
import { MIGRATIONS } from '../../src/server/store/migrations';
import { cleanUp } from './harness';
import { runServer } from './process';
import { makeReport, sumReports } from './reports';
import { allRows, asToday, changesSchema, EARLIER_VERSIONS, loadFixture, schemaOf } from './schema-fixtures';
import { SchemaTests, TODAY } from './schema-harness';
import { EVERYTHING } from './store-harness';

/** A day and model of which the fixtures have exact sums that wait for their release. */
const OPEN = { day: '2026-11-17', model: 'm5' };
const KINDS = ['sqlite', 'postgres'] as const;
const EVERY_CASE = KINDS.flatMap((kind) => EARLIER_VERSIONS.map((version) => ({ kind, version })));

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

test('there is a fixture of every earlier version', () => {
  const files = readdirSync(new URL('../fixtures/schema', import.meta.url)).sort();
  const versions = MIGRATIONS.map((_, version) => version);
  expect(files).toEqual(versions.flatMap((n) => [`version-${n}.postgres.sql`, `version-${n}.sqlite.sql`]));
  expect(EARLIER_VERSIONS).toEqual(versions);
});

describe.each(EVERY_CASE)('a database of version $version on $kind', ({ kind, version }) => {
  test('keeps every row, counts on and is released', async () => {
    const { database } = await schemas.empty(kind);
    await loadFixture(database, version);
    const before = await allRows(database);
    expect(before.report_ids?.length, 'ids in the fixture').toBe([0, 26, 62][version]);
    const store = await openStore(database);
    expect(await allRows(database)).toEqual(asToday(before, version, TODAY));
    expect(await schemaOf(database)).toEqual(await schemas.freshSchema(kind));

    // A report that was counted before the change is not counted again; another one is.
    const known = before.report_ids?.[0]?.match(/id=(\S+)/)?.[1];
    const report = makeReport();
    await store.addReports([report, ...(known ? [makeReport({ id: known })] : [])], OPEN.day);
    const added = sumReports([report]);
    await store.release('2026-11-24', 1);
    const cells = await store.released(EVERYTHING);
    const released = cells.filter(({ from, model }) => from === OPEN.day && model === OPEN.model);
    const expected = Object.entries(added).map(([digit, { attempts, failures }]) => {
      const row = before.sums?.find((line) => line.includes(`day=${OPEN.day} digit=${digit} `)) ?? '';
      const count = (name: string) => Number(row.match(new RegExp(`${name}=(\\d+)`))?.[1] ?? 0);
      return {
        digit,
        attempts: attempts + count('attempts'),
        failures: failures + count('failures'),
        noise: 0,
      };
    });
    expect(released.map(({ from, to, model, ...cell }) => cell)).toEqual(expected);
    // What was released before is as it was, and is not released again.
    const earlier = cells.filter(({ from, model }) => from === '2026-11-16' && model === 'm5');
    expect(earlier).toHaveLength([0, 11, 12][version] ?? 0);
    expect((await allRows(database)).sums).toEqual([]);

    await store.addReports([makeReport()], '2026-11-24');
    await store.releaseNoisy('2026-12-01', { epsilon: 1, models: ['m5'] });
    expect((await store.released({ ...EVERYTHING, from: '2026-11-24' })).length).toBeGreaterThan(0);
  });

  test('is brought up to date once by two that start at the same moment', async (context) => {
    const { database, place } = await schemas.empty(kind);
    if (place === null) return context.skip('PGlite is in one process');
    await loadFixture(database, version);
    const before = await allRows(database);
    // SQLite's file may not be opened twice in one process.
    if (kind === 'sqlite') await database.kysely.destroy();
    const counts = await openAtOnce(kind, place);
    const after = kind === 'sqlite' ? schemas.open(place) : database;
    expect(await allRows(after)).toEqual(asToday(before, version, TODAY));
    expect(await schemaOf(after)).toEqual(await schemas.freshSchema(kind));
    expect(counts.filter((count) => count > 0)).toHaveLength(version === 2 && kind === 'postgres' ? 0 : 1);
  });
});

/** Opens stores at the same moment, each by a process or a connection of its own; how many statements of each changed the schema. */
async function openAtOnce(kind: (typeof KINDS)[number], place: string): Promise<number[]> {
  if (kind === 'postgres') return Promise.all([countingOpen(place), countingOpen(place)]);
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

async function countingOpen(url: string): Promise<number> {
  let changes = 0;
  const log = ({ query }: LogEvent) => {
    if (changesSchema(query.sql)) changes++;
  };
  const dialect = new PostgresDialect({ pool: new Pool({ connectionString: url }) });
  await (await openStore({ kind: 'postgres', kysely: new Kysely<never>({ dialect, log }) })).close();
  return changes;
}

test('a server refuses the database of a newer program with one line, and changes nothing', async () => {
  const { folder, rows } = await withVersion('999');
  const { child, output } = runServer({ DATA_DIR: folder });
  const [code] = await once(child, 'close');
  expect(output()).toBe(
    `Inktally cannot start: the database (SQLite in DATA_DIR) cannot be used: it has schema version 999, but this program knows only ${TODAY}: start a newer program\n`,
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
  await store.addReports([makeReport()], OPEN.day);
  await database.kysely.updateTable('meta').set({ value: version }).where('key', '=', 'schema').execute();
  const rows = await allRows(database);
  await store.close();
  return { folder: place ?? '', rows };
}
