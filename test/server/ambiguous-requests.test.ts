import { afterEach, expect, test } from 'vitest';
import { encodeReport, REPORTS_PATH } from '../../src/contract';
import { cleanUp, testServer } from './harness';
import { makeReport } from './reports';
import { raw } from './wire';

afterEach(cleanUp);

const POST = `POST ${REPORTS_PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;

test.each([
  ['two hosts', 400, 'bad-request', 'Host: other\r\nContent-Length: 2\r\n\r\n{}'],
  ['the same host twice', 400, 'bad-request', 'hOST: localhost\r\nContent-Length: 2\r\n\r\n{}'],
  [
    'a coding that is not decoded',
    501,
    'not-implemented',
    'Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
  ],
  [
    'a coding on a line of its own',
    501,
    'not-implemented',
    'Transfer-Encoding: deflate\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
])('%s: %i', async (_, status, error, rest) => {
  const { port } = await testServer();
  const answer = await raw(port, POST + rest);
  expect([answer.status, JSON.parse(answer.body).error]).toEqual([status, error]);
  expect(answer.headers).toMatchObject({ connection: 'close', 'x-content-type-options': 'nosniff' });
});

test('chunked is decoded, however it is written', async () => {
  const { port } = await testServer();
  const body = encodeReport(makeReport());
  const chunks = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  const answer = await raw(port, `${POST}Connection: close\r\nTransfer-Encoding: Chunked\r\n\r\n${chunks}`);
  expect(answer.status).toBe(204);
});

test('a forwarded address is warned about once where its proxy is not trusted, without the address', async () => {
  const warnings = ({ lines }: { lines: string[] }) =>
    lines.filter((line) => line.includes('X-Forwarded-For'));
  const from = { 'x-forwarded-for': '198.51.100.1' };
  const [strange, trusting] = [await testServer(), await testServer({ TRUSTED_PROXIES: '127.0.0.1' })];
  for (const server of [strange, trusting, strange]) {
    expect((await server.post(makeReport())).status).toBe(204);
    expect((await server.post(makeReport(), from)).status).toBe(204);
  }
  expect(warnings(strange)).toEqual([expect.stringContaining('name it there')]);
  expect(warnings(strange)[0]).not.toContain('198.51.100.1');
  expect(warnings(trusting)).toEqual([]);
});
