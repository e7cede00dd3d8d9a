import { accepts } from 'hono/accepts';
import { isDay, isModelVersion, MAX_AGGREGATES_DAYS, type Releases } from '../../contract';
import { noiseScales, thinDayReports } from '../../statistics';
import type { ReleasedFigures } from '../released-figures';
import { MIN_TOKEN_LENGTH, type Settings } from '../settings';
import type { ReleasedQuery, Store } from '../store';
import { refuse, type ServerContext } from './answers';

const PARAMETERS = ['from', 'to', 'model'] as const;

const CONTENT_TYPES = { json: 'application/json', csv: 'text/csv; charset=utf-8; header=present' } as const;

/** `GET /api/v1/aggregates`: the released cells that touch a period, as JSON or CSV. */
export function showAggregates(figures: ReleasedFigures): (context: ServerContext) => Promise<Response> {
  return async (context) => {
    const query = readQuery(new URL(context.req.url).searchParams);
    if (typeof query === 'string') return refuse(context, 'bad-parameter', query);
    const days = await figures.daysOf(query);
    if (days > MAX_AGGREGATES_DAYS) {
      const message = `from, to: these are ${days} days; ask for at most ${MAX_AGGREGATES_DAYS} at once`;
      return refuse(context, 'bad-parameter', message);
    }
    const type = accepts(context, {
      header: 'Accept',
      supports: ['application/json', 'text/csv'],
      default: 'application/json',
    });
    const format = type === 'text/csv' ? 'csv' : 'json';
    const { tag, pieces } = await figures.answer(query, format);
    const headers = { 'cache-control': 'private, no-cache', etag: tag, vary: 'Accept' };
    if (context.req.header('if-none-match')?.includes(tag)) return context.body(null, 304, headers);
    // Never copied: the readers of the moment share the bytes.
    return context.body(streamOf(pieces), 200, {
      ...headers,
      'content-type': CONTENT_TYPES[format],
      'content-length': String(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)),
    });
  };
}

function streamOf(pieces: readonly Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

/** The query of these parameters, or what is wrong with them. */
function readQuery(parameters: URLSearchParams): ReleasedQuery | string {
  for (const name of parameters.keys()) {
    if (!PARAMETERS.some((known) => known === name)) {
      // Do not echo a token that someone put into the address by mistake.
      const shown = name.length < MIN_TOKEN_LENGTH ? name : 'a parameter';
      return `${shown}: is none of ${PARAMETERS.join(', ')}`;
    }
    if (parameters.getAll(name).length > 1) return `${name}: is given more than once`;
  }
  const [from = null, to = null, model = null] = PARAMETERS.map((name) => parameters.get(name));
  if (from !== null && !isDay(from)) return 'from: must be a day, YYYY-MM-DD';
  if (to !== null && !isDay(to)) return 'to: must be a day, YYYY-MM-DD';
  if (from !== null && to !== null && from > to) return 'from: must not be after to';
  if (model !== null && !isModelVersion(model)) return 'model: must be a model version such as m5';
  return { from, to, model };
}

/** `GET /api/v1/releases`: the release rule, and the days released. Tells nothing of open sums. */
export function showReleases(
  store: Pick<Store, 'today' | 'releasedSpan' | 'isRetired'>,
  settings: Settings,
): (context: ServerContext) => Promise<Response> {
  const { privacyEpsilon: epsilon, privacyMinReports, reportsStopped } = settings;
  return async (context) => {
    const answer: Releases = {
      epsilon,
      dayReports: epsilon === null ? privacyMinReports : thinDayReports(noiseScales(epsilon)),
      today: await store.today(),
      released: await store.releasedSpan(),
      collecting: !reportsStopped && !(await store.isRetired()),
    };
    return context.json(answer);
  };
}
