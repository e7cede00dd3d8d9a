import { CommandError } from '../command';
import { HEALTH_PATH } from '../contract';
import type { ReachedServer } from './network';

/**
 * A server that runs already.
 *
 * @throws CommandError where no Inktally answers there
 */
export async function reachRunningServer(url: string): Promise<ReachedServer> {
  const answer = await fetch(`${url}${HEALTH_PATH}`).catch(() => null);
  await answer?.body?.cancel();
  if (!answer?.ok) {
    throw new CommandError(
      `--url: no Inktally server answers at ${url}; start one (npm start), or give its address`,
    );
  }
  return { url: async () => url };
}
