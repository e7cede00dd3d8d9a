/** `npm run check-regression`: whether a model version fails more often than the one before it, for cron or CI. */
import { EXIT_UNUSABLE, runCommand, writeAll } from './output';
import {
  AlertBox,
  type Asked,
  compareVersions,
  deliver,
  describe,
  findingLine,
  openLine,
  partsWith,
  readAggregates,
  readOptions,
  USAGE,
  type VersionComparison,
} from './regression';

const EXIT_REGRESSION = 1;

await runCommand('check-regression', async () => {
  const asked = readOptions(process.argv.slice(2), process.env, Date.now());
  if (!asked) {
    await print(USAGE);
    return 0;
  }
  const compared = compareVersions(await readAggregates(asked), asked.maxIncrease).filter(
    ({ model }) => asked.model === null || model === asked.model,
  );
  const regressions = compared.filter((comparison) => partsWith('regression', comparison).length > 0);
  await tell(asked, compared, regressions);
  const delivered = asked.webhook === null || (await alertAll(asked, asked.webhook, compared, regressions));
  if (regressions.length > 0) return EXIT_REGRESSION;
  return delivered ? 0 : EXIT_UNUSABLE;
});

async function tell(
  { from, to, model, maxIncrease }: Asked,
  compared: readonly VersionComparison[],
  regressions: readonly VersionComparison[],
): Promise<void> {
  if (compared.length === 0) {
    const which = model === null ? 'no two versions have' : `${model} or a version before it does not have`;
    await print(`Nothing to compare from ${from} to ${to} (UTC): ${which} released figures.`);
    return;
  }
  await print(`Released figures from ${from} to ${to} (UTC).`);
  for (const comparison of compared) await print(`\n${describe(comparison, maxIncrease)}\n`);
  for (const comparison of compared) {
    const open = openLine(comparison);
    if (open !== null) await print(open);
  }
  for (const comparison of regressions) await print(`REGRESSION: ${findingLine(comparison)}`);
  if (regressions.length === 0)
    await print('OK: no failure rate is known to have risen by more than allowed.');
}

/** Delivers what waits from earlier runs, then what is new. @returns whether all was taken */
async function alertAll(
  asked: Asked,
  webhook: string,
  compared: readonly VersionComparison[],
  regressions: readonly VersionComparison[],
): Promise<boolean> {
  const box = new AlertBox(asked.alerts, asked.url);
  await box.open();
  if (!(await deliverPending(box, webhook, asked.alerts))) {
    for (const comparison of regressions) await box.raise(comparison, asked);
    return false;
  }
  for (const comparison of compared) {
    if (regressions.includes(comparison)) await box.raise(comparison, asked);
    else await box.clear(comparison);
  }
  return await deliverPending(box, webhook, asked.alerts);
}

async function deliverPending(box: AlertBox, webhook: string, folder: string): Promise<boolean> {
  let all = true;
  for (const { alert, taken } of await box.pending()) {
    const problem = await deliver(webhook, alert);
    if (problem === null) {
      await taken();
      continue;
    }
    all = false;
    // The address of a webhook is often a secret; its host is not.
    process.stderr.write(
      `check-regression: the webhook at ${new URL(webhook).host} did not take alert ${alert.id}: ${problem}. It is kept in ${folder} and goes again at the next run.\n`,
    );
  }
  return all;
}

async function print(text: string): Promise<void> {
  await writeAll(process.stdout, `${text}\n`);
}
