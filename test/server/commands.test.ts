import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { cleanUp, errorOf, temporaryFolder, testServer } from './harness';
import { type TestPostgres, testPostgres } from './postgres';
import { makeReport } from './reports';

let postgres: TestPostgres | null = null;
afterEach(cleanUp);
afterAll(() => postgres?.drop());

async function run(script: string, parameters: string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...parameters], {
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
  test('says what it cannot do, and never writes over a file', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'x');
    expect((await run('backup', [], {})).output).toContain('Usage');
    const missing = await run('backup', [file], { DATA_DIR: folder });
    expect([missing.code, missing.output]).toEqual([2, expect.stringContaining('is not there')]);
    const server = await testServer();
    const token = join(server.dataDir, 'inktally.sqlite');
    const kept = await readFile(token);
    expect((await run('backup', [token], { DATA_DIR: server.dataDir })).output).toContain('there already');
    expect(await readFile(token)).toEqual(kept);
    const pg = await run('backup', [file], { DATABASE_URL: 'postgres://localhost/none' });
    expect(pg.output).toContain('pg_dump');
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
  test('stops a server that runs, and deletes everything', async (context) => {
    postgres ??= await testPostgres();
    const { url } = postgres;
    if (kind === 'postgres' && url === null) return context.skip('PGlite lives in this process only');
    const place: Record<string, string> = kind === 'postgres' && url ? { DATABASE_URL: url } : {};
    const server = await testServer({ ...place, PRIVACY_MIN_REPORTS: '1' });
    expect(await server.postAll([makeReport()])).toEqual([204]);
    server.clock.nextDay();
    await server.release();
    expect(await server.postAll([makeReport()])).toEqual([204]);
    expect((await server.aggregates()).cells).toHaveLength(11);

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
    server.clock.nextDay();
    await server.release();
    expect((await server.aggregates()).cells).toEqual([]);
    await server.close();
    const again = await testServer({ ...place, DATA_DIR: server.dataDir });
    expect(await again.postAll([makeReport(), makeReport()])).toEqual([410, 410]);
    await again.close();
  });
});
