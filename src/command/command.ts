import type { Writable } from 'node:stream';
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What a command has of its process. Tests give it streams of their own. */
export interface Surroundings {
  /** As of a process: the arguments come third. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/** Does the work, and gives the exit status. */
export type Command = (surroundings: Surroundings) => Promise<number>;

/** Exit status where the command could not do its work: wrong arguments, a missing file. */
export const EXIT_UNUSABLE = 2;

/** Ends the command where the user has to mend something; the message says what. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Runs a command in this process. A reader that goes away early (`| head`) ends it quietly. */
export async function runCommand(name: string, command: Command): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    process.stderr.write(`${name}: standard output: ${error.message}\n`);
    process.exit(EXIT_UNUSABLE);
  });
  process.exitCode = await exitStatusOf(name, command, process);
}

/** The result of a command, or 2 with the message of the error on standard error. */
export async function exitStatusOf(
  name: string,
  command: Command,
  surroundings: Surroundings,
): Promise<number> {
  try {
    return await command(surroundings);
  } catch (thrown) {
    surroundings.stderr.write(`${name}: ${messageOf(thrown)}\n`);
    return EXIT_UNUSABLE;
  }
}

/** Reads arguments with `parseArgs`. @throws CommandError with the usage where they are wrong */
export function parseOptions<Config extends ParseArgsConfig>(
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (thrown) {
    throw new CommandError(`${messageOf(thrown)}\n\n${usage}`);
  }
}

/** What was thrown, in words. An error of several has no message of its own. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof AggregateError) return thrown.errors.map(messageOf).join(', ');
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Writes, and waits where the reader is slower, so that output never piles up in memory. */
export async function writeAll(stream: Writable, text: string): Promise<void> {
  if (text === '' || stream.write(text)) return;
  await new Promise((resolve) => {
    stream.once('drain', resolve);
    stream.once('close', resolve);
  });
}

/** Writes a line, likewise. */
export async function writeLine(stream: Writable, text: string): Promise<void> {
  await writeAll(stream, `${text}\n`);
}
