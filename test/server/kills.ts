import { join } from 'node:path';
import { expect } from 'vitest';
import { withPostgres } from '../../src/command';
import type { Report } from '../../src/contract';
import { SqliteDatabase } from '../../src/sqlite';
import { cleanUpLater, temporaryFolder } from './harness';
import { post, postgresSums, sendAll, sqliteSums } from './load';
import { testPostgres } from './postgres';
import { startServerProcess } from './process';
import { randomReport, seededRandom, sumReports } from './reports';

/** A database for a server process: how the server finds it, and what is in it. */
export interface Place {
  readonly environment: Record<string, string>;
  readonly read: () => Promise<{
    readonly ids: ReadonlySet<string>;
    readonly sums: ReturnType<typeof sumReports>;
    readonly reports: number;
  }>;
}

const IDS = 'select id from report_ids';
const REPORTS = 'select sum(reports) as reports from open_days';

export async function onSqlite(): Promise<Place> {
  const dataDir = await temporaryFolder();
  const path = join(dataDir, 'inktally.sqlite');
  return {
    environment: { DATA_DIR: dataDir },
    read: async () => {
      const file = new SqliteDatabase(path, { readonly: true });
      const ids = file.prepare<[], { id: string }>(IDS).all();
      const reports = Number(file.prepare<[], { reports: number }>(REPORTS).get()?.reports);
      file.close();
      return { ids: new Set(ids.map(({ id }) => id)), sums: sqliteSums(path), reports };
    },
  };
}

export async function onPostgres(): Promise<Place | null> {
  const postgres = await testPostgres();
  cleanUpLater(() => postgres.drop());
  const { url } = postgres;
  if (url === null) return null;
  return {
    environment: { DATA_DIR: await temporaryFolder(), DATABASE_URL: url },
    read: () =>
      withPostgres(url, async (client) => {
        // What a killed server was still waiting for is done before the table can be locked.
        await client.query('begin; lock table sums');
        const ids = await client.query<{ id: string }>(IDS);
        const { rows } = await client.query<{ reports: string }>(REPORTS);
        const sums = await postgresSums(client);
        return { ids: new Set(ids.rows.map(({ id }) => id)), sums, reports: Number(rows[0]?.reports) };
      }),
  };
}

/**
 * Kills a server under load so many times, each time after another number of answers, so that it
 * hits any moment of a transaction; then sends everything again. No report that was answered may be
 * lost, none counted twice.
 */
export async function killUnderLoad(place: Place, kills: number): Promise<void> {
  const random = seededRandom(9);
  const reports = Array.from({ length: 70 * kills }, () => randomReport(random));
  const acknowledged = new Set<string>();
  let server = await startServerProcess(place.environment);

  for (const killAfter of Array.from({ length: kills }, (_, n) => 40 * (n + 1) + n)) {
    // What broke off comes again, as a client would send it: stored already or not.
    const unsent = reports.filter(({ id }) => !acknowledged.has(id));
    const workers = Array.from({ length: 16 }, async () => {
      for (let report = unsent.pop(); report; report = unsent.pop()) {
        const status = await statusOf(server.url, report);
        if (status === null) return;
        expect(status).toBe(204);
        acknowledged.add(report.id);
        if (acknowledged.size === killAfter) server.process.kill('SIGKILL');
      }
    });
    await Promise.all(workers);
    await server.end('SIGKILL');
    expect(unsent.length, 'the server was killed in the middle').toBeGreaterThan(0);

    server = await startServerProcess(place.environment);
    const { ids, sums, reports: count } = await place.read();
    for (const id of acknowledged) expect(ids.has(id), `${id} was answered with 204`).toBe(true);
    const stored = reports.filter(({ id }) => ids.has(id));
    expect(sums).toEqual(sumReports(stored));
    expect(count).toBe(stored.length);
  }

  expect([...(await sendAll(reports, [server.url])).keys()]).toEqual([204]);
  expect((await place.read()).sums).toEqual(sumReports(reports));
  expect(await server.end('SIGTERM')).toBe(0);
}

/** Posts a report; `null` when the connection broke. */
async function statusOf(url: string, report: Report): Promise<number | null> {
  return post(url, report).then(
    ({ status }) => status,
    () => null,
  );
}
