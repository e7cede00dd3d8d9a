import { accepts } from 'hono/accepts';
import { isDay, isModelVersion, type Releases } from '../../contract';
import { noiseScales, thinDayReports } from '../../statistics';
import { aggregate, toCsv } from '../aggregates';
import { MIN_TOKEN_LENGTH, type Settings } from '../settings';
import type { ReleasedQuery, Store } from '../store';
import { refuse, type ServerContext } from './answers';

const PARAMETERS = ['from', 'to', 'model'] as const;

/** `GET /api/v1/aggregates`: the released cells that touch a period, as JSON or CSV. */
export function showAggregates(
  store: Pick<Store, 'released'>,
  epsilon: number | null,
): (context: ServerContext) => Promise<Response> {
  return async (context) => {
    const query = readQuery(new URL(context.req.url).searchParams);
    if (typeof query === 'string') return refuse(context, 'bad-parameter', query);
    const aggregates = aggregate(await store.released(query), epsilon);
    context.header('vary', 'Accept');
    const type = accepts(context, {
      header: 'Accept',
      supports: ['application/json', 'text/csv'],
      default: 'application/json',
    });
    if (type !== 'text/csv') return context.json(aggregates);
    return context.body(toCsv(aggregates), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
    });
  };
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
