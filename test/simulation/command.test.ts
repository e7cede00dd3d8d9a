import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DAY_MS, PUBLISHED_MODELS } from '../../src/contract';
import { runSimulate } from '../../src/simulation/command';
import { run, runProcess } from '../command/run';
import { cleanUp, MONDAY, temporaryFolder, testServer } from '../server/harness';
import { testPostgres } from '../server/postgres';

const FEW = ['--installs', '4', '--days', '3', '--readings-per-day', '30', '--opt-in', '1'];
const root = fileURLToPath(new URL('../../', import.meta.url));

afterEach(async () => {
  vi.unstubAllEnvs();
  await cleanUp();
});

describe('npm run simulate', () => {
  it('says in one line that nothing is lost or doubled, and leaves nothing behind', async () => {
    const temporary = await temporaryFolder();
    vi.stubEnv('TMPDIR', temporary);
    vi.stubEnv('DATABASE_URL', '');
    const { status, stdout, stderr } = await runProcess('simulate', [
      ...FEW,
      '--lost-answers',
      '0.2',
      '--server-restarts',
      '1',
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trim().split('\n').at(-1)).toMatch(
      /^OK: \d+ attempts, \d+ counted, .* reports sent, \d+ acknowledged, \d+ counted by the server, lost 0, doubled 0$/,
    );
    expect(readdirSync(temporary).filter((name) => name.startsWith('inktally'))).toEqual([]);
  });

  it('runs on PostgreSQL, and drops its schema', async (context) => {
    const postgres = await testPostgres();
    try {
      if (postgres.url === null) return context.skip('PGlite is not reached by address');
      const { status, stdout, stderr } = await run('simulate', runSimulate, [
        ...FEW,
        '--database-url',
        postgres.url,
        '--server-restarts',
        '1',
      ]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/ [1-9]\d* counted by the server, lost 0, doubled 0\n$/);
    } finally {
      await postgres.drop();
    }
  });

  it('sends to a server that runs, and says what it cannot see', async () => {
    const server = await testServer({ PRIVACY_MIN_REPORTS: '1' });
    const { status, stdout, stderr } = await run('simulate', runSimulate, [...FEW, '--url', server.url]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('stays on its real day');
    expect(stdout).toContain('what the server counted cannot be seen from outside');
    const acknowledged = Number(/([\d,]+) reports sent, (\d+) acknowledged/.exec(stdout)?.[2]);
    const attempts = Number(/, ([\d,]+) acknowledged, /.exec(stdout)?.[1]?.replaceAll(',', ''));
    expect(acknowledged).toBeGreaterThan(0);
    server.clock.time = MONDAY + DAY_MS;
    await server.release();
    const { totals } = await server.aggregates();
    expect(totals).toMatchObject([{ from: '2026-11-16', model: PUBLISHED_MODELS.at(-1), attempts }]);
  });

  it.each([
    [['--installs', 'many'], '--installs: "many" is not right'],
    [['--url', 'http://127.0.0.1:9'], '--url: no Inktally server answers at http://127.0.0.1:9'],
    [
      ['--database-url', 'postgres://user:secret@127.0.0.1:9/none'],
      'the PostgreSQL of --database-url or DATABASE_URL cannot be used',
    ],
  ])('cannot use %s, says so, and tells no secret', async (args, message) => {
    const { status, stdout, stderr } = await run('simulate', runSimulate, args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`simulate: ${message}`);
    expect(stderr).not.toContain('secret');
  });

  it('prints its usage', async () => {
    const { status, stdout } = await run('simulate', runSimulate, ['--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: npm run simulate/);
  });
});

it('the server of the simulation does not start without it', async () => {
  const folder = await temporaryFolder();
  mkdirSync(`${folder}/data`);
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/server/main-virtual-clock.ts', '0'],
    { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: `${folder}/data` } },
  );
  expect(status).toBe(1);
  expect(stderr).toContain('to serve, run npm start');
  expect(readdirSync(`${folder}/data`)).toEqual([]);
});
