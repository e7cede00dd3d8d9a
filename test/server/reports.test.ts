import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  encodeReport,
  HEALTH_PATH,
  LIVE_PATH,
  MAX_REPORT_BYTES,
  REPORTS_PATH,
  type Report,
} from '../../src/contract';
import { SqliteDatabase } from '../../src/sqlite';
import { cleanUp, errorOf, type TestServer, testServer } from './harness';
import { sqliteSums } from './load';
import { sendAnyJson, sendOneByteChanged } from './report-fuzz';
import { makeReport, newId, randomReport, seededRandom, sumReports } from './reports';

/** The exact sums of every open cell, read past the server. */
const exactSums = (dataDir: string) => sqliteSums(join(dataDir, 'inktally.sqlite'));

describe('what is refused', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer();
  });
  afterAll(async () => {
    expect(exactSums(server.dataDir), 'nothing that was refused is counted').toEqual({});
    await cleanUp();
  });

  const valid = makeReport();
  const text = encodeReport(valid);
  const counts = (digit: number, count: number) => valid.attempts.map((n, at) => (at === digit ? count : n));

  test.each<[string, unknown]>([
    ['nothing', ''],
    ['no JSON', '{"v":1'],
    ['not UTF-8', Uint8Array.from([0x22, 0xff, 0x22])],
    ['a byte order mark', `\ufeff${text}`],
    ['null', 'null'],
    ['a list', `[${text}]`],
    ['two reports', text + text],
    ['another version', { ...valid, v: 2 }],
    ['a version as text', { ...valid, v: '1' }],
    ['no id', { ...valid, id: undefined }],
    ['a short id', { ...valid, id: 'short' }],
    ['an id of other letters', { ...valid, id: `${valid.id.slice(0, 21)}+` }],
    ['an id with a line end', { ...valid, id: `${valid.id}\n` }],
    ['a model with capitals', { ...valid, model: 'M1' }],
    ['an endless model', { ...valid, model: 'm'.repeat(33) }],
    ['nine digits', { ...valid, attempts: valid.attempts.slice(1) }],
    ['eleven digits', { ...valid, failures: [...valid.failures, 0] }],
    ['digits as keys', { ...valid, attempts: { ...valid.attempts } }],
    ['a negative count', { ...valid, unread: -1 }],
    ['half an attempt', { ...valid, attempts: counts(7, 20.5) }],
    ['a count as text', { ...valid, unread: '0' }],
    ['a count that is null', { ...valid, unread: null }],
    ['a count past all numbers', text.replace('"unread":0', '"unread":1e999')],
    ['a count past the safe integers', text.replace('"unread":0', '"unread":9007199254740993')],
    ['a key too many', { ...valid, time: 1 }],
    ['a key __proto__', text.replace('{', '{"__proto__":{},')],
    ['a key constructor', text.replace('{', '{"constructor":{},')],
    ['a key twice', text.replace('"unread":0', '"unread":0,"unread":0')],
    ['a key twice, once escaped', text.replace('"unread":0', '"unread":0,"unre\\u0061d":0')],
  ])('400: %s', async (_, body) => {
    const answer = await server.post(body);
    expect(answer.status).toBe(400);
    expect(await errorOf(answer)).toBe('malformed');
  });

  test.each<[string, Partial<Report>]>([
    ['more failures than attempts', { failures: counts(7, 21) }],
    ['failures of a digit never tried', { failures: [1, ...Array(9).fill(0)] }],
    ['19 counts', { attempts: counts(7, 19) }],
    ['51 counts', { attempts: counts(7, 51) }],
    ['51 counts with unread', { unread: 31 }],
    ['26 failures', { attempts: counts(7, 40), failures: counts(7, 26) }],
    ['26 failures with unread', { attempts: counts(7, 20), failures: counts(7, 20), unread: 6 }],
    [
      'more counts than fit a number',
      { attempts: counts(7, Number.MAX_SAFE_INTEGER), unread: Number.MAX_SAFE_INTEGER },
    ],
  ])('422: %s', async (_, parts) => {
    const answer = await server.post({ ...valid, ...parts });
    expect(answer.status).toBe(422);
    expect(await errorOf(answer)).toBe('out-of-bounds');
  });

  test('422: a model that was never published', async () => {
    const answer = await server.post({ ...valid, model: 'm999' });
    expect(answer.status).toBe(422);
    expect(await errorOf(answer)).toBe('unknown-model');
  });

  test.each([
    ['text/plain'],
    ['application/jsonp'],
    ['application/json; charset=utf-16'],
    ['multipart/form-data; boundary=application/json'],
  ])('415: %s', async (type) => {
    const answer = await server.post(text, { 'content-type': type });
    expect(answer.status).toBe(415);
    expect(await errorOf(answer)).toBe('wrong-type');
  });

  test('415: without a type, and compressed', async () => {
    const bare = await fetch(`${server.url}${REPORTS_PATH}`, { method: 'POST', body: new Blob([text]) });
    expect([bare.status, await errorOf(bare)]).toEqual([415, 'wrong-type']);
    expect((await server.post(text, { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  test('413: more than 512 bytes, announced or not', async () => {
    const padded = text + ' '.repeat(MAX_REPORT_BYTES + 1 - text.length);
    const announced = await server.post(padded);
    expect([announced.status, await errorOf(announced)]).toEqual([413, 'too-large']);
    const chunked = await fetch(`${server.url}${REPORTS_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob([padded]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect([chunked.status, await errorOf(chunked)]).toEqual([413, 'too-large']);
  });

  test('405: other methods, with what is allowed', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await fetch(`${server.url}${REPORTS_PATH}`, { method });
      expect([answer.status, answer.headers.get('allow')], method).toEqual([405, 'POST']);
    }
  });

  test('any JSON is answered as the contract says, and never with 5xx', () => sendAnyJson(server, 100));

  test('a valid report with one byte changed is never taken for another', () =>
    sendOneByteChanged(server, 100));
});

describe('what is taken', () => {
  afterEach(cleanUp);

  test('204 means stored, and a repeat changes nothing', async () => {
    const server = await testServer();
    const report = makeReport({ unread: 3 });
    const answer = await server.post(encodeReport(report));
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(exactSums(server.dataDir)).toEqual(sumReports([report]));
    expect((await server.post(encodeReport(report))).status).toBe(204);
    expect((await server.post({ ...report, unread: 0 })).status).toBe(204);
    server.clock.nextDay();
    expect((await server.post(encodeReport(report))).status).toBe(204);
    expect(exactSums(server.dataDir)).toEqual(sumReports([report]));
  });

  test('the bounds themselves, in any spelling of the type', async () => {
    const server = await testServer();
    const least = makeReport({ attempts: Array(10).fill(0), failures: Array(10).fill(0), unread: 20 });
    const most = makeReport({
      attempts: Array(10).fill(4),
      failures: [2, 2, 2, 2, 2, 1, 1, 1, 1, 1],
      unread: 10,
    });
    expect((await server.post(least, { 'content-type': 'Application/JSON; Charset="UTF-8"' })).status).toBe(
      204,
    );
    const text = encodeReport(most);
    expect((await server.post(text + ' '.repeat(MAX_REPORT_BYTES - text.length))).status).toBe(204);
    expect(exactSums(server.dataDir)).toEqual(sumReports([least, most]));
  });

  test('hundreds at once, each some times over: the sums are exact', async () => {
    const server = await testServer();
    const random = seededRandom(5);
    const reports = Array.from({ length: 200 }, () => randomReport(random));
    const sent = [...reports, ...reports.slice(0, 100)].sort(() => random() - 0.5);
    const statuses = await server.postAll(sent);
    expect(statuses.filter((status) => status !== 204)).toEqual([]);
    expect(exactSums(server.dataDir)).toEqual(sumReports(reports));
  });

  test('503 with Retry-After while the database cannot be written, and exact sums when it comes again', async () => {
    const server = await testServer();
    const reports = Array.from({ length: 8 }, () => makeReport());
    const other = new SqliteDatabase(join(server.dataDir, 'inktally.sqlite'));
    other.exec('begin immediate');
    const answers = await Promise.all(reports.map((report) => server.post(report)));
    for (const answer of answers) {
      expect([answer.status, await errorOf(answer)]).toEqual([503, 'unavailable']);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    const ask = async (path: string) => (await fetch(server.url + path)).status;
    expect([await ask(HEALTH_PATH), await ask(LIVE_PATH)]).toEqual([503, 200]);
    const complaint = 'Storing reports failed: SqliteError: database is locked';
    expect(server.lines.filter((line) => line === complaint)).toHaveLength(1);
    other.exec('rollback');
    other.close();
    expect([await ask(HEALTH_PATH), await ask(LIVE_PATH)]).toEqual([200, 200]);
    expect(new Set(await server.postAll(reports))).toEqual(new Set([204]));
    expect(exactSums(server.dataDir)).toEqual(sumReports(reports));
  });

  test('429 with Retry-After past the limit of a network, and again after an hour', async () => {
    const server = await testServer({ RATE_LIMIT_PER_HOUR: '5', TRUSTED_PROXIES: '127.0.0.1' });
    const from = (address: string) => server.post(makeReport(), { 'x-forwarded-for': address });
    for (let sent = 0; sent < 5; sent++) expect((await from(`198.51.100.${sent}`)).status).toBe(204);
    const refused = await from('198.51.100.9');
    expect([refused.status, await errorOf(refused)]).toEqual([429, 'too-many']);
    expect(refused.headers.get('retry-after')).toBe('720');
    expect((await from('198.51.101.1')).status).toBe(204);
    expect((await from('2001:db8::1')).status).toBe(204);
    server.clock.time += 720_000;
    expect((await from('198.51.100.9')).status).toBe(204);
  });

  test('takes 60 an hour from a network unless told otherwise, and any number from this machine', async () => {
    const server = await testServer({ TRUSTED_PROXIES: '127.0.0.1' });
    const send = (address: string) => server.post('{', { 'x-forwarded-for': address });
    const answers = await Promise.all(Array.from({ length: 61 }, (_, n) => send(`198.51.100.${n}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(60).fill(400), 429]);
    const own = await Promise.all(Array.from({ length: 61 }, () => server.post('{')));
    expect(new Set(own.map(({ status }) => status))).toEqual(new Set([400]));
    const unlimited = await testServer({ TRUSTED_PROXIES: '127.0.0.1', RATE_LIMIT_PER_HOUR: '0' });
    for (let sent = 0; sent < 61; sent++) {
      expect((await unlimited.post('{', { 'x-forwarded-for': '198.51.100.1' })).status).toBe(400);
    }
  });

  test('410 when the service has ended', async () => {
    const server = await testServer({ REPORTS_STOPPED: 'true' });
    const answer = await server.post(makeReport());
    expect([answer.status, await errorOf(answer)]).toEqual([410, 'stopped']);
    expect(exactSums(server.dataDir)).toEqual({});
  });

  test('models of the allow-list', async () => {
    const server = await testServer({ MODEL_VERSIONS: 'm7, m8.1' });
    expect((await server.post(makeReport({ model: 'm8.1', id: newId() }))).status).toBe(204);
    expect((await server.post(makeReport({ model: 'm5', id: newId() }))).status).toBe(422);
  });
});
