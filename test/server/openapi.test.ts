import { Readable } from 'node:stream';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { checkReport } from '../../src/contract';
import { makeApp } from '../../src/server/http/app';
import { IngestQueue } from '../../src/server/ingest-queue';
import { NO_METRICS } from '../../src/server/metrics';
import { readSettings } from '../../src/server/settings';
import { openSqlite, openStore } from '../../src/server/store';
import { cleanUp, cleanUpLater, type TestServer, TOKEN, temporaryFolder, testServer } from './harness';
import { makeReport } from './reports';

afterAll(cleanUp);

type Schema = Record<string, unknown>;
interface Answered {
  readonly headers?: Record<string, unknown>;
  readonly content?: Record<string, { schema: Schema }>;
}
type Operations = Record<string, { responses: Record<string, Answered>; requestBody?: unknown }>;
interface OpenApi {
  readonly paths: Record<string, Operations>;
  readonly components: { schemas: Record<string, Schema> };
}

const REPORTS = '/api/v1/reports';
const SESSION = '/api/v1/session';
const AGGREGATES = '/api/v1/aggregates';
const RELEASES = '/api/v1/releases';

const server = await testServer({ PRIVACY_MIN_REPORTS: '1', CONTACT: 'privacy@inktally.example' });
const document = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as OpenApi;

/** Objects may have the documented keys only: so that no key of an answer is left out of the document. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, closed(inner)] as const);
  const copy = Object.fromEntries(entries);
  return copy.type === 'object' && copy.properties ? { additionalProperties: false, ...copy } : copy;
}

const ajv = new Ajv2020({ strict: true, strictTypes: false });
addFormats.default(ajv);
ajv.addSchema({ $id: 'openapi', components: closed(document.components) }, 'openapi');
ajv.addVocabulary(['components']);

function compile(schema: Schema): ValidateFunction {
  const absolute = JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components');
  return ajv.compile(JSON.parse(absolute));
}

function onServer(path: string, init: RequestInit = {}, on: Pick<TestServer, 'url'> = server) {
  return fetch(on.url + path, init);
}
const posted = (body: unknown, type = 'application/json'): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const bearer = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });

/** A server whose database has lost its tables. */
async function brokenServer(): Promise<TestServer> {
  const database = openSqlite(await temporaryFolder());
  const broken = await testServer({}, { database });
  for (const table of ['meta', 'released', 'report_ids']) {
    await database.kysely.schema.dropTable(table).execute();
  }
  return broken;
}

/** After ten wrong tokens. */
async function tiredServer(): Promise<TestServer> {
  const tired = await testServer();
  for (let n = 0; n < 10; n++) await onServer(SESSION, bearer('a-wrong-token-of-the-tests'), tired);
  return tired;
}

async function afterRelease(accept: string): Promise<Response> {
  expect((await server.post(makeReport({ unread: 3 }))).status).toBe(204);
  server.clock.nextDay();
  await server.release();
  return onServer(AGGREGATES, { headers: { authorization: `Bearer ${TOKEN}`, accept } });
}

/** How each documented answer is brought about: `method path status media-type-or-code`. */
const PROVOKED: Record<string, () => Promise<Response>> = {
  [`post ${REPORTS} 204`]: () => onServer(REPORTS, posted(makeReport())),
  [`post ${REPORTS} 400 malformed`]: () => onServer(REPORTS, posted('{')),
  [`post ${REPORTS} 410 stopped`]: async () =>
    onServer(REPORTS, posted(makeReport()), await testServer({ REPORTS_STOPPED: 'true' })),
  [`post ${REPORTS} 413 too-large`]: () => onServer(REPORTS, posted('x'.repeat(600))),
  [`post ${REPORTS} 415 wrong-type`]: () => onServer(REPORTS, posted('x', 'text/plain')),
  [`post ${REPORTS} 422 out-of-bounds`]: () => onServer(REPORTS, posted(makeReport({ unread: 40 }))),
  [`post ${REPORTS} 422 unknown-model`]: () => onServer(REPORTS, posted(makeReport({ model: 'm999' }))),
  [`post ${REPORTS} 429 too-many`]: async () => {
    const limited = await testServer({ RATE_LIMIT_PER_HOUR: '1' });
    await limited.post(makeReport());
    return limited.post(makeReport());
  },
  [`post ${REPORTS} 503 busy`]: async () => {
    const queue = new IngestQueue({ commit: () => Promise.resolve(), onFailure: () => undefined });
    await queue.close();
    const { app } = await bareApp(queue);
    return app.request(REPORTS, posted(makeReport()), { incoming: bodyOf(makeReport()) });
  },
  [`post ${REPORTS} 503 unavailable`]: async () =>
    onServer(REPORTS, posted(makeReport()), await brokenServer()),
  [`get ${AGGREGATES} 200 application/json`]: () => afterRelease('application/json'),
  [`get ${AGGREGATES} 200 text/csv`]: () => afterRelease('text/csv'),
  [`get ${AGGREGATES} 400 bad-parameter`]: () => onServer(`${AGGREGATES}?from=monday`, bearer(TOKEN)),
  [`get ${AGGREGATES} 401 unauthorized`]: () => onServer(AGGREGATES),
  [`get ${AGGREGATES} 401 wrong-token`]: () => onServer(AGGREGATES, bearer('a-wrong-token-of-the-tests')),
  [`get ${AGGREGATES} 429 too-many`]: async () => onServer(AGGREGATES, bearer(TOKEN), await tiredServer()),
  [`get ${AGGREGATES} 500 failed`]: async () => onServer(AGGREGATES, bearer(TOKEN), await brokenServer()),
  [`get ${RELEASES} 200 application/json`]: () => onServer(RELEASES, bearer(TOKEN)),
  [`get ${RELEASES} 401 unauthorized`]: () => onServer(RELEASES),
  [`get ${RELEASES} 401 wrong-token`]: () => onServer(RELEASES, bearer('a-wrong-token-of-the-tests')),
  [`get ${RELEASES} 429 too-many`]: async () => onServer(RELEASES, bearer(TOKEN), await tiredServer()),
  [`get ${RELEASES} 500 failed`]: async () => onServer(RELEASES, bearer(TOKEN), await brokenServer()),
  [`get ${SESSION} 204`]: () => onServer(SESSION, bearer(TOKEN)),
  [`get ${SESSION} 401 unauthorized`]: () => onServer(SESSION),
  [`get ${SESSION} 401 wrong-token`]: () => onServer(SESSION, bearer('a-wrong-token-of-the-tests')),
  [`get ${SESSION} 429 too-many`]: async () => onServer(SESSION, bearer(TOKEN), await tiredServer()),
  [`post ${SESSION} 204`]: () => onServer(SESSION, posted({ token: TOKEN })),
  [`post ${SESSION} 400 malformed`]: () => onServer(SESSION, posted({ token: 5 })),
  [`post ${SESSION} 401 wrong-token`]: () =>
    onServer(SESSION, posted({ token: 'a-wrong-token-of-the-tests' })),
  [`post ${SESSION} 413 too-large`]: () => onServer(SESSION, posted('x'.repeat(2000))),
  [`post ${SESSION} 415 wrong-type`]: () => onServer(SESSION, posted('x', 'text/plain')),
  [`post ${SESSION} 429 too-many`]: async () =>
    onServer(SESSION, posted({ token: TOKEN }), await tiredServer()),
  [`delete ${SESSION} 204`]: () => onServer(SESSION, { method: 'DELETE' }),
  'get /api/v1/config 200 application/json': () => onServer('/api/v1/config'),
  'get /healthz 200 application/json': () => onServer('/healthz'),
  'get /healthz 503 unavailable': async () => onServer('/healthz', {}, await brokenServer()),
  'get /api/v1/openapi.json 200 application/json': () => onServer('/api/v1/openapi.json'),
};

/** What the reader of bodies needs of Node's request. */
function bodyOf(value: unknown) {
  return Object.assign(Readable.from([Buffer.from(JSON.stringify(value))]), { headers: {} });
}

async function bareApp(queue: IngestQueue) {
  const store = await openStore(openSqlite(await temporaryFolder()));
  cleanUpLater(() => store.close());
  const app = makeApp({
    settings: readSettings({}),
    token: TOKEN,
    store,
    queue,
    files: new Map(),
    now: Date.now,
    senderOf: () => ({ address: '127.0.0.1', encrypted: false, loopback: true }),
    onError: (error) => {
      throw error;
    },
    metrics: NO_METRICS,
  });
  return { app };
}

/** Each documented answer with its codes or media types, as in PROVOKED. */
function documented(): { name: string; answer: Answered; status: number; type: string | null }[] {
  const all = [];
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, { responses }] of Object.entries(operations)) {
      for (const [status, answer] of Object.entries(responses)) {
        if (status === 'default') continue;
        const name = `${method} ${path} ${status}`;
        const common = { answer, status: Number(status) };
        const types = Object.entries(answer.content ?? {});
        if (types.length === 0) all.push({ ...common, name, type: null });
        for (const [type, { schema }] of types) {
          const codes = (schema.properties as { error?: { enum: string[] } } | undefined)?.error?.enum;
          for (const last of codes ?? [type]) all.push({ ...common, name: `${name} ${last}`, type });
        }
      }
    }
  }
  return all;
}

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  expect(await validator.validate({ ...structuredClone(document) })).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('every route of the server is in the document, and nothing else', async () => {
  const queue = new IngestQueue({ commit: () => Promise.resolve(), onFailure: () => undefined });
  const { app } = await bareApp(queue);
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    .map(({ method, path }) => `${method.toLowerCase()} ${path}`);
  const inDocument = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  );
  expect(inDocument.sort()).toEqual([...new Set(routes)].sort());
});

test('every documented answer is brought about below, and no other', () => {
  expect(Object.keys(PROVOKED).sort()).toEqual(
    documented()
      .map(({ name }) => name)
      .sort(),
  );
});

describe('is given as documented:', () => {
  test.each(documented())('$name', async ({ name, answer, status, type }) => {
    const given = await PROVOKED[name]?.();
    if (!given) throw new Error('it is not brought about');
    expect(given.status).toBe(status);
    for (const header of Object.keys(answer.headers ?? {})) {
      expect(given.headers.get(header), header).not.toBeNull();
    }
    const text = await given.text();
    if (type === null) {
      expect(text).toBe('');
      return;
    }
    expect(given.headers.get('content-type')?.split(';')[0]).toBe(type);
    if (type === 'text/csv') {
      expect(text).toMatch(/^from,to,model,digit,/);
      return;
    }
    const validate = compile(answer.content?.[type]?.schema ?? {});
    const body: unknown = JSON.parse(text);
    expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
    const code = name.split(' ')[3];
    if (status >= 400) expect(body).toMatchObject({ error: code });
  });
});

test('every operation has an answer for all that is not listed, and it is an error', async () => {
  for (const operations of Object.values(document.paths)) {
    for (const { responses } of Object.values(operations)) {
      expect(responses.default?.content?.['application/json']?.schema).toEqual({
        $ref: '#/components/schemas/Error',
      });
    }
  }
  const validate = compile({ $ref: '#/components/schemas/Error' });
  const others = [
    await onServer(REPORTS, { method: 'PUT' }),
    await onServer('/api/v1/nothing'),
    await onServer('/healthz', { headers: { 'x-long': 'x'.repeat(10_000) } }),
  ];
  expect(others.map(({ status }) => status)).toEqual([405, 404, 431]);
  for (const given of others) expect(validate(await given.json()), given.url).toBe(true);
});

test('the schema of a report takes what the server takes for well-formed, and nothing else', () => {
  const validate = compile({ $ref: '#/components/schemas/Report' });
  const report = makeReport();
  expect(validate(report)).toBe(true);
  const anything = fc.oneof(
    fc.anything(),
    fc.integer(),
    fc.array(fc.integer({ min: -1, max: 60 }), { minLength: 9, maxLength: 11 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(report), 'time'), anything, (key, value) => {
      const changed: unknown = JSON.parse(JSON.stringify({ ...report, [key]: value }));
      const check = checkReport(changed);
      expect(validate(changed)).toBe(check.ok || check.code !== 'malformed');
    }),
  );
});
