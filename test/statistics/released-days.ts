import { addDays, DIGITS, isoWeek } from '../../src/contract';
import type { Random } from '../../src/random';
import { noiseScales, scaleNumber, thinDayReports } from '../../src/statistics';
import type { ReleasedPeriod } from '../../src/statistics/unusual';
import { laplace } from './coverage';

/** Made-up reports, all of a day. */
export interface Fakes {
  readonly day: number;
  readonly reports: number;
  /** Of 50 readings in each. */
  readonly failures: number;
  /** All failures are of this digit; else of every digit alike. */
  readonly digit?: number;
}

export interface ReleasedWorld {
  readonly days: number;
  /** On a usual day. */
  readonly reports: number;
  readonly epsilon: number | null;
  /** Volume of a Saturday or Sunday, as a share of the other days'. */
  readonly weekend: number;
  /** Logarithm of the daily growth. */
  readonly growth: number;
  /** Days from one version of the model to the next. */
  readonly versionDays: number;
  readonly fakes?: Fakes;
}

/** A released period, and whether made-up reports are in it. */
export interface WorldPeriod extends ReleasedPeriod {
  readonly hasFakes: boolean;
}

/** What is not released yet. */
interface Open {
  reports: number;
  unread: number;
  hasFakes: boolean;
  readonly digits: { attempts: number; failures: number }[];
}

const FIRST_DAY = '2026-01-05';
const RATE = 0.02;
/** How much more readings and failures vary than independent ones: people are alike to themselves. */
const CLUSTERED = 3;
/** Days of which one brings two to eight times the volume, of beginners with up to twice the rate. */
const PRESS_DAYS = 50;
const ROLLOUT_DAYS = 4;
const DIGIT_RATES = [0.5, 0.6, 0.9, 1.1, 1.2, 1, 0.7, 1.5, 1.4, 1.1];
const MIN_REPORTS = 20;
const READINGS_OF_DIGIT = 3.5;

/** Releases days, or weeks of thin days, as the server does, of users who vary as real ones do. */
export function releasedWorld(world: ReleasedWorld, random: Random): readonly WorldPeriod[] {
  const { epsilon } = world;
  const scales = epsilon === null ? null : noiseScales(epsilon);
  const noiseOf = (kind: 'reports' | 'totals' | 'digits') => (scales ? scaleNumber(scales[kind]) : 0);
  const periods: WorldPeriod[] = [];
  const draw = (mean: number, variance = mean) =>
    Math.max(0, Math.round(mean + Math.sqrt(variance) * random.normal()));
  const noisy = ({ attempts, failures }: Open['digits'][number], noise: number) => {
    const failed = failures + laplace(noise, random);
    return { failures: failed, attempts: failed + attempts - failures + laplace(noise, random), noise };
  };
  const release = (from: string, to: string, model: string, { digits, unread, hasFakes }: Open) => {
    const sum = { attempts: unread, failures: unread };
    for (const { attempts, failures } of digits) {
      sum.attempts += attempts;
      sum.failures += failures;
    }
    const total = noisy(sum, noiseOf('totals'));
    periods.push({
      from,
      to,
      model,
      total,
      digits: digits.map((each) => noisy(each, noiseOf('digits'))),
      hasFakes,
    });
  };
  const thinWeeks = new Map<string, Open>();
  for (let day = 0; day < world.days; day++) {
    const date = addDays(FIRST_DAY, day);
    const isWeekend = day % 7 >= 5;
    const usual =
      world.reports * Math.exp(world.growth * day + 0.12 * random.normal()) * (isWeekend ? world.weekend : 1);
    const press = random.uniform() < 1 / PRESS_DAYS ? 1 + 6 * random.uniform() : 0;
    const drift = Math.exp(0.08 * random.normal()) * (isWeekend ? 1.1 : 1);
    const version = Math.floor(day / world.versionDays);
    const taken = version === 0 ? 1 : Math.min(0.97, ((day % world.versionDays) + 0.3) / ROLLOUT_DAYS);
    for (const [model, share] of [
      [version, taken],
      [version - 1, 1 - taken],
    ] as const) {
      if (model < 0) continue;
      const open: Open = {
        reports: 0,
        unread: 0,
        hasFakes: false,
        digits: DIGITS.map(() => ({ attempts: 0, failures: 0 })),
      };
      const rate = RATE * drift * Math.exp(0.3 * Math.sin(7.3 * model));
      for (const [volume, times] of [
        [usual * share, 1],
        [usual * share * press, 1 + random.uniform()],
      ] as const) {
        const reports = draw(volume);
        open.reports += reports;
        for (const [digit, counts] of open.digits.entries()) {
          const attempts = draw(reports * READINGS_OF_DIGIT, reports * READINGS_OF_DIGIT * CLUSTERED);
          const failed = attempts * rate * times * (DIGIT_RATES[digit] ?? 1);
          counts.attempts += attempts;
          counts.failures += Math.min(attempts, draw(0.9 * failed, CLUSTERED * failed));
        }
        open.unread += draw(reports * READINGS_OF_DIGIT * rate);
      }
      if (world.fakes?.day === day && model === version) addFakes(open, world.fakes);
      const isThin =
        open.reports + laplace(noiseOf('reports'), random) < (scales ? thinDayReports(scales) : MIN_REPORTS);
      const key = `${model}`;
      if (!isThin) release(date, date, `m${model}`, open);
      else thinWeeks.set(key, together(thinWeeks.get(key), open));
    }
    if (day % 7 < 6) continue;
    const { from, to } = isoWeek(date);
    for (const [model, open] of thinWeeks) {
      if (scales || open.reports >= MIN_REPORTS) release(from, to, `m${model}`, open);
    }
    thinWeeks.clear();
  }
  return periods;
}

function addFakes(open: Open, { reports, failures, digit }: Fakes): void {
  open.hasFakes = true;
  open.reports += reports;
  for (const [each, counts] of open.digits.entries()) {
    const failed = digit === undefined ? failures / 10 : each === digit ? failures : 0;
    counts.attempts += Math.round(reports * (failed + (50 - failures) / 10));
    counts.failures += Math.round(reports * failed);
  }
}

function together(before: Open | undefined, open: Open): Open {
  if (!before) return open;
  return {
    reports: before.reports + open.reports,
    unread: before.unread + open.unread,
    hasFakes: before.hasFakes || open.hasFakes,
    digits: before.digits.map(({ attempts, failures }, digit) => ({
      attempts: attempts + (open.digits[digit]?.attempts ?? 0),
      failures: failures + (open.digits[digit]?.failures ?? 0),
    })),
  };
}
