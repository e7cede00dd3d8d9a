import type { Writable } from 'node:stream';

/** Exit status where the command could not do its work at all: wrong arguments, a missing file, no model. */
export const EXIT_UNUSABLE = 2;

/** Ends the command where what could not be done is the user's to mend. The message goes to standard error. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/**
 * Runs a command and sets the exit status: its result, or 2 with the message of the error on standard error. A reader
 * that goes away early (`| head`) ends it quietly.
 */
export async function runCommand(name: string, command: () => Promise<number>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    process.stderr.write(`${name}: standard output: ${error.message}\n`);
    process.exit(EXIT_UNUSABLE);
  });
  try {
    process.exitCode = await command();
  } catch (thrown) {
    process.stderr.write(`${name}: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    process.exitCode = EXIT_UNUSABLE;
  }
}

/** Writes, and waits where the reader is slower, so that output never piles up in memory. */
export async function writeAll(stream: Writable, text: string): Promise<void> {
  if (text === '' || stream.write(text)) return;
  await new Promise((resolve) => {
    stream.once('drain', resolve);
    stream.once('close', resolve);
  });
}
