import { makeLog } from './log';
import { startServer } from './server';
import { readSettings, SETTINGS } from './settings';

/** The process: settings from the environment, and a clean end on SIGINT and SIGTERM. */
try {
  const server = await startServer(readSettings(process.env));
  const stop = () => {
    server.close().then(
      () => process.exit(0),
      (error: unknown) => fail('cannot close cleanly', error),
    );
  };
  // A second signal ends the process at once.
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  fail('cannot start', error);
}

function fail(what: string, error: unknown): never {
  const message = error instanceof Error ? error.message || error.name : String(error);
  // The settings themselves may be wrong, so take only a clear value.
  const format = process.env[SETTINGS.logFormat.env] === 'json' ? 'json' : 'text';
  makeLog(format, console.error)('error', 'ended', `Inktally ${what}: ${message}`);
  process.exit(1);
}
