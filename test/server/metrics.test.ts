import { afterEach, describe, expect, test } from 'vitest';
import { CONFIG_PATH, HEALTH_PATH, METRICS_PATH } from '../../src/contract';
import { openSqlite } from '../../src/server/store';
import { cleanUp, errorOf, temporaryFolder, testServer } from './harness';
import { makeReport } from './reports';

afterEach(cleanUp);

/**
 * The samples of Prometheus' text format, by name and labels; a line that is neither a sample
 * nor a comment fails.
 */
async function scrape(url: string | null): Promise<Map<string, number>> {
  const answer = await fetch(url ?? 'no metrics are served');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const samples = new Map<string, number>();
  for (const line of (await answer.text()).split('\n')) {
    if (line === '' || line.startsWith('# ')) continue;
    const [, name = '', value = ''] = /^([a-z0-9_]+(?:\{[^}]*\})?) (\S+)$/.exec(line) ?? [];
    expect(name, line).not.toBe('');
    samples.set(name, Number(value));
  }
  return samples;
}

const withMetrics = { METRICS_PORT: '0', PRIVACY_MIN_REPORTS: '1' };

describe('metrics', () => {
  test('count reports by what became of them, their transactions, and releases', async () => {
    const server = await testServer(withMetrics);
    const before = await scrape(server.metricsUrl);
    expect(before.get('inktally_reports_total{result="accepted"}')).toBe(0);
    expect(before.get('inktally_releases_total')).toBe(1);
    const reports = Array.from({ length: 30 }, () => makeReport());
    await server.postAll(reports);
    await server.postAll(reports.slice(0, 7));
    expect((await server.post('{')).status).toBe(400);
    expect((await server.post({ ...makeReport(), model: 'unknown' })).status).toBe(422);
    expect((await server.post('x'.repeat(600))).status).toBe(413);
    server.clock.nextDay();
    await server.release();
    const after = await scrape(server.metricsUrl);
    expect(after.get('inktally_reports_total{result="accepted"}')).toBe(30);
    expect(after.get('inktally_reports_total{result="repeated"}')).toBe(7);
    for (const code of ['malformed', 'unknown-model', 'too-large']) {
      expect(after.get(`inktally_reports_refused_total{code="${code}"}`), code).toBe(1);
    }
    const commits = after.get('inktally_commit_reports_count') ?? 0;
    expect(commits).toBeGreaterThanOrEqual(2);
    expect(commits).toBeLessThan(37);
    expect(after.get('inktally_commit_reports_sum')).toBe(37);
    expect(after.get('inktally_commit_seconds_count')).toBe(commits);
    expect(after.get('inktally_commit_seconds_sum')).toBeGreaterThan(0);
    expect(after.get('inktally_queue_reports')).toBe(0);
    expect(after.get('inktally_releases_total')).toBe(2);
    expect(after.get('inktally_last_release_timestamp_seconds')).toBe(server.clock.time / 1000);
    expect(after.get('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
    expect(after.has('nodejs_eventloop_lag_p99_seconds')).toBe(true);
  });

  test('count what the database failed to do', async () => {
    const database = openSqlite(await temporaryFolder());
    const server = await testServer(withMetrics, { database });
    await database.kysely.schema.dropTable('sums').execute();
    const answer = await server.post(makeReport());
    expect([answer.status, await errorOf(answer)]).toEqual([503, 'unavailable']);
    server.clock.nextDay(8);
    await server.release();
    const samples = await scrape(server.metricsUrl);
    expect(samples.get('inktally_failures_total{doing="storing"}')).toBe(1);
    expect(samples.get('inktally_failures_total{doing="answering"}')).toBe(0);
    expect(samples.get('inktally_reports_refused_total{code="unavailable"}')).toBe(1);
    expect(samples.get('inktally_reports_total{result="accepted"}')).toBe(0);
  });

  test('have no mark of a sender, and nothing of what a report says', async () => {
    const server = await testServer({ ...withMetrics, TRUSTED_PROXIES: '127.0.0.1,::1' });
    const report = makeReport();
    const marks = { 'x-forwarded-for': '203.0.113.77', 'user-agent': 'marked-agent', cookie: 'marked=1' };
    expect((await server.post(report, marks)).status).toBe(204);
    await server.post({ ...report, model: 'marked-model' }, marks);
    const text = await (await fetch(server.metricsUrl ?? '')).text();
    for (const mark of ['203.0.113', 'marked', report.id, '127.0.0.1', '::1'])
      expect(text).not.toContain(mark);
    const labels = new Set([...text.matchAll(/[{,](\w+)="/g)].map(([, label]) => label));
    // Of the process itself: space, kind, type, version and its parts.
    const ofProcess = ['space', 'kind', 'type', 'version', 'major', 'minor', 'patch'];
    expect([...labels].filter((label) => !ofProcess.includes(label ?? '')).sort()).toEqual(
      ['code', 'doing', 'le', 'result'].sort(),
    );
  });

  test('are off unless a port is set, and never on the port of the app', async () => {
    const off = await testServer();
    expect(off.metricsUrl).toBeNull();
    const on = await testServer(withMetrics);
    for (const { url } of [off, on]) expect((await fetch(`${url}${METRICS_PATH}`)).status).toBe(404);
    const { origin } = new URL(on.metricsUrl ?? '');
    for (const path of ['/', HEALTH_PATH, CONFIG_PATH, `${METRICS_PATH}?x`]) {
      expect((await fetch(origin + path)).status, path).toBe(404);
    }
    expect((await fetch(`${origin}${METRICS_PATH}`, { method: 'POST' })).status).toBe(404);
  });

  test('stop the start with a clear line where their port is taken', async () => {
    const { port } = await testServer();
    const start = testServer({ METRICS_PORT: String(port) });
    await expect(start).rejects.toThrow(
      /^cannot serve on 127\.0\.0\.1 port \d+: .*; set METRICS_PORT or METRICS_HOST/,
    );
  });
});

describe('LOG_FORMAT=json', () => {
  test('writes each line as an object, and no address or time of day', async () => {
    const database = openSqlite(await temporaryFolder());
    const server = await testServer({ LOG_FORMAT: 'json', TRUSTED_PROXIES: '127.0.0.1,::1' }, { database });
    await database.kysely.schema.dropTable('sums').execute();
    expect((await server.post(makeReport(), { 'x-forwarded-for': '203.0.113.77' })).status).toBe(503);
    const lines = server.lines.map((line) => JSON.parse(line) as Record<string, string>);
    expect(lines.map(({ level, event }) => `${level} ${event}`)).toEqual([
      'info serving',
      'info data',
      'warn not-built',
      'warn plain-text',
      'error storing-failed',
    ]);
    for (const line of lines) expect(Object.keys(line)).toEqual(['level', 'event', 'message']);
    expect(lines[0]?.message).toBe(`Inktally serves on ${server.url}`);
    expect(server.lines.join('\n')).not.toMatch(/203\.0\.113|\d\d:\d\d:\d\d/);
  });
});
