import { type CellSum, type Ledger, sumCells } from './ledger';
import type { DaySums } from './server-sums';

/** What the server counted beside what it said it took, in reports and, at the end, cells. */
export interface ServerFindings {
  /** In the server's sums, as it counts itself. */
  counted: number;
  /** Reports that the server said it took, and has not counted. */
  lost: number;
  /** Reports that it counted more often than once. */
  doubled: number;
  /** Reports that it counted and no device sent. */
  unknown: number;
  /** Cells of a day whose sums are not those of the reports that were counted on it. */
  wrongCells: number;
}

/** A cell of the days that were audited. */
export interface CountedCell extends CellSum {
  readonly day: string;
}

/** Compares the exact sums of each day, before its release, with the reports that were sent. */
export class Audit {
  readonly #ledger: Ledger;
  readonly #ids = new Set<string>();
  readonly #findings: ServerFindings = { counted: 0, lost: 0, doubled: 0, unknown: 0, wrongCells: 0 };
  /** By day, the cells as the counted reports make them. */
  readonly cells: CountedCell[] = [];

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** A day has ended; it is not released yet. */
  closeDay(day: string, { ids, reports, cells }: DaySums): void {
    const findings = this.#findings;
    const entries = ids.map((id) => this.#ledger.reports.get(id)?.report);
    const known = entries.filter((report) => report !== undefined);
    findings.unknown += ids.length - known.length;
    for (const id of ids) {
      // Counted again on a later day: the server had forgotten it.
      if (this.#ids.has(id)) findings.doubled++;
      this.#ids.add(id);
    }
    const counted = reports.reduce((sum, model) => sum + model.reports, 0);
    findings.counted += counted;
    findings.doubled += Math.max(0, counted - ids.length);
    // An id without its counts: a repeat would be ignored, so it is lost for good.
    findings.lost += Math.max(0, ids.length - counted);
    const expected = sumCells(known);
    findings.wrongCells += differingCells(expected, cells);
    this.cells.push(...expected.map((cell) => ({ day, ...cell })));
  }

  /** After the last day. */
  findings(): ServerFindings {
    const forgotten = this.#ledger.count(({ taken, report }) => taken && !this.#ids.has(report.id));
    return { ...this.#findings, lost: this.#findings.lost + forgotten };
  }
}

/** How many cells differ; one that is not there is 0. */
function differingCells(expected: readonly CellSum[], found: readonly CellSum[]): number {
  const left = new Map(expected.map((cell) => [`${cell.model} ${cell.digit}`, cell]));
  let differing = 0;
  for (const { model, digit, attempts, failures } of found) {
    const key = `${model} ${digit}`;
    const cell = left.get(key) ?? { attempts: 0, failures: 0 };
    left.delete(key);
    if (cell.attempts !== attempts || cell.failures !== failures) differing++;
  }
  return differing + left.size;
}
