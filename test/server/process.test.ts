import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cleanUp, temporaryFolder } from './harness';
import { killUnderLoad, onPostgres, onSqlite } from './kills';
import { runServer, startServerProcess } from './process';
import { makeReport } from './reports';
import { ReportUnderWay, refusesConnections } from './wire';

afterEach(cleanUp);

test.for([
  ['SQLite', 5, onSqlite],
  ['PostgreSQL', 3, onPostgres],
] as const)(
  'kill -9 under load on %s, %i times, loses no report that was answered, and doubles none that is sent again',
  async ([, kills, open], context) => {
    const place = await open();
    if (place === null) return context.skip('PGlite lives in this process only');
    await killUnderLoad(place, kills);
  },
);

test('SIGTERM answers what is under way, and ends with 0', async () => {
  const place = await onSqlite();
  const server = await startServerProcess(place.environment);
  const report = makeReport();
  const slow = await ReportUnderWay.begin(server, report);
  const exit = once(server.process, 'exit');
  server.process.kill('SIGTERM');
  await refusesConnections(server.url);
  expect((await slow.finish()).status).toBe(204);
  expect(await exit).toEqual([0, null]);
  expect((await place.read()).ids.has(report.id)).toBe(true);
});

test.each([
  [{ PORT: 'eighty' }, 'PORT must be a whole number from 0 to 65535 (it is "eighty")'],
  [
    { PRIVACY_EPSILON: 'on' },
    'PRIVACY_EPSILON must be off, or a number from 0.01 to 20 with at most 3 decimals (it is "on")',
  ],
  [{ MAINTAINER_TOKEN: 'short' }, 'MAINTAINER_TOKEN must have at least 16 characters'],
  [
    { MAINTAINER_TOKEN: 'a'.repeat(40) },
    'MAINTAINER_TOKEN can be guessed: it must have at least 96 random bits, such as openssl rand -base64 24 gives',
  ],
])('a bad setting stops the start with one line: %o', async (environment, message) => {
  const dataDir = join(await temporaryFolder(), 'never-made');
  const { child, output } = runServer({ DATA_DIR: dataDir, ...environment });
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(output()).toBe(`Inktally cannot start: ${message}\n`);
  await expect(readdir(dataDir)).rejects.toThrow('ENOENT');
});

test('a port that is taken and a database that does not answer stop the start with one line', async () => {
  const server = await startServerProcess({ DATA_DIR: await temporaryFolder() });
  const { port } = new URL(server.url);
  const taken = runServer({ DATA_DIR: await temporaryFolder(), PORT: port });
  const unreachable = runServer({
    DATA_DIR: await temporaryFolder(),
    DATABASE_URL: 'postgres://user:password@127.0.0.1:1/none',
  });
  await Promise.all([once(taken.child, 'close'), once(unreachable.child, 'close')]);
  expect(taken.output()).toMatch(
    /^Inktally cannot start: cannot serve on 127\.0\.0\.1 port \d+: .*EADDRINUSE.*\n$/,
  );
  expect(unreachable.output()).toMatch(
    /^Inktally cannot start: the database \(PostgreSQL at DATABASE_URL\) .*\n$/,
  );
  expect(unreachable.output()).not.toContain('password');
});
