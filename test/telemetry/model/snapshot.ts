import { cellsOf } from '../../../src/telemetry/counts';
import type { Limits } from '../../../src/telemetry/limits';
import type { SealedReport } from '../../../src/telemetry/outbox';
import type { Tally } from '../../../src/telemetry/tally';
import type { Consent, SentReportView } from '../../../src/telemetry/types';

/** Everything that is stored at one instant, read around the code under test. */
export interface Snapshot {
  readonly consent: Consent | null;
  readonly tallies: readonly Tally[];
  readonly outbox: readonly SealedReport[];
  readonly log: readonly SentReportView[];
  readonly limits: Limits | null;
  /** Number of records in all stores. */
  readonly records: number;
}

export const NOTHING: Snapshot = {
  consent: null,
  tallies: [],
  outbox: [],
  log: [],
  limits: null,
  records: 0,
};

interface RawFactory {
  readonly _databases: ReadonlyMap<string, RawDatabase>;
}
interface RawDatabase {
  readonly rawObjectStores: ReadonlyMap<string, { records: { values(): Iterable<{ value: unknown }> } }>;
}

/**
 * Reads fake-indexeddb's records in one go: at the end of a transaction nothing may come between.
 */
export function snapshot(factory: IDBFactory): Snapshot {
  const databases = (factory as unknown as RawFactory)._databases;
  const stores = databases.get('inktally')?.rawObjectStores;
  const known = ['consent', 'tally', 'outbox', 'log', 'limits'];
  for (const name of stores?.keys() ?? []) {
    if (!known.includes(name)) throw new Error(`the database has an unknown store "${name}"`);
  }
  for (const name of databases.keys()) {
    if (name !== 'inktally') throw new Error(`there is an unknown database "${name}"`);
  }
  const all = (name: string) => [...(stores?.get(name)?.records.values() ?? [])].map(({ value }) => value);
  const contents = known.map(all);
  const [consent, tallies, outbox, log, limits] = contents as [
    Consent[],
    Tally[],
    SealedReport[],
    SentReportView[][],
    Limits[],
  ];
  // Not copied: a write puts a new value in the place of the old one.
  return {
    consent: consent[0] ?? null,
    tallies,
    outbox,
    log: log[0] ?? [],
    limits: limits[0] ?? null,
    records: contents.reduce((sum, values) => sum + values.length, 0),
  };
}

/** Number of counts by "model cell"; cells as in src/telemetry/counts.ts. */
export type Ledger = Map<string, number>;

export function addTo(ledger: Ledger, model: string, cells: readonly number[], sign = 1): void {
  cells.forEach((n, cell) => {
    if (n !== 0) ledger.set(`${model} ${cell}`, (ledger.get(`${model} ${cell}`) ?? 0) + sign * n);
  });
}

/** Counts in the tallies; with `isIn`, of the days for which it holds. */
export function talliedIn({ tallies }: Snapshot, isIn: (day: number) => boolean = () => true): Ledger {
  const ledger: Ledger = new Map();
  for (const { model, buckets } of tallies) {
    for (const bucket of buckets) if (isIn(bucket.day)) addTo(ledger, model, cellsOf(bucket));
  }
  return ledger;
}

export function total(ledger: Ledger): number {
  return [...ledger.values()].reduce((sum, n) => sum + n, 0);
}
