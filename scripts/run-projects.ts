import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { relative } from 'node:path';
import { createInterface } from 'node:readline';

const RESULTS = 'test-results';

export interface Run {
  /** "test/…/file.test.ts › group > test", or the name of a check. */
  readonly passed: readonly string[];
  /** A line for each failed test, each file that could not run, and a run that broke down. */
  readonly failures: readonly string[];
}

/** Prints what failed and, last, `N passed, N failed`; sets the exit status. */
export function conclude(runs: readonly Run[]): void {
  const passed = runs.flatMap((run) => run.passed);
  const failures = runs.flatMap((run) => run.failures);
  if (failures.length > 0) console.log(['Failed:', ...failures].join('\n  '));
  console.log(`${passed.length} passed, ${failures.length} failed`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

/** Runs the tests of projects of vitest.config.ts, and prints their lines as they come. */
export async function runProjects(pattern: string, niceness = 0): Promise<Run> {
  mkdirSync(RESULTS, { recursive: true });
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
  if (vitest.pid !== undefined && niceness > 0) setPriority(vitest.pid, getPriority() + niceness);
  createInterface({ input: vitest.stdout }).on('line', (line) => console.log(line));
  createInterface({ input: vitest.stderr }).on('line', (line) => console.error(line));
  const [status] = (await once(vitest, 'close')) as [number | null];
  const { passed, failures } = readReport(report);
  // A run that broke down without a failed test to show for it is a failure all the same.
  if (status !== 0 && failures.length === 0) {
    failures.push(`the run of ${pattern} ended with status ${status}; its last lines say why`);
  }
  return { passed, failures };
}

function readReport(report: string): { passed: string[]; failures: string[] } {
  if (!existsSync(report)) return { passed: [], failures: [] };
  const { testResults }: VitestReport = JSON.parse(readFileSync(report, 'utf8'));
  const passed: string[] = [];
  const failures: string[] = [];
  for (const { name, status, message, assertionResults } of testResults) {
    const file = relative('.', name);
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) {
      failures.push(`${file}: ${firstLine(message)}`);
    }
    for (const test of assertionResults) {
      const fullName = `${file} › ${[...test.ancestorTitles, test.title].join(' > ')}`;
      if (test.status === 'passed') passed.push(fullName);
      if (test.status === 'failed') failures.push(`${fullName}: ${firstLine(test.failureMessages[0])}`);
    }
  }
  return { passed, failures };
}

const firstLine = (text = ''): string => text.split('\n', 1)[0] ?? '';

/** The part of Vitest's JSON report that is read here. */
interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}
