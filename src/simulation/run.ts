import { DAY_MS, utcDay } from '../contract';
import { Audit, type ServerFindings } from './audit';
import { type ClockFindings, jumpClock } from './clock-jump';
import { type Ends, noEnds } from './device-books';
import { Installation } from './installation';
import { Killer } from './killer';
import { Ledger, type Traffic } from './ledger';
import { findLiar, type LiarFindings, madeUpReports } from './liar';
import { Network, type ReachedServer } from './network';
import type { OwnServer } from './own-server';
import type { Population } from './population';
import { compareReleased, type ReleaseFindings } from './released';

/** Installations that live at the same time. */
const CONCURRENCY = 64;

/** What is simulated, and for how long. */
export interface Plan {
  readonly population: Population;
  readonly days: number;
  /** The first instant of the run: a UTC midnight, in milliseconds since the epoch. */
  readonly start: number;
  readonly seed: number;
  /** Days without visits at the end; with 7 every ISO week has ended, and all is released. */
  readonly quietDays: number;
}

/** What came of a run. Installations' figures are in attempts, the server's in reports. */
export interface SimulationResult {
  readonly attempts: number;
  /** Attempts that had to be counted: of users who share. */
  readonly counted: number;
  readonly ends: Ends;
  readonly traffic: Traffic;
  /** Reports of which a request left a device. */
  readonly sent: number;
  /** Reports whose 2xx the device heard. */
  readonly acknowledged: number;
  /** How often the server was killed. */
  readonly kills: number;
  /** Null where the server is somebody else's: its open sums cannot be seen. */
  readonly server: ServerFindings | null;
  readonly release: ReleaseFindings | null;
  /** Null without made-up reports. */
  readonly liar: LiarFindings | null;
  /** Null where the clock was always right. */
  readonly clock: ClockFindings | null;
}

/** How far a run is. */
export interface Progress {
  /** Days of installations that are over, of `installs * days`. */
  readonly lived: number;
  readonly day: number;
  readonly sent: number;
}

/**
 * Lives all days of all installations against a real server: one of the simulation's own, whose
 * clock keeps pace day by day, or one that runs anyway. @throws Error where it cannot go on
 */
export async function simulate(
  plan: Plan,
  target: OwnServer | ReachedServer,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<SimulationResult> {
  const { population, days, start, seed } = plan;
  const own = 'process' in target ? target : null;
  const ledger = new Ledger();
  const audit = own && new Audit(ledger);
  const killer = own && new Killer(own.process, population.faults.serverRestarts, days, seed);
  const reached: ReachedServer = own ? own.process : (target as ReachedServer);
  const network = new Network(reached, population.faults, ledger, () => killer?.request());
  const surroundings = { population, start, seed, network, freshIds: own === null };
  const installations = Array.from(
    { length: population.installs },
    (_, index) => new Installation(index, surroundings),
  );
  const { clockJump } = population.faults;
  let clock: ClockFindings | null = null;
  let lived = 0;
  for (let day = 0; day < days; day++) {
    const midnight = start + day * DAY_MS;
    await own?.process.setTime(midnight);
    const seen = own && clockJump?.day === day ? await jumpClock(own, ledger, clockJump, midnight) : null;
    killer?.beginDay(day);
    await Promise.all([
      network.deliverLate(),
      forEach(madeUpReports(population, day, seed), (body) => network.deliverMadeUp(body)),
      forEach(installations, async (installation) => {
        await installation.live(day);
        lived++;
        onProgress({ lived, day, sent: ledger.reports.size });
      }),
    ]);
    await killer?.endDay();
    if (seen) clock = await seen();
    if (own) {
      const name = utcDay(midnight);
      audit?.closeDay(name, await own.readDaySums(name));
    }
  }
  // One by one: a server does not believe a clock that jumps over days.
  for (let day = days; day <= days + plan.quietDays; day++) await own?.process.setTime(start + day * DAY_MS);
  const released = own && (await own.released());
  return {
    attempts: total(installations, ({ life }) => life.attempts),
    counted: total(installations, ({ life }) => life.counted),
    ends: sumEnds(installations),
    traffic: ledger.traffic,
    sent: ledger.reports.size,
    acknowledged: ledger.count(({ acknowledged }) => acknowledged),
    kills: killer?.kills ?? 0,
    server: audit?.findings() ?? null,
    release: released && audit ? compareReleased(audit.cells, released) : null,
    liar: released && findLiar(population, start, released),
    clock,
  };
}

async function forEach<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}

function total(installations: readonly Installation[], of: (installation: Installation) => number): number {
  return installations.reduce((sum, installation) => sum + of(installation), 0);
}

function sumEnds(installations: readonly Installation[]): Ends {
  const ends = noEnds();
  for (const key of Object.keys(ends) as (keyof Ends)[]) {
    // A surplus on one device must not hide what another one lost.
    ends[key] = total(installations, ({ books }) =>
      key === 'unexplained' ? Math.abs(books.ends[key]) : books.ends[key],
    );
  }
  return ends;
}
