/** `npm test`: checks, build, budgets, all tests; the real browser's too. Ends with `N passed, N failed`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { relative } from 'node:path';
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
const failures = [
  ...steps.failed.map((name) => `check: ${name}`),
  ...runs.flatMap((run) => run.failures),
  // A run that broke down without a failed test to show for it is a failure all the same.
  ...runs
    .filter(({ status, failures }) => status !== 0 && failures.length === 0)
    .map(
      ({ pattern, status }) => `the run of ${pattern} ended with status ${status}; its last lines say why`,
    ),
];
const passed = runs.reduce((sum, run) => sum + run.passed, steps.passed.length);
if (failures.length > 0) console.log(['Failed:', ...failures].join('\n  '));
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;

interface Run {
  readonly pattern: string;
  readonly passed: number;
  /** A line for each failed test, or file that could not be run. */
  readonly failures: readonly string[];
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
  return { pattern, ...readReport(report), status };
}

function readReport(report: string): Pick<Run, 'passed' | 'failures'> {
  if (!existsSync(report)) return { passed: 0, failures: [] };
  const { numPassedTests, testResults }: VitestReport = JSON.parse(readFileSync(report, 'utf8'));
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative('.', name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [`${file}: ${firstLine(message)}`];
    return failed.map((test) => `${file} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
  });
  return { passed: numPassedTests, failures };
}

const firstLine = (text = ''): string => text.split('\n', 1)[0] ?? '';

/** The part of Vitest's JSON report that is read here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}
