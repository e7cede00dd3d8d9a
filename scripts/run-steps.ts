import { spawnSync } from 'node:child_process';

/** A named program run: `npx`-style binaries of node_modules are found by npm's PATH. */
export interface Step {
  readonly name: string;
  readonly command: string;
  readonly parameters: readonly string[];
}

/**
 * Runs all steps, also after one has failed, so that one run shows everything that is wrong.
 *
 * @returns the names of those that failed
 */
export function runSteps(steps: readonly Step[]): string[] {
  const failed: string[] = [];
  for (const { name, command, parameters } of steps) {
    const started = Date.now();
    const result = spawnSync(command, parameters, {
      encoding: 'utf8',
      maxBuffer: 64 * 2 ** 20,
      env: { ...process.env, NO_COLOR: '1' },
    });
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (result.status === 0) {
      console.log(`ok    ${name} (${seconds} s)`);
      continue;
    }
    failed.push(name);
    console.log(`FAIL  ${name} (${seconds} s): ${command} ${parameters.join(' ')}`);
    console.log([result.error?.message, result.stdout, result.stderr].filter(Boolean).join('\n'));
  }
  return failed;
}
