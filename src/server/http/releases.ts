import { type Releases, utcDay } from '../../contract';
import { noiseScales, thinDayReports } from '../../statistics';
import type { Settings } from '../settings';
import type { Store } from '../store';
import type { ServerContext } from './answers';

/** `GET /api/v1/releases`: the release rule, and the days released. Tells nothing of open sums. */
export function showReleases(
  store: Pick<Store, 'releasedSpan' | 'isRetired'>,
  settings: Settings,
  now: () => number,
): (context: ServerContext) => Promise<Response> {
  const { privacyEpsilon: epsilon, privacyMinReports, reportsStopped } = settings;
  return async (context) => {
    const answer: Releases = {
      epsilon,
      dayReports: epsilon === null ? privacyMinReports : thinDayReports(noiseScales(epsilon)),
      today: utcDay(now()),
      released: await store.releasedSpan(),
      collecting: !reportsStopped && !(await store.isRetired()),
    };
    return context.json(answer);
  };
}
