import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program beside the tests, and all that it printed. */
export interface Program {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Ends it. Browsers end what they started once they see that they are alone. */
  end(): Promise<void>;
}

export interface ProgramOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Has a pipe as its descriptor 3. */
  readonly pipe?: boolean;
}

export function startProgram(
  command: string,
  parameters: readonly string[],
  { environment = {}, pipe = false }: ProgramOptions = {},
): Program {
  const child = spawn(command, parameters, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', pipe ? 'pipe' : 'ignore'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  child.on('error', (error) => {
    output += `${error}\n`;
  });
  return {
    process: child,
    output: () => output,
    async end() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

/** Longest wait for something to be seen, in ms; the machine may be busy. */
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 25;

/** What is seen where something is. */
export type Seen<T> = Exclude<T, null | false | undefined>;

/**
 * Looks until there is something to be seen.
 *
 * @param look gives null, undefined or false until then
 * @param what for the message where it never is
 */
export async function until<T>(look: () => T | Promise<T>, what: () => string): Promise<Seen<T>> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== false && seen !== undefined) return seen as Seen<T>;
    if (Date.now() > deadline) throw new Error(`waited ${PATIENCE_MS / 1000} s for ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
