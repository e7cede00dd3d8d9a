/** Milliseconds that each of many runs took. */
export class Timings {
  constructor(private readonly milliseconds: readonly number[]) {}

  /** Time that this share (0 to 1) of the runs did not exceed (nearest rank); 0 gives the least. */
  percentile(share: number): number {
    const sorted = [...this.milliseconds].sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  }

  get median(): number {
    return this.percentile(0.5);
  }

  /** Cells of a table under `TIMING_COLUMNS`. */
  cells(): string[] {
    return [0, 0.5, 0.95, 0.99].map((share) => this.percentile(share).toFixed(3));
  }
}

/** Headings of `Timings.cells`. */
export const TIMING_COLUMNS = ['least', 'p50', 'p95', 'p99'] as const;
