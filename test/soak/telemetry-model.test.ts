import { test } from 'vitest';
import { checkHistories } from '../telemetry/model/histories';

/** `HISTORIES` says how many; the 2,000 of every soak take two minutes of one core. */
const RUNS = Number(process.env.HISTORIES ?? 2_000);

// Without the examples, so that chance alone has to reach every end of a count.
test(`${RUNS} histories of the telemetry: no count is lost, doubled or sent while sharing is off`, async () => {
  await checkHistories(RUNS, []);
});
