/** Fails on source files of over 300 lines: a file has one thought. A language is one file. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const MOST_LINES = 300;

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(ts|tsx|css|py|mjs)$/.test(file) && !/\/i18n\/messages\//.test(file));
const long = files
  .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
  .filter(({ lines }) => lines > MOST_LINES);
for (const { file, lines } of long)
  console.error(`${file}: ${lines} lines; split it (at most ${MOST_LINES})`);
process.exitCode = long.length > 0 ? 1 : 0;
