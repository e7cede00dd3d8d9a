import { execFileSync } from 'node:child_process';
import { isBuilt } from '../scripts/sources.mjs';

/** Tests of pages and of server processes use the built product; they build it where that is not of the sources on disk. */
export function setup(): void {
  if (!isBuilt('.')) execFileSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' });
}
