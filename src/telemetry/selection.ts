import { MAX_REPORT_COUNTS, MAX_REPORT_FAILURES } from '../contract';
import { type Cells, type Counts, cellsOf, countsOf, FIRST_FAILURE_CELL, sum } from './counts';

/**
 * Selects the counts of a report if more exist than fit (at most 50, of which at most 25 failures).
 *
 * The selection keeps the failure rate: `size = min(all, 50, floor(25 * all / failed))` counts,
 * with failures and correct readings in the proportion of the tally. Within each of the two, cells
 * (digits, unread) are apportioned by largest remainder, ties to the first. Taking up to 25
 * failures first would report any rate above 50% as 50%. The rest stays in the tally. Only the
 * counts decide, so the draft on the privacy page is what gets sealed.
 *
 * @returns counts of which none exceeds the given; all of them if they fit
 */
export function selectCounts(tally: Counts): Counts {
  const cells = cellsOf(tally);
  const correct = cells.slice(0, FIRST_FAILURE_CELL);
  const failed = cells.slice(FIRST_FAILURE_CELL);
  const all = sum(cells);
  const failures = sum(failed);
  let size = Math.min(all, MAX_REPORT_COUNTS);
  if (failures > 0) size = Math.min(size, Math.floor((MAX_REPORT_FAILURES * all) / failures));
  // size * failures / all <= 25, and rounding a number that is at most 25 leaves it at most 25.
  const takenFailures = all === 0 ? 0 : Math.round((size * failures) / all);
  return countsOf([...apportion(correct, size - takenFailures), ...apportion(failed, takenFailures)]);
}

/** Takes `size` counts (at most all) in proportion, by largest remainder, ties to the first. */
function apportion(cells: Cells, size: number): number[] {
  const all = sum(cells);
  if (size >= all) return [...cells];
  // Remainders in whole numbers (of `all`), so that ties are exact.
  const order = cells
    .map((n, cell) => ({ cell, remainder: (n * size) % all }))
    .sort((a, b) => b.remainder - a.remainder || a.cell - b.cell);
  const taken = cells.map((n) => Math.floor((n * size) / all));
  const missing = size - sum(taken);
  for (const { cell } of order.slice(0, missing)) taken[cell] = (taken[cell] ?? 0) + 1;
  return taken;
}
