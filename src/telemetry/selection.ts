import { MAX_REPORT_COUNTS, MAX_REPORT_FAILURES } from '../contract';
import { type Cells, type Counts, cellsOf, countsOf, FIRST_FAILURE_CELL, sum } from './counts';

/**
 * Which counts go into a report when there are more than fit (at most 50, at most 25 of them failures).
 *
 * The rule keeps the rate: the report takes `size = min(all, 50, floor(25 * all / failed))` counts, and failures
 * and right readings in the proportion of the tally, rounded to whole counts; within each of the two, the cells
 * (digits, unread) share by largest remainder, ties to the first. Simply filling up to 25 failures and then
 * with right readings would report 50% for anything worse. Rounding takes from no one: the rest stays in the tally.
 * It depends on nothing but the counts, so the draft on the privacy page is what gets sealed.
 *
 * @returns counts of which none exceeds the given; all of them where they fit
 */
export function selectCounts(tally: Counts): Counts {
  const cells = cellsOf(tally);
  const right = cells.slice(0, FIRST_FAILURE_CELL);
  const failed = cells.slice(FIRST_FAILURE_CELL);
  const all = sum(cells);
  const failures = sum(failed);
  let size = Math.min(all, MAX_REPORT_COUNTS);
  if (failures > 0) size = Math.min(size, Math.floor((MAX_REPORT_FAILURES * all) / failures));
  // size * failures / all <= 25, and rounding a number that is at most 25 leaves it at most 25.
  const takenFailures = all === 0 ? 0 : Math.round((size * failures) / all);
  return countsOf([...share(right, size - takenFailures), ...share(failed, takenFailures)]);
}

/**
 * Takes `size` counts from cells in proportion, by largest remainder, ties to the first cell.
 *
 * @param size at most the sum of the cells
 */
function share(cells: Cells, size: number): number[] {
  const all = sum(cells);
  if (size >= all) return [...cells];
  // Remainders as whole numbers (of `all`), so that a tie is a tie and not a matter of rounding.
  const order = cells
    .map((n, cell) => ({ cell, remainder: (n * size) % all }))
    .sort((a, b) => b.remainder - a.remainder || a.cell - b.cell);
  const taken = cells.map((n) => Math.floor((n * size) / all));
  const missing = size - sum(taken);
  for (const { cell } of order.slice(0, missing)) taken[cell] = (taken[cell] ?? 0) + 1;
  return taken;
}
