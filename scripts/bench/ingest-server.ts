/**
 * A server of the bench, in a process of its own. `empty` answers 204 with no work; `unstored` does everything but store; `grouped` is
 * the real one; `single` makes one transaction of each report, one after the other. Settings come from the environment.
 */
import { Hono } from 'hono';
import { readSettings, startServer } from '../../src/server';
import { senderReader } from '../../src/server/client-address';
import type { Env } from '../../src/server/http/answers';
import { makeHttpServer } from '../../src/server/http/listener';
import { takeReports } from '../../src/server/http/reports';
import { IngestQueue } from '../../src/server/ingest-queue';
import { addressRanges } from '../../src/server/setting-values';

const [kind] = process.argv.slice(2);
const settings = readSettings(process.env);
const onError = (error: unknown) => console.error(error);
if (kind === 'empty') {
  serve(new Hono<Env>().post('*', (context) => context.body(null, 204)));
} else if (kind === 'unstored') {
  serve(
    new Hono<Env>().post(
      '*',
      takeReports({
        queue: new IngestQueue({ commit: () => Promise.resolve(), onFailure: onError }),
        models: new Set(settings.modelVersions),
        stopped: false,
        limiter: null,
        senderOf: () => ({ address: '', encrypted: false, loopback: true }),
      }),
    ),
  );
} else {
  const server = await startServer(settings, {
    print: () => undefined,
    ...(kind === 'single' && { maxBatch: 1, maxCommits: 1 }),
  });
  console.log(`port ${server.port}`);
}

function serve(app: Hono<Env>): void {
  const server = makeHttpServer({
    app,
    senderOf: senderReader(addressRanges([])),
    onRequest: () => undefined,
    onError,
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object' && address) console.log(`port ${address.port}`);
  });
}
