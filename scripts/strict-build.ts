import { createLogger, type Logger, type Rolldown } from 'vite';

/** How long plugins take is no fault, and depends on the machine. */
export const CHECKS: NonNullable<Rolldown.InputOptions['checks']> = { bundlerTimings: false };

/** For a build that says nothing. A warning ends it, so that nobody who starts the app has to read one. */
export function quietly(): { readonly logLevel: 'warn'; readonly customLogger: Logger } {
  const fail = (message: string) => {
    throw new Error(`The build gave a warning; mend its cause: ${message}`);
  };
  return {
    logLevel: 'warn',
    customLogger: Object.assign(createLogger('warn'), { warn: fail, warnOnce: fail }),
  };
}
