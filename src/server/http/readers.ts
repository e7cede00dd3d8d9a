import { addressPrefix, type Sender } from '../client-address';
import type { RateLimiter } from '../rate-limit';
import { refuseForNow, type ServerContext } from './answers';
import type { MaintainerGuard } from './maintainer';

/**
 * Readings of public figures that one network may make at once, and how many more in an hour. An answer over years takes the processor
 * for a while, and it must stay free for reports.
 */
export const PUBLIC_READ_LIMIT = { burst: 120, perHour: 1200 };

/** The guard of public figures: lets everyone through, within the limit. Maintainers have none, and a wrong token is told so. */
export function readerGuard(
  maintainers: MaintainerGuard,
  limiter: RateLimiter,
  senderOf: (context: ServerContext) => Sender,
): MaintainerGuard {
  return async (context) => {
    const denied = await maintainers(context);
    if (denied === null || context.req.header('authorization') !== undefined) return denied;
    const prefix = addressPrefix(senderOf(context).address);
    const seconds = limiter.wait(prefix);
    if (seconds > 0) {
      return refuseForNow(context, 'too-many', 'too many readings from this network: wait', seconds);
    }
    limiter.spend(prefix);
    return null;
  };
}
