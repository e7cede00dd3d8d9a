import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium';

/** The last Lighthouse for Node 20 (Apache-2.0). npm fetches it when the bench runs: it has 185 MB. */
export const LIGHTHOUSE = 'lighthouse@12.8.2';

/** Scores 0 to 100, and times in seconds. */
export interface Scores {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly firstPaint: number;
  readonly largestPaint: number;
  /** How fast the machine was, by Lighthouse's own measure; 1000 and more is a desktop at rest. */
  readonly machine: number;
}

interface Result {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  /** Of times, in ms. */
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
  readonly environment: { readonly benchmarkIndex: number };
}

/** Audits an address as a phone sees it; null where Lighthouse cannot be fetched or does not run. */
export async function auditWithLighthouse(url: string): Promise<Scores | null> {
  const folder = mkdtempSync(join(tmpdir(), 'inktally-lighthouse-'));
  const file = join(folder, 'result.json');
  try {
    await promisify(execFile)(
      'npm',
      [
        ...['exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', url, '--quiet'],
        ...['--output=json', `--output-path=${file}`, '--no-enable-error-reporting'],
        '--only-categories=performance,accessibility,best-practices',
        `--chrome-flags=${['--headless=new', ...CHROMIUM_FLAGS].join(' ')}`,
      ],
      { env: { ...process.env, CHROME_PATH: ensureChromium() } },
    );
    const { categories, audits, environment }: Result = JSON.parse(readFileSync(file, 'utf8'));
    const score = (name: string) => 100 * (categories[name]?.score ?? 0);
    const seconds = (name: string) => (audits[name]?.numericValue ?? Number.NaN) / 1000;
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      firstPaint: seconds('first-contentful-paint'),
      largestPaint: seconds('largest-contentful-paint'),
      machine: environment.benchmarkIndex,
    };
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
