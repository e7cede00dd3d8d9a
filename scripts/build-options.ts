import { createLogger, type Logger, type Plugin, type Rolldown, type UserConfig } from 'vite';
import { fileDigests } from './file-digests';
import { slimTensorflow } from './slim-tensorflow';

/** How long plugins take is no fault, and depends on the machine. */
export const CHECKS: NonNullable<Rolldown.InputOptions['checks']> = { bundlerTimings: false };

/** A door is no reason to load all that is behind it. */
export const TREESHAKE: NonNullable<Rolldown.InputOptions['treeshake']> = {
  moduleSideEffects: [{ test: /\/src\/(contract\/|.*\/index\.ts$)/, sideEffects: false }],
};

/** For a build that says nothing: a warning ends it, so that nobody has to read one. */
export function quietly(): { readonly logLevel: 'warn'; readonly customLogger: Logger } {
  const fail = (message: string) => {
    throw new Error(`The build gave a warning; mend its cause: ${message}`);
  };
  return {
    logLevel: 'warn',
    customLogger: Object.assign(createLogger('warn'), { warn: fail, warnOnce: fail }),
  };
}

/** How the recognizer's worker is built, in the app and on pages of tests. */
export function workerBuild(furtherPlugins: () => Plugin[] = () => []): NonNullable<UserConfig['worker']> {
  return {
    format: 'es',
    plugins: () => [slimTensorflow(), fileDigests(), ...furtherPlugins()],
    rolldownOptions: {
      checks: CHECKS,
      treeshake: TREESHAKE,
      output: {
        // The prefix is by what scripts/budgets.ts knows the worker's files.
        chunkFileNames: ({ name }) => `assets/worker-${name.replace(/^worker-/, '')}-[hash].js`,
        comments: { legal: false },
      },
    },
  };
}
