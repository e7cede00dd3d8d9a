/** `npm run check`: all checks that need no run of the product. */
import { exec } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Everything that can be said about the code without running it: a command for each name. */
export const CHECKS: Readonly<Record<string, string>> = {
  'types, each runtime with its own lib': 'tsc -b',
  'lint, format and cycles': 'biome ci --colors=off --error-on-warnings .',
  'import rules': 'tsx scripts/import-rules.ts',
  'dead code': 'knip',
  'docs/settings.md': 'tsx scripts/settings.ts --check',
  'the worked example': 'tsx scripts/worked-example.ts --check',
};

/** Runs all commands, as many at once as there are processors; gives the names by their result. */
export async function runAll(commands: typeof CHECKS): Promise<{ passed: string[]; failed: string[] }> {
  const waiting = Object.entries(commands).values();
  const passed: string[] = [];
  const failed: string[] = [];
  async function runWaiting(): Promise<void> {
    for (const [name, command] of waiting) {
      const started = performance.now();
      const output = await failureOf(command);
      const said = `${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`;
      (output === null ? passed : failed).push(name);
      console.log(output === null ? `ok    ${said}` : `FAIL  ${said}: ${command}\n${output}`);
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, runWaiting));
  return { passed, failed };
}

/** What a command printed, if it failed; npm's PATH has the programs of node_modules. */
function failureOf(command: string): Promise<string | null> {
  const options = { maxBuffer: 64 * 2 ** 20, env: { ...process.env, NO_COLOR: '1' } };
  return new Promise((resolve) => {
    exec(command, options, (error, stdout, stderr) => {
      resolve(error && [error.message, stdout, stderr].filter(Boolean).join('\n'));
    });
  });
}

if (process.argv[1] === import.meta.filename) {
  const { failed } = await runAll(CHECKS);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
