import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { SqliteDatabase } from '../../src/sqlite';
import { cleanUp, cleanUpLater, errorOf, temporaryFolder, testServer } from './harness';
import { sqliteSums } from './load';
import { testPostgres } from './postgres';
import { makeReport, randomReport, seededRandom, sumReports } from './reports';

afterEach(cleanUp);

const WEEK = 7;

/** Runs a command as it is built; `time` is where the clock of its machine stands. */
async function run(
  command: 'backup' | 'retire' | 'repair-clock',
  parameters: string[],
  environment: Record<string, string>,
  time?: number,
) {
  const clock = time === undefined ? [] : ['--import', `data:text/javascript,Date.now=()=>${time}`];
  const child = spawn(process.execPath, [...clock, `dist/server/${command}.js`, ...parameters], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { PATH: process.env.PATH, ...environment },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, output };
}

describe('npm run backup', () => {
  test('copies a whole moment while the server takes reports, and the copy can be put in its place', async () => {
    const server = await testServer();
    const random = seededRandom(21);
    const before = Array.from({ length: 50 }, () => randomReport(random));
    expect(new Set(await server.postAll(before))).toEqual(new Set([204]));
    const file = join(await temporaryFolder(), 'backup.sqlite');
    let isRunning = true;
    const during: ReturnType<typeof makeReport>[] = [];
    const load = (async () => {
      while (isRunning) {
        const report = randomReport(random);
        during.push(report);
        expect((await server.post(report)).status).toBe(204);
      }
    })();
    const { code, output } = await run('backup', [file], { DATA_DIR: server.dataDir });
    isRunning = false;
    await load;
    expect([code, output]).toEqual([
      0,
      `${file}: a whole copy of ${server.dataDir}/inktally.sqlite, checked\n`,
    ]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    // Some reports later than `before`, but each with its sums and its id.
    const copy = new SqliteDatabase(file, { readonly: true });
    const ids = new Set(copy.prepare<[], string>('select id from report_ids').pluck().all());
    copy.close();
    const copied = [...before, ...during].filter(({ id }) => ids.has(id));
    expect(copied.length).toBeGreaterThanOrEqual(before.length);
    expect(sqliteSums(file)).toEqual(sumReports(copied));

    await server.close();
    const restored = await temporaryFolder();
    await copyFile(file, join(restored, 'inktally.sqlite'));
    const other = await testServer({ DATA_DIR: restored });
    expect(new Set(await other.postAll([...before, ...during]))).toEqual(new Set([204]));
    expect(sqliteSums(join(restored, 'inktally.sqlite'))).toEqual(sumReports([...before, ...during]));
  });

  test('says what it cannot do, and never writes over a file', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'x');
    expect((await run('backup', [], {})).output).toContain('Usage');
    const missing = await run('backup', [file], { DATA_DIR: folder });
    expect([missing.code, missing.output]).toEqual([2, expect.stringContaining('is not there')]);
    const server = await testServer();
    await writeFile(file, 'kept');
    expect((await run('backup', [file], { DATA_DIR: server.dataDir })).output).toContain('there already');
    expect(await readFile(file, 'utf8')).toBe('kept');
    const pg = await run('backup', [file], { DATABASE_URL: 'postgres://localhost/none' });
    expect(pg.output).toContain('pg_dump');
  });
});

describe.each(['sqlite', 'postgres'] as const)('npm run repair-clock on %s', (kind) => {
  test('lets an operator confirm the day after a long rest, and mend what a wrong clock did', async (context) => {
    const postgres = kind === 'postgres' ? await testPostgres() : null;
    if (postgres) cleanUpLater(postgres.drop);
    if (postgres?.url === null) return context.skip('PGlite lives in this process only');
    const server = await testServer({
      ...(postgres && { DATABASE_URL: postgres.url }),
      PRIVACY_MIN_REPORTS: '1',
    });
    const { clock, dataDir } = server;
    const environment = { DATA_DIR: dataDir, ...(postgres && { DATABASE_URL: postgres.url }) };
    const repair = async (...parameters: string[]) => {
      await postgres?.setClock(clock.time);
      const { code, output } = await run('repair-clock', parameters, environment, clock.time);
      return `${code}: ${output.trim()}`;
    };
    const whose = kind === 'postgres' ? 'of PostgreSQL' : 'of this machine';
    expect(await server.postAll([makeReport()])).toEqual([204]);
    expect(await repair()).toBe(
      `0: The clock ${whose} says 2026-11-16, and what is stored agrees. There is nothing to do.`,
    );

    // Three weeks without a server.
    await server.close();
    clock.nextDay(21);
    const later = await testServer(
      { ...environment, PRIVACY_MIN_REPORTS: '1' },
      { clock, releaseCheckMs: 10 },
    );
    expect(later.lines.join('\n')).toContain('npm run repair-clock');
    expect(await later.postAll([makeReport()])).toEqual([503]);
    expect(await repair()).toMatch(/^2: .*If today is 2026-12-07: npm run repair-clock -- 2026-12-07$/s);
    expect(await repair('2026-12-08')).toMatch(/^2: .*says 2026-12-07; set it right first/s);
    expect(await repair('tomorrow')).toMatch(/^2: .*Usage/s);
    expect(await later.postAll([makeReport()])).toEqual([503]);
    expect(await repair('2026-12-07')).toMatch(/^0: 2026-12-07 is confirmed/);
    expect(await later.postAll([makeReport()])).toEqual([204]);
    const days = async () => (await later.aggregates()).totals.map(({ from }) => from);
    await expect.poll(days).toEqual(['2026-11-16']);

    // It was no rest: the clock had been wrong, and is right again.
    clock.nextDay(-21);
    expect(await later.postAll([makeReport()])).toEqual([503]);
    expect(await repair('2026-11-16')).toMatch(/^0: What was counted for later days now counts/);
    expect(await later.postAll([makeReport()])).toEqual([204]);
    clock.nextDay();
    const attempts = async () =>
      (await later.aggregates()).totals.map(({ from, attempts }) => [from, attempts]);
    // The day that was released before its end stays as it is; the next one has all that came later.
    expect(await later.postAll([makeReport()])).toEqual([204]);
    clock.nextDay();
    await expect.poll(attempts).toEqual([
      ['2026-11-16', 20],
      ['2026-11-17', 60],
    ]);
  });
});

test('a damaged SQLite file stops the start with a clear line', async () => {
  const server = await testServer();
  await server.postAll(Array.from({ length: 200 }, () => makeReport()));
  await server.close();
  const file = join(server.dataDir, 'inktally.sqlite');
  const bytes = await readFile(file);
  // Everything after the first page, which has the schema.
  bytes.fill(0x5a, 4096);
  await writeFile(file, bytes);
  await expect(testServer({ DATA_DIR: server.dataDir })).rejects.toThrow(/damaged|malformed/);
});

describe.each(['sqlite', 'postgres'] as const)('npm run retire on %s', (kind) => {
  test.for(['off', '1'])(
    'stops a server that runs, and deletes everything (PRIVACY_EPSILON=%s)',
    async (epsilon, context) => {
      const place: Record<string, string> = {};
      if (kind === 'postgres') {
        const postgres = await testPostgres();
        cleanUpLater(postgres.drop);
        if (postgres.url === null) return context.skip('PGlite lives in this process only');
        place.DATABASE_URL = postgres.url;
      }
      const server = await testServer({ ...place, PRIVACY_MIN_REPORTS: '1', PRIVACY_EPSILON: epsilon });
      expect(await server.postAll([makeReport()])).toEqual([204]);
      server.clock.nextDay(WEEK);
      await server.release();
      expect(await server.postAll([makeReport()])).toEqual([204]);
      expect((await server.aggregates()).cells).not.toEqual([]);

      const environment = { ...place, DATA_DIR: server.dataDir };
      const unsure = await run('retire', [], environment);
      expect([unsure.code, unsure.output]).toEqual([2, expect.stringContaining('--yes')]);
      expect(await server.postAll([makeReport()])).toEqual([204]);

      expect(await run('retire', ['--yes'], environment)).toEqual({
        code: 0,
        output: 'Collection has ended, and what was collected is deleted.\n',
      });
      const answer = await server.post(makeReport());
      expect([answer.status, await errorOf(answer)]).toEqual([410, 'stopped']);
      expect((await server.aggregates()).cells).toEqual([]);
      server.clock.nextDay(WEEK);
      await server.release();
      expect((await server.aggregates()).cells).toEqual([]);
      await server.close();
      const again = await testServer({ ...place, DATA_DIR: server.dataDir });
      expect(await again.postAll([makeReport(), makeReport()])).toEqual([410, 410]);
      await again.close();
    },
  );
});
