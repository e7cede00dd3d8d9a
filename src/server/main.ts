import { makeLog } from './log';
import { startServer } from './server';
import { readSettings, SETTINGS } from './settings';

/** The process: settings from the environment, a clear line when it cannot start, a clean end on SIGINT and SIGTERM. */
try {
  const server = await startServer(readSettings(process.env));
  const stop = () => {
    server.close().then(
      () => process.exit(0),
      (error: unknown) => fail('cannot close cleanly', error),
    );
  };
  // A second signal finds no listener any more, and ends the process at once.
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  fail('cannot start', error);
}

function fail(what: string, error: unknown): never {
  const message = error instanceof Error ? error.message || error.name : String(error);
  // The settings may be what is wrong: only what is surely meant is taken from them.
  const format = process.env[SETTINGS.logFormat.env] === 'json' ? 'json' : 'text';
  makeLog(format, console.error)('error', 'ended', `Inktally ${what}: ${message}`);
  process.exit(1);
}
