import type { Writable } from 'node:stream';
import { type Command, EXIT_UNUSABLE, writeLine } from '../../command';
import type { Total } from '../../contract';
import { AlertBox } from './alerts';
import { describe, findingLine, openLine, unusualLine } from './describe';
import { type JudgedVersion, judgeVersions, partsWith } from './judge';
import { type Asked, readOptions, USAGE } from './options';
import { readAggregates } from './read-aggregates';
import { deliver } from './webhook';

const EXIT_FOUND = 1;

/** What a run found. */
interface Findings {
  readonly compared: readonly JudgedVersion[];
  readonly regressions: readonly JudgedVersion[];
  /** Figures that may have been tampered with. */
  readonly unusual: readonly Total[];
}

export const checkRegression: Command = async ({ argv, env, stdout, stderr }) => {
  const asked = readOptions(argv.slice(2), env, Date.now());
  if (!asked) {
    await writeLine(stdout, USAGE);
    return 0;
  }
  const aggregates = await readAggregates(asked);
  const isAsked = ({ model }: { readonly model: string }) => asked.model === null || model === asked.model;
  const compared = judgeVersions(aggregates, asked.maxIncrease).filter(isAsked);
  const unusual = aggregates.totals.filter((total) => total.unusual !== undefined && isAsked(total));
  const regressions = compared.filter((comparison) => partsWith('regression', comparison).length > 0);
  for (const total of unusual) {
    await writeLine(stdout, `UNUSUAL: ${unusualLine(total)}, so the verdicts leave them out.`);
  }
  await tell(stdout, asked, compared, regressions);
  const delivered =
    asked.webhook === null ||
    (await alertAll(stderr, asked, asked.webhook, { compared, regressions, unusual }));
  if (regressions.length > 0 || unusual.length > 0) return EXIT_FOUND;
  return delivered ? 0 : EXIT_UNUSABLE;
};

async function tell(
  stdout: Writable,
  { from, to, model, maxIncrease }: Asked,
  compared: readonly JudgedVersion[],
  regressions: readonly JudgedVersion[],
): Promise<void> {
  if (compared.length === 0) {
    const which = model === null ? 'no two versions have' : `${model} or a version before it does not have`;
    await writeLine(stdout, `Nothing to compare from ${from} to ${to} (UTC): ${which} released figures.`);
    return;
  }
  await writeLine(stdout, `Released figures from ${from} to ${to} (UTC).`);
  for (const comparison of compared) await writeLine(stdout, `\n${describe(comparison, maxIncrease)}\n`);
  for (const comparison of compared) {
    const open = openLine(comparison);
    if (open !== null) await writeLine(stdout, open);
  }
  for (const comparison of regressions) await writeLine(stdout, `REGRESSION: ${findingLine(comparison)}`);
  if (regressions.length === 0)
    await writeLine(stdout, 'OK: no failure rate is known to have risen by more than allowed.');
}

/** Delivers what waits from earlier runs, then what is new. @returns whether all was taken */
async function alertAll(
  stderr: Writable,
  asked: Asked,
  webhook: string,
  { compared, regressions, unusual }: Findings,
): Promise<boolean> {
  const box = new AlertBox(asked.alerts, asked.url);
  await box.open();
  for (const total of unusual) if (total.unusual) await box.raiseUnusual(total, total.unusual, asked);
  if (!(await deliverPending(stderr, box, webhook, asked.alerts))) {
    for (const comparison of regressions) await box.raise(comparison, asked);
    return false;
  }
  for (const comparison of compared) {
    if (regressions.includes(comparison)) await box.raise(comparison, asked);
    else await box.clear(comparison);
  }
  return await deliverPending(stderr, box, webhook, asked.alerts);
}

async function deliverPending(
  stderr: Writable,
  box: AlertBox,
  webhook: string,
  folder: string,
): Promise<boolean> {
  let all = true;
  for (const { alert, taken } of await box.pending()) {
    const problem = await deliver(webhook, alert);
    if (problem === null) {
      await taken();
      continue;
    }
    all = false;
    // The address of a webhook is often a secret; its host is not.
    stderr.write(
      `check-regression: the webhook at ${new URL(webhook).host} did not take alert ${alert.id}: ${problem}. It is kept in ${folder} and goes again at the next run.\n`,
    );
  }
  return all;
}
