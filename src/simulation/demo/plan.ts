import { DAY_MS, DIGITS, type Digit, PUBLISHED_MODELS, utcDayNumber } from '../../contract';
import { NO_FAULTS } from '../population';
import type { Plan } from '../run';

/** Shares of readings that fail, of the digits 0 to 9, as a model might have them. */
const RATES = [0.01, 0.012, 0.018, 0.022, 0.024, 0.02, 0.014, 0.03, 0.028, 0.026];
/** The digit that the newer model reads worse, and how often it fails it. */
const WORSE: { readonly digit: Digit; readonly rate: number } = { digit: 7, rate: 0.16 };
/** Share of the days after which the newer model comes out. */
const UPDATE_AT = 0.55;

/** Privacy loss of a report. With the default, days would need hundreds of devices. */
export const DEMO_EPSILON = '20';

/** The newest published model, which the demo's own app has, and a made-up one after it. */
const NEWEST = PUBLISHED_MODELS.at(-1) ?? '';
const NEXT = `${NEWEST}-next`;
export const DEMO_MODELS: readonly string[] = [NEWEST, NEXT];

/** Days up to yesterday, with two models: the newer one fails one digit more often. */
export function demoPlan(
  { installs, days, seed }: Pick<Plan, 'days' | 'seed'> & { installs: number },
  now: number,
): Plan {
  return {
    population: {
      installs,
      optIn: 1,
      readingsPerDay: 25,
      models: [
        { version: NEWEST, fromDay: 0, failureRates: RATES },
        {
          version: NEXT,
          fromDay: Math.round(days * UPDATE_AT),
          failureRates: DIGITS.map((digit) => (digit === WORSE.digit ? WORSE.rate : (RATES[digit] ?? 0))),
        },
      ],
      faults: NO_FAULTS,
    },
    days,
    start: (utcDayNumber(now) - days) * DAY_MS,
    seed,
    quietDays: 0,
  };
}
