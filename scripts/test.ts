/** `npm test`: checks, build, budgets, all tests; the real browser's too. Ends with `N passed, N failed`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { CHECKS } from './checks';
import { ensureChromium } from './chromium';
import { runSteps, type Step } from './run-steps';

const RESULTS = 'test-results';

const BUILD: Step = {
  name: 'build',
  command: 'tsx',
  parameters: ['scripts/build.ts'],
  next: [{ name: 'size budgets', command: 'tsx', parameters: ['scripts/budgets.ts'] }],
};

console.log(`Browser: ${ensureChromium()}`);
// The longest first.
const steps = await runSteps([BUILD, ...CHECKS]);

mkdirSync(RESULTS, { recursive: true });
// Side by side: each spends much of its time waiting. What needs no browser gives way, as pages have clocks of their own.
const runs = await Promise.all([runProjects('browser', 0), runProjects('node*', 5)]);
const tests = {
  passed: runs.reduce((sum, run) => sum + run.passed, 0),
  failed: runs.reduce((sum, run) => sum + run.failed, 0),
};
const passed = steps.passed.length + tests.passed;
// A run that broke down without a failed test to show for it is a failure all the same.
const brokeDown = runs.filter((run) => run.status !== 0 && run.failed === 0).length;
const failed = steps.failed.length + tests.failed + brokeDown;
if (steps.failed.length > 0) console.log(`Failed checks: ${steps.failed.join('; ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

interface Run {
  readonly passed: number;
  readonly failed: number;
  readonly status: number | null;
}

/** Runs the tests of projects of vitest.config.ts, named by a pattern; their lines are printed as they come. */
async function runProjects(pattern: string, niceness: number): Promise<Run> {
  const report = `${RESULTS}/${pattern.replace('*', '')}.json`;
  rmSync(report, { force: true });
  const vitest = spawn(
    'vitest',
    [
      ...['run', '--project', pattern, '--passWithNoTests'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...process.argv.slice(2),
    ],
    {
      // No terminal for either: both would draw over each other.
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
    },
  );
  if (vitest.pid !== undefined && niceness > 0) setPriority(vitest.pid, niceness);
  createInterface({ input: vitest.stdout }).on('line', (line) => console.log(line));
  createInterface({ input: vitest.stderr }).on('line', (line) => console.error(line));
  const [status] = (await once(vitest, 'close')) as [number | null];
  return { ...readReport(report), status };
}

function readReport(report: string): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
