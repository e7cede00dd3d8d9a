import { spawnSync } from 'node:child_process';
import { formatTable } from '../../src/cli';
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium';
import { print } from './print';

/** Too large for a development package of everybody: npx fetches it for this bench, and keeps it in its own cache. */
const LIGHTHOUSE = 'lighthouse@13.5.0';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
/** The parts that the score for performance is made of. */
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'speed-index',
  'total-blocking-time',
  'cumulative-layout-shift',
] as const;
const MAX_REPORT_BYTES = 100 * 2 ** 20;

interface Report {
  /** Score from 0 to 1. */
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<
    Record<string, { readonly title: string; readonly score: number | null; readonly displayValue?: string }>
  >;
}

/** Prints Lighthouse's scores of a first visit on a phone (slow 4G, processor slowed down four times), and what falls short. */
export async function lighthouseScores(url: string): Promise<void> {
  const run = spawnSync(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      url,
      '--quiet',
      '--output=json',
      `--only-categories=${CATEGORIES.join(',')}`,
      `--chrome-flags=--headless=new ${CHROMIUM_FLAGS.join(' ')}`,
    ],
    { env: { ...process.env, CHROME_PATH: ensureChromium() }, encoding: 'utf8', maxBuffer: MAX_REPORT_BYTES },
  );
  if (run.status !== 0) {
    print(
      `\nNo Lighthouse scores: ${LIGHTHOUSE} could not be run (${run.stderr.trim().split('\n').at(-1)}).`,
    );
    return;
  }
  const { categories, audits }: Report = JSON.parse(run.stdout);
  const score = (name: string) => String(Math.round((categories[name]?.score ?? 0) * 100));
  print(
    formatTable(
      [`${LIGHTHOUSE}, mobile`, 'score'],
      CATEGORIES.map((name) => [name, score(name)]),
    ),
  );
  print(`\n${METRICS.map((name) => `${audits[name]?.title} ${audits[name]?.displayValue}`).join(', ')}`);
  const short = Object.entries(audits).filter(([, { score: part }]) => part !== null && part < 0.9);
  for (const [name, { title, displayValue = '' }] of short)
    print(`falls short: ${name}: ${title} ${displayValue}`);
}
