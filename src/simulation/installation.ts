// Puts the classes of IndexedDB among the globals, where the `idb` library of
// telemetry looks for them.
import { DAY_MS, REPORT_ID_BYTES, utcDayNumber } from '../contract';
import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { IDBFactory as FakeIndexedDB } from 'fake-indexeddb';
import { type Random, seededRandom } from '../random';
import { createTelemetry, type TelemetryPorts, type TelemetryRuntime } from '../telemetry';
import { DeviceBooks } from './device-books';
import type { Network } from './network';
import { drawActivity, drawReading, drawVisits, modelOn, type Population, type Visit } from './population';

const POLICY_VERSION = 'simulation';
/** A wrong clock is wrong by at most this, either way. */
const MAX_SKEW_MS = 2 * DAY_MS;
/** How likely a wrong clock is set again on a day. */
const SET_ANEW = 0.2;
/** The golden ratio in 32 bits: makes the streams of neighbouring seeds far apart. */
const SEED_STEP = 0x9e3779b9;
/** Streams of random numbers of an installation. */
const STREAMS = 3;

/** What an installation lives in. */
export interface Surroundings {
  readonly population: Population;
  /** The first instant of the run, in milliseconds since the epoch. */
  readonly start: number;
  readonly seed: number;
  readonly network: Network;
  /** Random ids instead of the seed's: a server ignores ids that it has seen. */
  readonly freshIds: boolean;
}

/** What an installation did. */
export interface Life {
  /** Readings that the user finished. */
  attempts: number;
  /** Those among them that telemetry had to count: the user shares. */
  counted: number;
}

/**
 * One installation: the real telemetry on a storage and a clock of its own. The clock stands still
 * during a visit, so it is known of each count on which day it was made.
 */
export class Installation {
  readonly life: Life = { attempts: 0, counted: 0 };
  readonly books = new DeviceBooks();
  readonly #surroundings: Surroundings;
  /** What the user does, in a stream of its own, so that faults do not change it. */
  readonly #user: Random;
  readonly #dice: Random;
  readonly #chance: Random;
  readonly #telemetry: TelemetryRuntime;
  readonly #posted = new Set<string>();
  readonly #sharing: boolean;
  readonly #readingsPerDay: number;
  readonly #patience: number;
  readonly #hasWrongClock: boolean;
  #skew = 0;
  #now: number;
  #hasChosen = false;

  /** @param index which installation of the run; from 0 */
  constructor(index: number, surroundings: Surroundings) {
    const { population, seed, start } = surroundings;
    this.#surroundings = surroundings;
    // Different for each installation and stream of a run, as the generator keeps
    // only 32 bits of a seed.
    const stream = (which: number) => seededRandom(Math.imul(seed, SEED_STEP) + STREAMS * index + which);
    this.#user = stream(0);
    this.#dice = stream(1);
    this.#chance = stream(2);
    this.#now = start;
    this.#sharing = this.#user.uniform() < population.optIn;
    this.#readingsPerDay = population.readingsPerDay * drawActivity(this.#user);
    this.#patience = this.#user.uniform();
    this.#hasWrongClock = this.#user.uniform() < population.faults.wrongClocks;
    this.#telemetry = createTelemetry(this.#ports(), POLICY_VERSION);
  }

  /** Lives a day of the run, counted from 0. */
  async live(day: number): Promise<void> {
    const midnight = this.#surroundings.start + day * DAY_MS;
    if (this.#hasWrongClock && (day === 0 || this.#user.uniform() < SET_ANEW)) {
      this.#skew = Math.round((2 * this.#user.uniform() - 1) * MAX_SKEW_MS);
    }
    const visits = drawVisits(this.#user, this.#readingsPerDay);
    for (const [index, visit] of visits.entries()) {
      const next = await this.#visit(day, midnight, visit);
      const closes = midnight + (visits[index + 1]?.at ?? DAY_MS);
      if (visit.staysOpen && next !== null && next - this.#skew < closes) await this.#stayOpen(next);
    }
  }

  /** @returns when the waiting report is due on the device's clock, or null where none waits */
  async #visit(day: number, midnight: number, { at, readings }: Visit): Promise<number | null> {
    const { population } = this.#surroundings;
    const telemetry = this.#telemetry;
    this.#now = midnight + at + this.#skew;
    if (!this.#hasChosen) {
      await telemetry.choose({ policyVersion: POLICY_VERSION, sharing: this.#sharing });
      this.#hasChosen = true;
    }
    await telemetry.check();
    const model = modelOn(population.models, day, this.#patience);
    for (let count = 0; count < readings; count++) {
      const { read, meant } = drawReading(this.#user, model);
      if (meant === null) await telemetry.countUnread(model.version);
      else await telemetry.countAttempt({ model: model.version, read, meant });
    }
    await telemetry.check();
    this.life.attempts += readings;
    if (this.#sharing) this.life.counted += readings;
    return await this.#keepBooks(this.#sharing ? readings : 0);
  }

  /** The page wakes when the report is due. */
  async #stayOpen(dueAt: number): Promise<void> {
    this.#now = Math.max(this.#now, dueAt);
    await this.#telemetry.check();
    await this.#keepBooks(0);
  }

  async #keepBooks(counted: number): Promise<number | null> {
    const view = await this.#telemetry.view();
    this.books.visited(view, counted, this.#posted, utcDayNumber(this.#now));
    this.#posted.clear();
    return view.next.state === 'waiting' ? view.next.dueAt : null;
  }

  #ports(): TelemetryPorts {
    const { network, freshIds } = this.#surroundings;
    return {
      indexedDB: new FakeIndexedDB(),
      // One page at a time, which waits for itself: nobody else holds the lock.
      locks: { ifFree: async (_, task) => await task() },
      channel: { post: () => undefined, listen: () => undefined },
      fetch: (_, init) => {
        this.#posted.add(String(init.body));
        return network.deliver(this.#dice, init);
      },
      now: () => this.#now,
      randomBytes: (length) => {
        if (freshIds && length === REPORT_ID_BYTES) return randomBytes(length);
        return Uint8Array.from({ length }, () => Math.floor(256 * this.#chance.uniform()));
      },
      optOutSignal: () => false,
      // Visits check when something is due; a request's own timeout is real
      // time, and the network's.
      setTimer: () => () => undefined,
      onOnline: () => () => undefined,
    };
  }
}
