import { spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { scripts } from '../../package.json';
import { type Command, exitStatusOf } from '../../src/command';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a command of package.json as a process of its own, as `npm run` does. */
export function start(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const file = scripts[command as keyof typeof scripts].replace(/^tsx /, '');
  return spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
}

interface Given {
  /** Its standard input. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command to its end, in a process of its own. */
export async function runProcess(
  command: string,
  args: readonly string[],
  { input = '', env }: Given = {},
): Promise<Finished> {
  const child = start(command, args, env);
  const stdout = collect();
  const stderr = collect();
  child.stdout.pipe(stdout.stream);
  child.stderr.pipe(stderr.stream);
  // A command that ends without reading its input closes the pipe.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}

/** Runs a command to its end in this process, as its own would, in a fraction of the time. */
export async function run(
  name: string,
  command: Command,
  args: readonly string[],
  { input = '', env = {} }: Given = {},
): Promise<Finished> {
  const stdout = collect();
  const stderr = collect();
  const status = await exitStatusOf(name, command, {
    argv: ['node', name, ...args],
    env,
    stdin: Readable.from(input === '' ? [] : [Buffer.from(input)]),
    stdout: stdout.stream,
    stderr: stderr.stream,
  });
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}

/** A stream that keeps what is written to it. */
function collect(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString() };
}

/** Parses JSON Lines. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
