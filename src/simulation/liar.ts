import { type Aggregates, DAY_MS, DIGITS, encodeReport, REPORT_ID_BYTES, utcDay } from '../contract';
import { type Random, seededRandom } from '../random';
import { type Liar, modelOn, type Population } from './population';

/** Readings of each digit in a made-up report: together the most that a report may have. */
const READINGS_OF_DIGIT = 5;

/** The made-up reports of a day of the run; none on most days. */
export function madeUpReports(population: Population, day: number, seed: number): readonly string[] {
  const { liar } = population.faults;
  if (liar?.day !== day) return [];
  const random = seededRandom(seed ^ 0x11a5);
  const { version } = modelOn(population.models, day, 0);
  return Array.from({ length: liar.reports }, () =>
    encodeReport({
      v: 1,
      id: madeUpId(random),
      model: version,
      attempts: DIGITS.map(() => READINGS_OF_DIGIT),
      failures: failuresOf(liar),
      unread: 0,
    }),
  );
}

function madeUpId(random: Random): string {
  const bytes = Array.from({ length: REPORT_ID_BYTES }, () => Math.floor(256 * random.uniform()));
  return Buffer.from(bytes).toString('base64url');
}

/** Spread evenly over the digits. */
function failuresOf({ failures }: Liar): number[] {
  const upTo = (digit: number) => Math.floor((failures * digit) / DIGITS.length);
  return DIGITS.map((digit) => upTo(digit + 1) - upTo(digit));
}

/** How the released figures that made-up reports are in, and the others, were marked. */
export interface LiarFindings {
  /** Made-up reports. */
  readonly reports: number;
  /** Released periods with some, and how many of them were marked as unusual. */
  readonly made: { readonly periods: number; readonly marked: number };
  /** The same of all others. */
  readonly honest: { readonly periods: number; readonly marked: number };
}

/** @param start first instant of the run, in milliseconds since the epoch */
export function findLiar(population: Population, start: number, { totals }: Aggregates): LiarFindings | null {
  const { liar } = population.faults;
  if (liar === null) return null;
  const day = utcDay(start + liar.day * DAY_MS);
  const { version } = modelOn(population.models, liar.day, 0);
  const isMade = ({ from, to, model }: Aggregates['totals'][number]) =>
    model === version && from <= day && day <= to;
  const count = (of: Aggregates['totals']) => ({
    periods: of.length,
    marked: of.filter(({ unusual }) => unusual !== undefined).length,
  });
  return {
    reports: liar.reports,
    made: count(totals.filter(isMade)),
    honest: count(totals.filter((total) => !isMade(total))),
  };
}
