import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { postgresHosts } from '../../src/server/postgres-hosts';
import { readSettings } from '../../src/server/settings';
import { openPostgres, openStore } from '../../src/server/store';
import { cleanUp, cleanUpLater } from './harness';
import { testPostgres } from './postgres';

afterEach(cleanUp);

test('a commit on PostgreSQL is on the disk before it is reported, also where the database is set to less', async (context) => {
  const postgres = await testPostgres();
  cleanUpLater(postgres.drop);
  if (postgres.url === null) return context.skip('PGlite has one connection, which is set up already');
  for (const [set, holds] of [
    ['off', 'on'],
    ['on', 'on'],
    ['remote_apply', 'remote_apply'],
  ]) {
    const url = new URL(postgres.url);
    url.searchParams.set('options', `${url.searchParams.get('options')} -c synchronous_commit=${set}`);
    const { kysely } = openPostgres(url.href, () => undefined);
    const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(kysely);
    expect(rows, set).toEqual([{ synchronous_commit: holds }]);
    await kysely.destroy();
  }
});

test('a PostgreSQL that takes no writes is not taken for one that does', async (context) => {
  const postgres = await testPostgres();
  cleanUpLater(postgres.drop);
  if (postgres.url === null) return context.skip('PGlite has one connection, which is set up already');
  const url = new URL(postgres.url);
  url.searchParams.set('options', `${url.searchParams.get('options')} -c default_transaction_read_only=on`);
  await expect(openStore(openPostgres(url.href, () => undefined))).rejects.toThrow(
    'this PostgreSQL takes no writes, as a standby does: name the primary in DATABASE_URL, or all hosts',
  );
});

describe('a PostgreSQL address of several hosts', () => {
  test('is taken apart as libpq does', () => {
    expect(postgresHosts('postgres://a:b@h1:1,h2,[::1]:3/x?target_session_attrs=read-write')).toEqual([
      'postgres://a:b@h1:1/x?target_session_attrs=read-write',
      'postgres://a:b@h2/x?target_session_attrs=read-write',
      'postgres://a:b@[::1]:3/x?target_session_attrs=read-write',
    ]);
    expect(postgresHosts('postgres://localhost/x?host=/a,/b')).toEqual([
      'postgres://localhost/x?host=%2Fa',
      'postgres://localhost/x?host=%2Fb',
    ]);
    const one = 'postgresql://me@localhost:5432/x?sslmode=verify-full';
    expect(postgresHosts(one)).toEqual([one]);
  });

  test.each([
    ['mysql://h1/x', 'must start with postgres:// and be a valid address'],
    ['postgres://h1:port/x', 'must start with postgres:// and be a valid address'],
    ['postgres://h1,h2:port/x', 'must name hosts as h1:5432,h2:5432'],
    [
      'postgres://h1,h2/x?target_session_attrs=standby',
      'must have read-write as its target_session_attrs, or none: the server has to write',
    ],
  ])('is refused where it cannot be used: %s', (url, problem) => {
    expect(postgresHosts(url)).toBe(problem);
    expect(() => readSettings({ DATABASE_URL: url })).toThrow(`DATABASE_URL ${problem}`);
  });

  test('names all of them where none can be reached', async () => {
    const store = openStore(openPostgres('postgres://me@127.0.0.1:1,127.0.0.1:2/x', () => undefined));
    await expect(store).rejects.toThrow(/127\.0\.0\.1:1.*127\.0\.0\.1:2/);
  });
});
