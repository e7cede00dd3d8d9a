import type { TelemetryPorts } from './ports';

/** Longest wait between checks, in ms: timers stop in sleep, and nothing signals a new day. */
export const MAX_CHECK_WAIT_MS = 3_600_000;
/** Wait before the next check if something is due but another tab is busy with it. */
const BUSY_CHECK_WAIT_MS = 60_000;

export interface Scheduler {
  /** Checks now, or right after the current check. */
  wake(): void;
  stop(): void;
}

/**
 * Checks now, on `wake`, when the device goes online, and when the last check asked for it.
 *
 * @param check does what is due and resolves with the time of the next check in milliseconds since
 *   the epoch (null: none); it never rejects
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
    cancelTimer = ports.setTimer(wait > 0 ? Math.min(wait, MAX_CHECK_WAIT_MS) : BUSY_CHECK_WAIT_MS, wake);
  }

  function wake(): void {
    if (stopped) return;
    if (checking) again = true;
    else void run();
  }

  const stopListening = ports.onOnline(wake);
  wake();
  return {
    wake,
    stop() {
      stopped = true;
      cancelTimer();
      stopListening();
    },
  };
}
