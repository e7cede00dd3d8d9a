import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** A named program run: `npx`-style binaries of node_modules are found by npm's PATH. */
export interface Step {
  readonly name: string;
  readonly command: string;
  readonly parameters: readonly string[];
  /** What needs this step to have passed. */
  readonly next?: readonly Step[];
}

/**
 * Runs all steps, as many at once as there are processors, and also after one has failed, so that one run shows everything that is
 * wrong. What would have followed a failed step counts as failed.
 *
 * @returns the names of those that passed and of those that failed
 */
export async function runSteps(steps: readonly Step[]): Promise<{ passed: string[]; failed: string[] }> {
  const waiting = [...steps];
  const passed: string[] = [];
  const failed: string[] = [];
  async function runWaiting(): Promise<void> {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const started = Date.now();
      const { error, output } = await run(step);
      const said = `${step.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`;
      if (!error) {
        passed.push(step.name);
        console.log(`ok    ${said}`);
        waiting.unshift(...(step.next ?? []));
        continue;
      }
      failed.push(step.name, ...namesOf(step.next ?? []));
      console.log(`FAIL  ${said}: ${step.command} ${step.parameters.join(' ')}`);
      console.log([error.message, output].filter(Boolean).join('\n'));
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, runWaiting));
  return { passed, failed };
}

const namesOf = (steps: readonly Step[]): string[] =>
  steps.flatMap(({ name, next }) => [name, ...namesOf(next ?? [])]);

function run({ command, parameters }: Step): Promise<{ error: Error | null; output: string }> {
  const options = { maxBuffer: 64 * 2 ** 20, env: { ...process.env, NO_COLOR: '1' } };
  return new Promise((resolve) => {
    execFile(command, parameters, options, (error, stdout, stderr) => {
      resolve({ error, output: stdout + stderr });
    });
  });
}
