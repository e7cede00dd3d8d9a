import { addressPrefix, type Sender } from '../client-address';
import type { RateLimiter } from '../rate-limit';
import { refuseForNow, type ServerContext } from './answers';
import type { MaintainerGuard } from './maintainer';

/**
 * Public reads that one network may make at once, and per hour. An answer over years takes the
 * processor a while, and reports need it.
 */
export const PUBLIC_READ_LIMIT = { burst: 120, perHour: 1200 };

/** Lets everyone read within the limit, and maintainers without one; refuses a wrong token. */
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
