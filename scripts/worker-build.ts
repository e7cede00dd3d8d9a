import type { Plugin, UserConfig } from 'vite';
import { fileDigests } from './file-digests';
import { slimTensorflow } from './slim-tensorflow';
import { CHECKS } from './strict-build';

/** How the recognizer's worker is built, in the app and on pages of tests. */
export function workerBuild(furtherPlugins: () => Plugin[] = () => []): NonNullable<UserConfig['worker']> {
  return {
    format: 'es',
    plugins: () => [slimTensorflow(), fileDigests(), ...furtherPlugins()],
    rolldownOptions: {
      checks: CHECKS,
      output: {
        // The prefix is by what scripts/budgets.ts knows the worker's files.
        chunkFileNames: ({ name }) => `assets/worker-${name.replace(/^worker-/, '')}-[hash].js`,
        comments: { legal: false },
      },
    },
  };
}
