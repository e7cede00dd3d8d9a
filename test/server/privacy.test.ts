import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { withPostgres } from '../../src/command';
import { AGGREGATES_PATH, MAX_REPORT_BYTES, REPORTS_PATH, SESSION_PATH } from '../../src/contract';
import { type SqliteConnection, SqliteDatabase } from '../../src/sqlite';
import { breakablePostgres } from './breakable-postgres';
import { cleanUp, cleanUpLater, TOKEN, temporaryFolder } from './harness';
import { type ServerProcess, startServerProcess } from './process';
import { makeReport } from './reports';
import { raw } from './wire';
import { dumpTables, expectUnmarked, filesIn, type Written } from './written';

/** In everything that a sender says about itself, and nowhere else in the world. */
const MARK = 'mk7qzmark';
const RIGHT = { authorization: `Bearer ${TOKEN}` };
/** Most lines that a server may print about all that goes wrong here. */
const MAX_LINES = 16;

afterEach(cleanUp);

/** Where a server keeps its data, past which a test can look, and which it can break. */
interface Place {
  readonly environment: Record<string, string>;
  readonly run: (statement: string) => Promise<unknown>;
  readonly takeAway: () => Promise<unknown>;
  readonly giveBack: () => Promise<unknown>;
  /** All that is kept there now. */
  readonly written: () => Promise<Written>;
}

async function sqlitePlace(): Promise<Place> {
  const dataDir = await temporaryFolder();
  const open = () => new SqliteDatabase(join(dataDir, 'inktally.sqlite'));
  let holder: SqliteConnection | null = null;
  return {
    environment: { DATA_DIR: dataDir },
    run: async (statement) => open().exec(statement).close(),
    takeAway: async () => {
      holder = open().exec('begin immediate');
    },
    giveBack: async () => holder?.exec('rollback').close(),
    written: () => filesIn(dataDir),
  };
}

/**
 * With the log of PostgreSQL, in which every statement is, and all its files, where it is a
 * server of the test's own.
 */
async function postgresPlace(): Promise<Place | null> {
  const postgres = await breakablePostgres(["log_statement = 'all'"]);
  if (postgres === null) return null;
  cleanUpLater(postgres.drop);
  const { folder } = postgres;
  const dataDir = await temporaryFolder();
  return {
    environment: { DATA_DIR: dataDir, DATABASE_URL: postgres.url },
    run: (statement) => withPostgres(postgres.directUrl, (client) => client.query(statement)),
    takeAway: postgres.takeAway,
    giveBack: postgres.giveBack,
    written: async () => {
      const tables = await withPostgres(postgres.directUrl, (client) =>
        dumpTables(async (text) => (await client.query(text)).rows),
      );
      const dump = await postgres.dump();
      return new Map([
        ...tables,
        ...(dump === null ? [] : [['pg_dump', Buffer.from(dump)] as const]),
        ...(await filesIn(dataDir)),
        ...(folder === null ? [] : await filesIn(folder)),
      ]);
    },
  };
}

/**
 * What senders say about themselves: IPv4 and IPv6 addresses, well and badly said, and everything
 * else that browsers tell.
 */
const SENDERS: readonly Record<string, string>[] = [
  { 'x-forwarded-for': '203.0.113.77' },
  { 'x-forwarded-for': '2001:db8:7777::77' },
  { 'x-forwarded-for': `${MARK}, [2001:db8:7778::77]:4711` },
  { 'x-forwarded-for': '::ffff:198.51.100.77', forwarded: 'for=203.0.113.78', 'x-real-ip': '203.0.113.79' },
];
const ABOUT_ITSELF = {
  'user-agent': `${MARK}/7.7`,
  referer: `https://${MARK}.example/`,
  cookie: `${MARK}=1; inktally_session=${MARK}`,
  'accept-language': `x-${MARK}`,
  origin: `https://${MARK}.example`,
  'sec-ch-ua': MARK,
};
const ADDRESSES = ['203.0.113', '198.51.100', '192.0.2.77', '127.0.0.77', '2001:db8:777', '20010db8777'];
const ADDRESS_BYTES = Buffer.from('20010db87777', 'hex');

type Send = (
  method: string,
  path: string,
  body?: string,
  headers?: Record<string, string>,
) => Promise<number>;

function senderTo({ url }: ServerProcess, about: Record<string, string>): Send {
  const { hostname, port } = new URL(url);
  return (method, path, body, more) =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', ...ABOUT_ITSELF, ...about, ...more };
      request({ hostname, port, path, method, headers, localAddress: '127.0.0.77' }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
      })
        .on('error', reject)
        .end(body);
    });
}

/** One of each answer that an ordinary request can have. */
async function sendEverything(send: Send, report: string): Promise<void> {
  expect([
    await send('POST', REPORTS_PATH, report),
    await send('POST', REPORTS_PATH, `{"${MARK}":1`),
    await send('POST', REPORTS_PATH, JSON.stringify({ ...makeReport(), [MARK]: MARK })),
    await send('POST', REPORTS_PATH, JSON.stringify(makeReport({ model: MARK }))),
    await send('POST', REPORTS_PATH, report, { 'content-type': `text/${MARK}` }),
    await send('POST', REPORTS_PATH, MARK.repeat(MAX_REPORT_BYTES)),
    await send('GET', REPORTS_PATH),
    await send('POST', SESSION_PATH, JSON.stringify({ token: `${MARK}-token` })),
    await send('POST', SESSION_PATH, JSON.stringify({ [MARK]: TOKEN })),
    await send('POST', SESSION_PATH, JSON.stringify({ token: TOKEN })),
    await send('GET', SESSION_PATH, undefined, { authorization: `Bearer ${MARK}` }),
    await send('GET', `${AGGREGATES_PATH}?from=${MARK}`),
    await send('GET', `${AGGREGATES_PATH}?${MARK}=1`, undefined, RIGHT),
    await send('GET', `${AGGREGATES_PATH}?token=${TOKEN}`, undefined, RIGHT),
    await send('GET', AGGREGATES_PATH, undefined, RIGHT),
    await send('GET', `/${MARK}`),
    await send('POST', `/${MARK}`),
  ]).toEqual([204, 400, 400, 422, 415, 413, 405, 401, 400, 204, 401, 401, 400, 400, 200, 404, 405]);
}

/** What is no whole request. */
async function sendBroken(port: number): Promise<void> {
  const forwarded = `Host: localhost\r\nX-Forwarded-For: 203.0.113.77\r\nUser-Agent: ${MARK}\r\n`;
  expect((await raw(port, `GET /${MARK} HTTP/9\r\n${forwarded}\r\n`)).status).toBe(400);
  expect((await raw(port, `GET / HTTP/1.1\r\n${forwarded}X: ${MARK.repeat(1000)}\r\n\r\n`)).status).toBe(431);
  await new Promise<void>((closed) => {
    const socket = connect(port, '127.0.0.1', () => {
      const head = `POST ${REPORTS_PATH} HTTP/1.1\r\n${forwarded}Content-Type: application/json\r\nContent-Length: 200\r\n\r\n`;
      socket.write(`${head}{"${MARK}`, () => socket.resetAndDestroy());
    });
    socket.on('close', () => closed());
  });
}

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  test('no address, agent, referrer, cookie, language or token of a sender is in anything that is written, whatever fails', async (context) => {
    const place = kind === 'sqlite' ? await sqlitePlace() : await postgresPlace();
    if (place === null) return context.skip('PGlite lives in this process only');
    const server = await startServerProcess({
      TRUSTED_PROXIES: '127.0.0.0/8',
      RATE_LIMIT_PER_HOUR: '10',
      STATIC_DIR: join(place.environment.DATA_DIR ?? '', 'not-built'),
      ...place.environment,
    });
    const reports = SENDERS.map(() => makeReport());
    for (const [n, about] of SENDERS.entries()) {
      const send = senderTo(server, about);
      await sendEverything(send, JSON.stringify(reports[n]));
      // Of the limit's ten, six are spent.
      for (let more = 0; more < 4; more++) await send('POST', REPORTS_PATH, '{');
      expect(await send('POST', REPORTS_PATH, '{')).toBe(429);
    }
    await sendBroken(Number(new URL(server.url).port));

    const send = senderTo(server, { 'x-forwarded-for': '192.0.2.77' });
    const last = makeReport();
    await place.run('alter table released rename to gone');
    expect(await send('GET', AGGREGATES_PATH, undefined, RIGHT)).toBe(500);
    await place.run('alter table gone rename to released');
    await place.takeAway();
    expect(await send('POST', REPORTS_PATH, JSON.stringify(last))).toBe(503);
    await place.giveBack();
    const sendLast = () => send('POST', REPORTS_PATH, JSON.stringify(last));
    await expect.poll(sendLast, { interval: 500 }).toBe(204);

    const marks = [MARK, TOKEN, ...ADDRESSES, ADDRESS_BYTES];
    const proofs = ['report_ids', last.id, ...reports.map(({ id }) => id)];
    const output = () => [['the output', Buffer.from(server.output())] as const];
    expectUnmarked(new Map([...(await place.written()), ...output()]), marks, proofs);
    expect(await server.end('SIGTERM')).toBe(0);
    expectUnmarked(new Map([...(await place.written()), ...output()]), marks, proofs);
    expect(server.output()).toContain('Answering a request failed');
    expect(server.output()).toContain('Storing reports failed');
    expect(server.output().match(/without TLS/g)).toHaveLength(1);
    expect(server.output().trim().split('\n').length).toBeLessThanOrEqual(MAX_LINES);
  });
});
