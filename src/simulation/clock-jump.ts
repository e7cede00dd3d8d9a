import { DAY_MS, utcDay } from '../contract';
import type { Ledger } from './ledger';
import type { OwnServer } from './own-server';
import type { ClockJump } from './population';

/** What a server did while its clock was not to be believed: nothing, if it is right. */
export interface ClockFindings extends ClockJump {
  /** Requests that it refused; the devices keep their reports. */
  readonly refused: number;
  /** Reports that it counted nevertheless. */
  readonly counted: number;
  /** Figures that it released nevertheless. */
  readonly released: number;
}

/**
 * Sets the server's clock wrong, at the begin of a day.
 *
 * @param midnight of the day, in milliseconds since the epoch; the days before it are released
 * @returns at the end of the day, what the server did on it
 */
export async function jumpClock(
  server: OwnServer,
  ledger: Ledger,
  jump: ClockJump,
  midnight: number,
): Promise<() => Promise<ClockFindings>> {
  const wrong = midnight + jump.days * DAY_MS;
  const read = async () => {
    const sums = await Promise.all([midnight, wrong].map((time) => server.readDaySums(utcDay(time))));
    const { totals, cells } = await server.released();
    return {
      refused: ledger.traffic.refused,
      counted: sums.reduce((sum, { ids }) => sum + ids.length, 0),
      released: totals.length + cells.length,
    };
  };
  const before = await read();
  await server.process.setTime(wrong);
  return async () => {
    const after = await read();
    return {
      ...jump,
      refused: after.refused - before.refused,
      counted: after.counted - before.counted,
      released: after.released - before.released,
    };
  };
}
