import { test } from 'vitest';
import { checkHistories } from '../telemetry/model/histories';

/**
 * `HISTORIES` says how many. 2,000 take two minutes of one core; of less than 1,000 it may be that
 * none reaches one of the ends of a count.
 */
const RUNS = Number(process.env.HISTORIES ?? 2_000);

// Without the examples, so that the random histories alone have to reach every end of a count.
test(
  `${RUNS} histories of the telemetry: no count is lost, doubled, or sent while sharing is off`,
  { timeout: RUNS * 1_000 },
  () => checkHistories(RUNS, []),
);
