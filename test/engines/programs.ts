import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/** Marks a program in its environment, which what it starts inherits. */
const MARK = 'INKTALLY_TEST_PROGRAM';

/** A program beside the tests, and all that it printed. */
export interface Program {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Ends it and all that it started, so that nothing writes to its folders any more. */
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
  const id = randomUUID();
  const mark = `${MARK}=${id}`;
  const child = spawn(command, parameters, {
    env: { ...process.env, ...environment, [MARK]: id },
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
      const runs = child.exitCode === null && child.signalCode === null;
      if (child.pid !== undefined && runs) {
        const exit = once(child, 'exit');
        child.kill('SIGKILL');
        await exit;
      }
      await until(
        () => {
          const left = marked(mark);
          for (const pid of left) kill(pid);
          return left.length === 0;
        },
        () => `what ${command} started to end: ${marked(mark).join(', ')}`,
      );
    },
  };
}

/** The processes that have the mark in their environment, and still run. */
function marked(mark: string): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => environmentOf(pid).includes(mark)).map(Number);
}

function environmentOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    // It has ended, or is somebody else's.
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
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
