import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import {
  AGGREGATES_PATH,
  aggregatesSchema,
  CONFIG_PATH,
  configSchema,
  ERROR_STATUS,
  type ErrorCode,
  errorSchema,
  HEALTH_PATH,
  healthSchema,
  LIVE_PATH,
  loginSchema,
  MAX_AGGREGATES_DAYS,
  MAX_REPORT_BYTES,
  MAX_REPORT_COUNTS,
  MAX_REPORT_FAILURES,
  MIN_REPORT_COUNTS,
  OPENAPI_PATH,
  RELEASES_PATH,
  REPORTS_PATH,
  releasesSchema,
  reportSchema,
  SESSION_PATH,
} from '../../contract';
import { COOKIE } from './maintainer';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Responses = Record<string, Json>;

/** The maintainer token, or the cookie of a login. */
const MAINTAINER: Json = [{ token: [] }, { session: [] }];

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Json): Json => ({ 'application/json': { schema } });
const answer = (description: string, content?: Json): Json => ({ description, ...(content && { content }) });
const bodyOf = (name: string): Json => ({ required: true, content: json(ref(name)) });

const RETRY_AFTER: Json = {
  'retry-after': {
    description: 'Whole seconds until the next try.',
    schema: { type: 'string', pattern: '^\\d+$' },
  },
};

/** The answers of these error codes, by status. */
function errors(...codes: readonly ErrorCode[]): Responses {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes)
    byStatus.set(ERROR_STATUS[code], [...(byStatus.get(ERROR_STATUS[code]) ?? []), code]);
  const responses = [...byStatus].map(([status, those]): [string, Json] => [
    String(status),
    {
      description: those.join(' or '),
      ...((status === 429 || status === 503) && { headers: RETRY_AFTER }),
      content: json({ allOf: [ref('Error')], properties: { error: { enum: those } } }),
    },
  ]);
  return Object.fromEntries(responses);
}

interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly security?: Json;
  readonly parameters?: Json;
  readonly requestBody?: Json;
  readonly responses: Responses;
}

function operation({ responses, ...rest }: Operation): Json {
  const others = answer(
    'Any other error: no valid HTTP (400), headers too large (431), a request that takes too long (408), a transfer coding other than chunked (501), too many requests of one network under way (429), a failure of the server (500).',
    json(ref('Error')),
  );
  return { ...rest, responses: { ...responses, default: others } };
}

const dayParameter = (name: string, description: string): Json => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string', format: 'date' },
});

/** The API as an OpenAPI 3.1 document: every route but the app's own files. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Inktally',
      version: '1',
      description:
        'Takes anonymous reports of failure rates, and gives the released sums to maintainers. Other methods of these paths are answered with 405, and other paths under /api with 404. Keys may be added to answers, none is ever taken away.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [],
    paths: {
      [REPORTS_PATH]: { post: operation(POST_REPORT) },
      [AGGREGATES_PATH]: { get: operation(GET_AGGREGATES) },
      [RELEASES_PATH]: { get: operation(GET_RELEASES) },
      [SESSION_PATH]: {
        get: operation(GET_SESSION),
        post: operation(POST_SESSION),
        delete: operation(DELETE_SESSION),
      },
      [CONFIG_PATH]: { get: operation(GET_CONFIG) },
      [HEALTH_PATH]: { get: operation(GET_HEALTH) },
      [LIVE_PATH]: { get: operation(GET_LIVE) },
      [OPENAPI_PATH]: { get: operation(GET_OPENAPI) },
    },
    components: {
      schemas: bodySchemas() as unknown as Json,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The maintainer token.' },
        session: { type: 'apiKey', in: 'cookie', name: COOKIE, description: `Set by POST ${SESSION_PATH}.` },
      },
    },
  };
}

const POST_REPORT: Operation = {
  summary: 'Take a report.',
  description: `At most ${MAX_REPORT_BYTES} bytes of strict JSON: UTF-8, no key twice, none beside those named. attempts and unread add up to ${MIN_REPORT_COUNTS} to ${MAX_REPORT_COUNTS}, failures and unread to at most ${MAX_REPORT_FAILURES}. 204 means that the report is committed, now or before: a repeat changes nothing. After 408, 429 and 5xx the same bytes may come again; after any other error they would be refused again, and after 410 nothing shall be sent any more.`,
  requestBody: bodyOf('Report'),
  responses: {
    '204': answer('Stored, now or before.'),
    ...errors(
      'malformed',
      'stopped',
      'too-large',
      'wrong-type',
      'out-of-bounds',
      'unknown-model',
      'too-many',
      'busy',
      'unavailable',
    ),
  },
};

const GET_AGGREGATES: Operation = {
  summary: 'The released failure rates.',
  description: `Of the days and weeks that touch the given period, at most ${MAX_AGGREGATES_DAYS} days; where an end is not given, it is that of all that was released. The same answer until the next release, with an ETag. With noise, counts can be any whole number, and the totals have noise of their own: they are no sums of the cells. \`epsilon\` of a cell is there where it is another than the answer’s; null stands for exact sums. \`unusual\` of a total is there where the figures of that period and version may have been tampered with.`,
  security: MAINTAINER,
  parameters: [
    dayParameter('from', 'First UTC day.'),
    dayParameter('to', 'Last UTC day.'),
    { name: 'model', in: 'query', description: 'Version of the model.', schema: { type: 'string' } },
  ],
  responses: {
    '200': answer(
      'JSON, or CSV where the Accept header asks for it; there the totals have the digit `all`.',
      {
        'application/json': { schema: ref('Aggregates') },
        'text/csv': { schema: { type: 'string' } },
      },
    ),
    '304': answer('Nothing was released since the answer whose ETag is in If-None-Match.'),
    ...errors('bad-parameter', 'unauthorized', 'wrong-token', 'too-many', 'failed'),
  },
};

const GET_RELEASES: Operation = {
  summary: 'By what rule sums are released, and what there is.',
  description:
    'Nothing in it comes from sums that are not released. From `dayReports` reports of a version on, a day is released by itself; with noise, a count that has noise is compared. `today` is the UTC day by the server’s clock; `collecting` is false once the service has ended.',
  security: MAINTAINER,
  responses: {
    '200': answer('The rule, and the first and the last day released.', json(ref('Releases'))),
    ...errors('unauthorized', 'wrong-token', 'too-many', 'failed'),
  },
};

const GET_SESSION: Operation = {
  summary: 'Whether this is a maintainer.',
  security: MAINTAINER,
  responses: {
    '204': answer('It is.'),
    ...errors('unauthorized', 'wrong-token', 'too-many'),
  },
};

const POST_SESSION: Operation = {
  summary: 'Log in as a maintainer.',
  requestBody: bodyOf('Login'),
  responses: {
    '204': {
      description: 'The cookie opens everything that the token opens, for 12 hours.',
      headers: { 'set-cookie': { description: 'The session.', schema: { type: 'string' } } },
    },
    ...errors('malformed', 'wrong-token', 'too-large', 'wrong-type', 'too-many'),
  },
};

const DELETE_SESSION: Operation = {
  summary: 'Log out: the session ends, also for a copy of its cookie.',
  responses: { '204': answer('Done, whether there was a session or not.') },
};

const GET_CONFIG: Operation = {
  summary: 'What the operator has set for all to see.',
  description:
    '`contact` is shown in the privacy policy; null where none is set. `publicFigures`: whether the aggregates and the rule of releases are given without a token, within a limit of readings a network. `epsilon`: the noise on released figures, as the policy shows it; null where it is off, and then only figures of at least `minReports` reports are released.',
  responses: { '200': answer('The settings.', json(ref('Config'))) },
};

const GET_HEALTH: Operation = {
  summary: 'Whether the server can store reports, for load balancers.',
  description: 'It tries to write. A good answer holds for a second.',
  responses: { '200': answer('It can.', json(ref('Health'))), ...errors('unavailable') },
};

const GET_LIVE: Operation = {
  summary: 'Whether the process answers, whatever its database does.',
  responses: { '200': answer('It does.', json(ref('Health'))) },
};

const GET_OPENAPI: Operation = {
  summary: 'This document.',
  responses: { '200': answer('OpenAPI 3.1.', json({ type: 'object' })) },
};

/** What the keys of a report mean; the schema has their form. */
const REPORT_KEYS: Readonly<Record<keyof typeof reportSchema.entries, string>> = {
  v: 'Version of the format.',
  id: 'Names the report, not its sender: 128 random bits, fresh for each, so that a repeat can be ignored.',
  model: 'Version of the model that read the digits.',
  attempts: 'Finished readings by the digit that was meant, 0 to 9.',
  failures: 'Those among them that were misread or refused: of no digit more than its attempts.',
  unread: 'Readings refused and never labelled.',
};

/** The schemas of bodies by name, as the program itself uses them to check what it reads. */
function bodySchemas(): Record<string, JsonSchema> {
  const report = convert(reportSchema);
  for (const [key, description] of Object.entries(REPORT_KEYS)) {
    Object.assign(report.properties?.[key] ?? {}, { description });
  }
  return {
    Report: report,
    Login: convert(loginSchema),
    Aggregates: convert(aggregatesSchema),
    Releases: convert(releasesSchema),
    Config: convert(configSchema),
    Health: convert(healthSchema),
    Error: convert(errorSchema),
  };
}

function convert(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, ...converted } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    // JSON numbers are always finite.
    ignoreActions: ['finite'],
    // The only custom check is that of a day.
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === 'check' ? { ...jsonSchema, format: 'date' } : null,
  });
  return converted;
}
