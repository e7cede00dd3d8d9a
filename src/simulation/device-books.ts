import { type Report, reportCounts } from '../contract';
import type { TelemetryView } from '../telemetry';

/**
 * The ends of the attempts that were counted. Each has exactly one; those without (`unexplained`,
 * below 0 for a surplus) were lost or doubled on the device.
 */
export interface Ends {
  /** In reports that the server acknowledged to the device. */
  acknowledged: number;
  /** Still in the tally. */
  inTally: number;
  /** In a report that still waits to be sent, or for an answer. */
  inOutbox: number;
  /** Dropped by the rule that no count is older than seven days. */
  tooOld: number;
  /** In reports that were given up after seven days without an answer. */
  expired: number;
  /** In reports that the server refused for good. */
  refused: number;
  unexplained: number;
}

/** The part of `TelemetryView.stored` that the books are kept by. */
interface Stored {
  readonly tallies: readonly { readonly buckets: readonly Bucket[] }[];
  readonly outbox: { readonly body: string } | null;
}

/** Counts of one UTC day, a whole number of days since the epoch. */
interface Bucket extends Pick<Report, 'attempts' | 'unread'> {
  readonly day: number;
}

/** The stated rule: a count lives on the day it was made and the six after. */
const COUNT_DAYS = 7;

const NOTHING: Stored = { tallies: [], outbox: null };

export function noEnds(): Ends {
  return { acknowledged: 0, inTally: 0, inOutbox: 0, tooOld: 0, expired: 0, refused: 0, unexplained: 0 };
}

/**
 * Keeps books of one device from what it shows of itself after each visit: what was in the tally,
 * less what the rule of seven days takes, plus what was counted, less what was sealed, must be in
 * the tally now; and a report may leave the outbox only for the log.
 */
export class DeviceBooks {
  readonly ends = noEnds();
  #before: Stored = NOTHING;
  /** Sealed reports that have not ended, by body. */
  readonly #open = new Map<string, number>();

  /**
   * @param view of the device after a visit
   * @param counted attempts of the visit
   * @param posted bodies that the device sent in the visit
   * @param today UTC day on the device's clock, which stands still in a visit
   */
  visited(view: TelemetryView, counted: number, posted: ReadonlySet<string>, today: number): void {
    const { ends } = this;
    const before = this.#before;
    const after: Stored = view.stored === null ? NOTHING : JSON.parse(view.stored);
    this.#before = after;
    const tooOld = tallied(before, (day) => today - day >= COUNT_DAYS);
    let sealed = 0;
    for (const body of after.outbox ? [...posted, after.outbox.body] : posted) {
      if (this.#open.has(body)) continue;
      const counts = reportCounts(JSON.parse(body));
      this.#open.set(body, counts);
      sealed += counts;
    }
    ends.tooOld += tooOld;
    ends.inTally = tallied(after);
    ends.unexplained += tallied(before) - tooOld + counted - sealed - ends.inTally;
    for (const [body, counts] of this.#open) {
      if (body === after.outbox?.body) continue;
      this.#open.delete(body);
      const end = view.sent.find((sent) => sent.body === body)?.outcome;
      if (end === 'stored') ends.acknowledged += counts;
      else if (end === 'expired') ends.expired += counts;
      else if (end === 'dropped') ends.refused += counts;
      else ends.unexplained += counts;
    }
    ends.inOutbox = after.outbox ? reportCounts(JSON.parse(after.outbox.body)) : 0;
  }
}

function tallied({ tallies }: Stored, of: (day: number) => boolean = () => true): number {
  return tallies
    .flatMap(({ buckets }) => buckets)
    .filter(({ day }) => of(day))
    .reduce((sum, bucket) => sum + reportCounts(bucket), 0);
}
