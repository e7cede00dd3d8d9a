import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isBuilt } from '../scripts/sources.mjs';

/**
 * Builds the product where the build on disk is not of these sources: tests of pages and of server processes use it.
 * Temporary files of the run go to one folder, which the returned function deletes.
 */
export function setup(): () => void {
  if (!isBuilt('.')) execFileSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'inktally-'));
  // Servers that run as another user have folders in it.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
