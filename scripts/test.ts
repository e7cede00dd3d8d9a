/** `npm test`: checks, build, budgets, all tests; the real browser's too. Ends with `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { CHECKS } from './checks';
import { ensureChromium } from './chromium';
import { runSteps, type Step } from './run-steps';

const REPORT = 'test-results/vitest.json';

const BUILD: readonly Step[] = [
  { name: 'build', command: 'tsx', parameters: ['scripts/build.ts'] },
  { name: 'size budgets', command: 'tsx', parameters: ['scripts/budgets.ts'] },
];

console.log(`Browser: ${ensureChromium()}`);
const steps = [...CHECKS, ...BUILD];
const failedSteps = runSteps(steps);

mkdirSync('test-results', { recursive: true });
rmSync(REPORT, { force: true });
const vitest = spawnSync(
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`, ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
const tests = readReport();
const passed = steps.length - failedSteps.length + tests.passed;
// A run that broke down without a failed test to show for it is a failure all the same.
const brokeDown = vitest.status !== 0 && tests.failed === 0 ? 1 : 0;
const failed = failedSteps.length + tests.failed + brokeDown;
if (failedSteps.length > 0) console.log(`Failed checks: ${failedSteps.join('; ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function readReport(): { passed: number; failed: number } {
  try {
    const report = JSON.parse(readFileSync(REPORT, 'utf8'));
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
