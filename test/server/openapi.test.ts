import { Readable } from 'node:stream';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  AGGREGATES_PATH,
  CONFIG_PATH,
  checkReport,
  HEALTH_PATH,
  LIVE_PATH,
  OPENAPI_PATH,
  RELEASES_PATH,
  REPORTS_PATH,
  SESSION_PATH,
} from '../../src/contract';
import { makeApp } from '../../src/server/http/app';
import { IngestQueue } from '../../src/server/ingest-queue';
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

const server = await testServer({ PRIVACY_MIN_REPORTS: '1', CONTACT: 'privacy@inktally.example' });
const document = (await (await fetch(`${server.url}${OPENAPI_PATH}`)).json()) as OpenApi;

/**
 * Objects may have the documented keys only: so that no key of an answer is left
 * out of the document.
 */
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
  for (let n = 0; n < 10; n++) await onServer(SESSION_PATH, bearer('a-wrong-token-of-the-tests'), tired);
  return tired;
}

async function afterRelease(accept: string): Promise<Response> {
  expect((await server.post(makeReport({ unread: 3 }))).status).toBe(204);
  server.clock.nextDay();
  await server.release();
  return onServer(AGGREGATES_PATH, { headers: { authorization: `Bearer ${TOKEN}`, accept } });
}

/** How each documented answer is brought about: `method path status media-type-or-code`. */
const PROVOKED: Record<string, () => Promise<Response>> = {
  [`post ${REPORTS_PATH} 204`]: () => onServer(REPORTS_PATH, posted(makeReport())),
  [`post ${REPORTS_PATH} 400 malformed`]: () => onServer(REPORTS_PATH, posted('{')),
  [`post ${REPORTS_PATH} 410 stopped`]: async () =>
    onServer(REPORTS_PATH, posted(makeReport()), await testServer({ REPORTS_STOPPED: 'true' })),
  [`post ${REPORTS_PATH} 413 too-large`]: () => onServer(REPORTS_PATH, posted('x'.repeat(600))),
  [`post ${REPORTS_PATH} 415 wrong-type`]: () => onServer(REPORTS_PATH, posted('x', 'text/plain')),
  [`post ${REPORTS_PATH} 422 out-of-bounds`]: () =>
    onServer(REPORTS_PATH, posted(makeReport({ unread: 40 }))),
  [`post ${REPORTS_PATH} 422 unknown-model`]: () =>
    onServer(REPORTS_PATH, posted(makeReport({ model: 'm999' }))),
  [`post ${REPORTS_PATH} 429 too-many`]: async () => {
    const limited = await testServer({ RATE_LIMIT_PER_HOUR: '1', TRUSTED_PROXIES: '127.0.0.1' });
    const from = { 'x-forwarded-for': '198.51.100.1' };
    await limited.post(makeReport(), from);
    return limited.post(makeReport(), from);
  },
  [`post ${REPORTS_PATH} 503 busy`]: async () => {
    const queue = new IngestQueue({ commit: () => Promise.resolve(), onFailure: () => undefined });
    await queue.close();
    const { app } = await bareApp(queue);
    return app.request(REPORTS_PATH, posted(makeReport()), { incoming: bodyOf(makeReport()) });
  },
  [`post ${REPORTS_PATH} 503 unavailable`]: async () =>
    onServer(REPORTS_PATH, posted(makeReport()), await brokenServer()),
  [`get ${AGGREGATES_PATH} 200 application/json`]: () => afterRelease('application/json'),
  [`get ${AGGREGATES_PATH} 200 text/csv`]: () => afterRelease('text/csv'),
  [`get ${AGGREGATES_PATH} 304`]: async () => {
    const etag = (await onServer(AGGREGATES_PATH, bearer(TOKEN))).headers.get('etag') ?? '';
    const headers = { authorization: `Bearer ${TOKEN}`, 'if-none-match': etag };
    return onServer(AGGREGATES_PATH, { headers });
  },
  [`get ${AGGREGATES_PATH} 400 bad-parameter`]: () =>
    onServer(`${AGGREGATES_PATH}?from=monday`, bearer(TOKEN)),
  [`get ${AGGREGATES_PATH} 401 unauthorized`]: () => onServer(AGGREGATES_PATH),
  [`get ${AGGREGATES_PATH} 401 wrong-token`]: () =>
    onServer(AGGREGATES_PATH, bearer('a-wrong-token-of-the-tests')),
  [`get ${AGGREGATES_PATH} 429 too-many`]: async () =>
    onServer(AGGREGATES_PATH, bearer('a-wrong-token-of-the-tests'), await tiredServer()),
  [`get ${AGGREGATES_PATH} 500 failed`]: async () =>
    onServer(AGGREGATES_PATH, bearer(TOKEN), await brokenServer()),
  [`get ${RELEASES_PATH} 200 application/json`]: () => onServer(RELEASES_PATH, bearer(TOKEN)),
  [`get ${RELEASES_PATH} 401 unauthorized`]: () => onServer(RELEASES_PATH),
  [`get ${RELEASES_PATH} 401 wrong-token`]: () =>
    onServer(RELEASES_PATH, bearer('a-wrong-token-of-the-tests')),
  [`get ${RELEASES_PATH} 429 too-many`]: async () =>
    onServer(RELEASES_PATH, bearer('a-wrong-token-of-the-tests'), await tiredServer()),
  [`get ${RELEASES_PATH} 500 failed`]: async () =>
    onServer(RELEASES_PATH, bearer(TOKEN), await brokenServer()),
  [`get ${SESSION_PATH} 204`]: () => onServer(SESSION_PATH, bearer(TOKEN)),
  [`get ${SESSION_PATH} 401 unauthorized`]: () => onServer(SESSION_PATH),
  [`get ${SESSION_PATH} 401 wrong-token`]: () => onServer(SESSION_PATH, bearer('a-wrong-token-of-the-tests')),
  [`get ${SESSION_PATH} 429 too-many`]: async () =>
    onServer(SESSION_PATH, bearer('a-wrong-token-of-the-tests'), await tiredServer()),
  [`post ${SESSION_PATH} 204`]: () => onServer(SESSION_PATH, posted({ token: TOKEN })),
  [`post ${SESSION_PATH} 400 malformed`]: () => onServer(SESSION_PATH, posted({ token: 5 })),
  [`post ${SESSION_PATH} 401 wrong-token`]: () =>
    onServer(SESSION_PATH, posted({ token: 'a-wrong-token-of-the-tests' })),
  [`post ${SESSION_PATH} 413 too-large`]: () => onServer(SESSION_PATH, posted('x'.repeat(2000))),
  [`post ${SESSION_PATH} 415 wrong-type`]: () => onServer(SESSION_PATH, posted('x', 'text/plain')),
  [`post ${SESSION_PATH} 429 too-many`]: async () =>
    onServer(SESSION_PATH, posted({ token: 'a-wrong-token' }), await tiredServer()),
  [`delete ${SESSION_PATH} 204`]: () => onServer(SESSION_PATH, { method: 'DELETE' }),
  [`get ${CONFIG_PATH} 200 application/json`]: () => onServer(CONFIG_PATH),
  [`get ${HEALTH_PATH} 200 application/json`]: () => onServer(HEALTH_PATH),
  [`get ${HEALTH_PATH} 503 unavailable`]: async () => onServer(HEALTH_PATH, {}, await brokenServer()),
  [`get ${LIVE_PATH} 200 application/json`]: () => onServer(LIVE_PATH),
  [`get ${OPENAPI_PATH} 200 application/json`]: () => onServer(OPENAPI_PATH),
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
    senderOf: () => ({ address: '127.0.0.1', encrypted: false, loopback: true, ignoresForwarded: false }),
    onError: (error) => {
      throw error;
    },
    metrics: null,
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
    await onServer(REPORTS_PATH, { method: 'PUT' }),
    await onServer('/api/v1/nothing'),
    await onServer(HEALTH_PATH, { headers: { 'x-long': 'x'.repeat(10_000) } }),
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
