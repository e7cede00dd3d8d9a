/** `npm test`: checks, build, budgets, all tests; the real browser's, too. */
import { CHECKS, runAll } from './check';
import { ensureChromium } from './chromium';
import { unshownPromises } from './promises';
import { conclude, runProjects } from './run-projects';

console.log(`Browser: ${ensureChromium()}`);
// The longest first.
const { passed, failed } = await runAll({
  'build within its size budgets': 'tsx scripts/build.ts && tsx scripts/budgets.ts',
  ...CHECKS,
});
// Side by side: each spends much of its time waiting. What needs no browser gives way, as pages
// have clocks of their own.
const runs = await Promise.all([runProjects('browser'), runProjects('node*', 2)]);
const isWhole = process.argv.length === 2;
conclude([
  { passed, failures: failed.map((name) => `check: ${name}`) },
  ...runs,
  { passed: [], failures: isWhole ? unshownPromises(runs.flatMap((run) => run.passed)) : [] },
]);
