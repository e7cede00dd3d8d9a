import { type Releases, utcDay } from '../../contract';
import { noiseScales, thinDayReports } from '../../statistics';
import type { Settings } from '../settings';
import type { Store } from '../store';
import type { ServerContext } from './answers';
import type { MaintainerGuard } from './maintainer';

/** The handler of `GET /api/v1/releases`: by what rule sums are released, and what there is. Nothing in it comes from unreleased sums. */
export function showReleases(
  store: Pick<Store, 'releasedSpan' | 'isRetired'>,
  settings: Settings,
  now: () => number,
  guard: MaintainerGuard,
): (context: ServerContext) => Promise<Response> {
  const { privacyEpsilon: epsilon, privacyMinReports, reportsStopped } = settings;
  return async (context) => {
    const denied = guard(context);
    if (denied) return denied;
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
