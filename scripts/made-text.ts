import { readFileSync, writeFileSync } from 'node:fs';

/** Writes a text that is made by a command; with `--check` among its arguments, fails where the file says something else. */
export function keepMadeText(file: string, text: string, command: string): void {
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is not what comes out: run ${command}`);
    process.exitCode = 1;
  }
}
