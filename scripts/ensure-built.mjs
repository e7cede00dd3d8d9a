// Builds what is not built yet. Plain JavaScript, so that a built tree starts without the
// development packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './sources.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

// An installation without sources (a container image) is served as it is.
if (existsSync('src') && !isBuilt(root)) {
  console.log('Building Inktally (once; later starts are immediate) …');
  const build = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { stdio: 'inherit' });
  if (build.status !== 0) {
    console.error('The build failed; see above. Nothing was started.');
    process.exit(build.status ?? 1);
  }
}
