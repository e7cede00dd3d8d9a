import { DIGIT_COUNT, type Report } from '../contract';

/** A cell of the server's sums: a model and `0` to `9` or `unread`. */
export interface CellSum {
  readonly model: string;
  readonly digit: string;
  readonly attempts: number;
  readonly failures: number;
}

/** A report of which at least one request left a device. */
export interface SentReport {
  readonly report: Report;
  /** The server answered 2xx at least once, heard or not: it must be counted. */
  taken: boolean;
  /** The device heard a 2xx. */
  acknowledged: boolean;
}

/** What the network of the simulation did, in requests. */
export interface Traffic {
  requests: number;
  lostRequests: number;
  lostAnswers: number;
  duplicates: number;
  /** Requests that a killed server did not answer. */
  cut: number;
  /** Requests that it refused. */
  refused: number;
}

/** All reports that left the devices of a run, and what came of the requests. */
export class Ledger {
  readonly reports = new Map<string, SentReport>();
  readonly traffic: Traffic = {
    requests: 0,
    lostRequests: 0,
    lostAnswers: 0,
    duplicates: 0,
    cut: 0,
    refused: 0,
  };

  /** A request with this body leaves a device. */
  sent(body: string): SentReport {
    const report: Report = JSON.parse(body);
    const known = this.reports.get(report.id);
    if (known) return known;
    const entry = { report, taken: false, acknowledged: false };
    this.reports.set(report.id, entry);
    return entry;
  }

  count(of: (report: SentReport) => boolean): number {
    let count = 0;
    for (const report of this.reports.values()) if (of(report)) count++;
    return count;
  }
}

/** The sums that reports add up to, only cells that are not 0, in no order. */
export function sumCells(reports: Iterable<Report>): CellSum[] {
  const cells = new Map<string, { model: string; digit: string; attempts: number; failures: number }>();
  for (const { model, attempts, failures, unread } of reports) {
    for (let index = 0; index <= DIGIT_COUNT; index++) {
      const digit = index === DIGIT_COUNT ? 'unread' : String(index);
      const tried = attempts[index] ?? unread;
      if (tried === 0) continue;
      const key = `${model} ${digit}`;
      const cell = cells.get(key) ?? { model, digit, attempts: 0, failures: 0 };
      cell.attempts += tried;
      cell.failures += failures[index] ?? unread;
      cells.set(key, cell);
    }
  }
  return [...cells.values()];
}
