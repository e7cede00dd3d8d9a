import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isBuilt } from '../scripts/sources.mjs';

const SHARED_MEMORY = '/dev/shm';
const LEAST_MEMORY = 2 * 2 ** 30;

/**
 * Builds the product where the build on disk is not of these sources: tests of pages and
 * of server processes use it. Temporary files of the run go to one folder, which the
 * returned function deletes.
 */
export function setup(): () => Promise<void> {
  if (!isBuilt('.')) execFileSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' });
  const folder = mkdtempSync(join(quickFolder(), 'inktally-'));
  // Servers that run as another user have folders in it.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  return () => remove(folder);
}

/**
 * A folder in memory, where databases need not wait for a disk, if this is Linux and there is room
 * (in containers there often is not). Killed processes lose nothing there either.
 */
function quickFolder(): string {
  try {
    accessSync(SHARED_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    if (bavail * bsize >= LEAST_MEMORY) return SHARED_MEMORY;
  } catch {
    // Not Linux.
  }
  return tmpdir();
}

/**
 * Browsers write to their profiles until their last process has ended, which
 * may be after the tests.
 */
async function remove(folder: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await setTimeout(100);
    }
  }
}
