/** Milliseconds that each of many runs took. */
export class Timings {
  constructor(private readonly milliseconds: number[] = []) {}

  /** Runs and times it once. */
  time<T>(run: () => T): T {
    const start = performance.now();
    const result = run();
    this.milliseconds.push(performance.now() - start);
    return result;
  }

  /** Time that the given share (0 to 1) of the runs did not exceed, in ms (nearest rank); 0 gives the least. */
  percentile(share: number): number {
    const sorted = [...this.milliseconds].sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  }

  get median(): number {
    return this.percentile(0.5);
  }

  /** Cells of a table under `TIMING_COLUMNS`, each divided by `per` (e.g. images in a batch). */
  cells(per = 1): string[] {
    return [0, 0.5, 0.95, 0.99].map((share) => (this.percentile(share) / per).toFixed(3));
  }
}

/** Headings of `Timings.cells`. */
export const TIMING_COLUMNS = ['least', 'p50', 'p95', 'p99'] as const;
