import type { CountReceipt, CountResult } from '../../../src/telemetry';
import { cellsOf } from '../../../src/telemetry/counts';
import { DAY } from '../world';
import { addTo, type Ledger, type Snapshot } from './snapshot';
import type { Tab } from './tab';

/** What each tab can take back, the oldest first; it dies with the tab. */
export class Receipts {
  private readonly all = new WeakMap<Tab, CountReceipt[]>();

  add(tab: Tab, results: readonly CountResult[] | null): void {
    const counted = (results ?? []).flatMap((result) =>
      result.outcome === 'counted' ? [result.receipt] : [],
    );
    this.all.set(tab, [...(this.all.get(tab) ?? []), ...counted]);
  }

  takeLast(tab: Tab, n: number): readonly CountReceipt[] {
    return this.all.get(tab)?.splice(-n) ?? [];
  }
}

/** Whether these very counts are in a tally that is not sealed, and of today. */
export function areInTally(receipts: readonly CountReceipt[], { tallies }: Snapshot, now: number): boolean {
  const today = Math.floor(now / DAY);
  const left: Ledger = new Map();
  for (const { model, draftId, buckets } of tallies) {
    if (draftId !== receipts[0]?.draftId) continue;
    for (const bucket of buckets) if (bucket.day === today) addTo(left, model, cellsOf(bucket));
  }
  return (
    receipts.every(({ day, draftId }) => day === today && draftId === receipts[0]?.draftId) &&
    [...ledgerOf(receipts)].every(([key, n]) => n <= (left.get(key) ?? 0))
  );
}

export function ledgerOf(receipts: readonly CountReceipt[]): Ledger {
  const ledger: Ledger = new Map();
  for (const { model, counts } of receipts) addTo(ledger, model, cellsOf(counts));
  return ledger;
}
