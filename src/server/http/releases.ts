import { noiseScales, thinDayReports } from '../../statistics';
import { type Day, utcDay } from '../calendar';
import type { Settings } from '../settings';
import type { Store } from '../store';
import type { ServerContext } from './answers';
import type { MaintainerGuard } from './maintainer';

/** The answer of `GET /api/v1/releases`: by what rule sums are released, and what there is. Nothing in it comes from unreleased sums. */
interface Releases {
  /** As in the aggregates; `null` for exact sums. */
  readonly epsilon: number | null;
  /** Reports of a version from which on a day is released by itself; with noise compared with a count that has noise. */
  readonly dayReports: number;
  /** The present UTC day by the server's clock: the days before it have ended. */
  readonly today: Day;
  /** First and last day of all that was released; `null` where nothing was. */
  readonly released: { readonly from: Day; readonly to: Day } | null;
  /** Whether reports are taken; `false` once the service has ended. */
  readonly collecting: boolean;
}

/** The handler of `GET /api/v1/releases`. */
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
