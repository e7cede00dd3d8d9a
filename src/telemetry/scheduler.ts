import type { TelemetryPorts } from './ports';

/**
 * Longest wait between two checks, in milliseconds. Timers stand still while a device sleeps, and a new UTC day
 * begins without telling anybody.
 */
export const MAX_CHECK_WAIT_MS = 3_600_000;
/** Wait before the next check where something is due already but could not be done (another tab is at it). */
const BUSY_CHECK_WAIT_MS = 60_000;

export interface Scheduler {
  /** Checks as soon as the check under way, if any, has ended. */
  poke(): void;
  stop(): void;
}

/**
 * Checks now, whenever poked, when the device gets online, and when the last check said.
 *
 * @param check does what is due; resolves with the instant of the next thing to do (null: nothing to wait for) and
 *   never rejects
 */
export function startScheduler(
  ports: Pick<TelemetryPorts, 'now' | 'setTimer' | 'onOnline'>,
  check: () => Promise<number | null>,
): Scheduler {
  let stopped = false;
  let checking = false;
  let again = false;
  let cancelTimer = () => {};

  async function run(): Promise<void> {
    cancelTimer();
    checking = true;
    let next: number | null;
    do {
      again = false;
      next = await check();
    } while (again && !stopped);
    checking = false;
    if (next === null || stopped) return;
    const wait = next - ports.now();
    cancelTimer = ports.setTimer(wait > 0 ? Math.min(wait, MAX_CHECK_WAIT_MS) : BUSY_CHECK_WAIT_MS, poke);
  }

  function poke(): void {
    if (stopped) return;
    if (checking) again = true;
    else void run();
  }

  const stopListening = ports.onOnline(poke);
  poke();
  return {
    poke,
    stop() {
      stopped = true;
      cancelTimer();
      stopListening();
    },
  };
}
