import { DAY_MS, DIGITS, type Digit } from '../contract';
import type { Random } from '../random';

/** A model version that installations read with, and how often it fails them. */
export interface ModelRelease {
  readonly version: string;
  /** Day of the run, from 0, on which it comes out. The first one is there from day 0. */
  readonly fromDay: number;
  /** Share of readings that fail, 0 to 1, of each digit that was meant. */
  readonly failureRates: readonly number[];
}

/** Somebody who sends made-up reports, each of 50 readings, on one day of the run. */
export interface Liar {
  /** From 0. */
  readonly day: number;
  readonly reports: number;
  /** Of the 50 readings; 0 to 25. */
  readonly failures: number;
}

/** The server's clock is wrong for a whole day of the run, from the end of its first release on. */
export interface ClockJump {
  /** From 1: the first day has nothing that a clock could be compared with. */
  readonly day: number;
  /** How many days it is ahead; below 0: behind. */
  readonly days: number;
}

/** What goes wrong between the devices and the server, each a share from 0 to 1. */
export interface Faults {
  /** Requests that never reach the server. */
  readonly lostRequests: number;
  /** Requests that reach it, and whose answer never reaches the device. */
  readonly lostAnswers: number;
  /** Requests that reach it twice: one half at the same time, the other again on the next day. */
  readonly duplicates: number;
  /** Installations whose clock is wrong, by up to two days, and is set again now and then. */
  readonly wrongClocks: number;
  /** How often in the run the server is killed and started again; a number, not a share. */
  readonly serverRestarts: number;
  readonly liar: Liar | null;
  readonly clockJump: ClockJump | null;
}

/** Who draws, how much, with what, and under which faults. */
export interface Population {
  readonly installs: number;
  /** Share of installations whose users agree to share. */
  readonly optIn: number;
  /** Mean number of finished readings a day. Some installations have far more than others. */
  readonly readingsPerDay: number;
  /** In the order they come out. */
  readonly models: readonly ModelRelease[];
  readonly faults: Faults;
}

export const NO_FAULTS: Faults = {
  lostRequests: 0,
  lostAnswers: 0,
  duplicates: 0,
  wrongClocks: 0,
  serverRestarts: 0,
  liar: null,
  clockJump: null,
};

/** One visit: when it begins, in milliseconds of its day, and how many readings it has. */
export interface Visit {
  readonly at: number;
  readonly readings: number;
  /** The page stays open after it, until the next visit or the end of the day. */
  readonly staysOpen: boolean;
}

/** A reading as telemetry gets it; `meant` is null where it was refused and never labelled. */
export interface DrawnReading {
  readonly read: Digit | null;
  readonly meant: Digit | null;
}

/** Mean number of readings in a visit. */
const READINGS_PER_VISIT = 8;
/** Spread of the logarithm of activity: one in six is over twice as active as the middle one. */
const ACTIVITY_SPREAD = 0.75;
/** Share of visits after which the page stays open. */
const STAYS_OPEN = 0.3;
/** Share of failures that are refusals, and not misreadings. */
const REFUSED = 0.3;
/** Share of refusals that nobody labels. */
const UNLABELLED = 0.4;
/** Days over which the installations take up a new model, evenly. */
const UPDATE_DAYS = 3;

/** How active an installation is beside the mean: log-normal, with mean 1. */
export function drawActivity(random: Random): number {
  return Math.exp(ACTIVITY_SPREAD * random.normal() - ACTIVITY_SPREAD ** 2 / 2);
}

/** The visits of a day, in order. */
export function drawVisits(random: Random, readingsPerDay: number): readonly Visit[] {
  const visits = Array.from({ length: drawPoisson(random, readingsPerDay / READINGS_PER_VISIT) }, () => ({
    at: Math.floor(random.uniform() * DAY_MS),
    readings: 1 + drawPoisson(random, READINGS_PER_VISIT - 1),
    staysOpen: random.uniform() < STAYS_OPEN,
  }));
  return visits.sort((a, b) => a.at - b.at);
}

/** A finished reading of an even mixture of digits. */
export function drawReading(random: Random, { failureRates }: ModelRelease): DrawnReading {
  const digit = pick(random, DIGITS);
  if (random.uniform() >= (failureRates[digit] ?? 0)) return { read: digit, meant: digit };
  if (random.uniform() >= REFUSED) {
    const others = DIGITS.filter((other) => other !== digit);
    return { read: pick(random, others), meant: digit };
  }
  return { read: null, meant: random.uniform() < UNLABELLED ? null : digit };
}

/** The model of an installation on a day; `patience`, 0 to 1, is how late it takes up new ones. */
export function modelOn(models: readonly ModelRelease[], day: number, patience: number): ModelRelease {
  const wait = Math.floor(patience * UPDATE_DAYS);
  const model = models.findLast(({ fromDay }) => fromDay === 0 || fromDay + wait <= day);
  if (!model) throw new RangeError('models: none is there from day 0');
  return model;
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random.uniform() * items.length)];
  if (item === undefined) throw new RangeError('there is nothing to pick from');
  return item;
}

/** A Poisson number (Knuth, The Art of Computer Programming 2, 3.4.1). */
function drawPoisson(random: Random, mean: number): number {
  // In parts, because exp(-mean) must not underflow.
  let left = mean;
  let count = 0;
  while (left > 0) {
    const part = Math.min(left, 100);
    const limit = Math.exp(-part);
    for (let product = random.uniform(); product > limit; product *= random.uniform()) count++;
    left -= part;
  }
  return count;
}
