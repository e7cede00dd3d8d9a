import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { DAY_MS } from '../../src/contract';
import { cleanUpLater, MONDAY, TOKEN } from './harness';

/** A server in a process of its own, started as a user starts it. */
export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** Everything it printed, to either stream. */
  readonly output: () => string;
  /** Sends a signal, and gives the exit code (`null` when the signal ended it). */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
}

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Loaded before the server: its clock runs from noon of MONDAY when the tests began,
 * because a server that lives through midnight UTC may release, and so delete, the sums
 * that a test is about to read.
 */
const SHIFT = MONDAY - Date.now();

/**
 * Starts the built server on the clock of the tests; its environment has nothing but
 * `environment` and PATH. `daysAhead` sets its clock wrong.
 */
export function runServer(
  environment: Record<string, string>,
  daysAhead = 0,
): {
  child: ChildProcess;
  output: () => string;
} {
  const clock = `data:text/javascript,Date.now=((now)=>()=>now()+(${SHIFT + daysAhead * DAY_MS}))(Date.now)`;
  const child = spawn(process.execPath, ['--import', clock, 'dist/server/main.js'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return { child, output: () => output };
}

/**
 * Starts a server process with the token of the tests and waits until it
 * serves; `cleanUp` kills it.
 */
export async function startServerProcess(
  environment: Record<string, string>,
  daysAhead = 0,
): Promise<ServerProcess> {
  const { child, output } = runServer({ MAINTAINER_TOKEN: TOKEN, ...environment }, daysAhead);
  const url = await new Promise<string>((serving, failed) => {
    child.stdout?.on('data', () => {
      const found = /serves on (\S+)/.exec(output())?.[1];
      if (found) serving(found);
    });
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${output()}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit');
      child.kill(signal);
      await exit;
    }
    return child.exitCode;
  };
  cleanUpLater(async () => {
    await end('SIGKILL');
  });
  return { url, process: child, output, end };
}
