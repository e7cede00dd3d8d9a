/** A server of the bench: `full` is the real one, `empty` answers 204 with no work. */
import { Hono } from 'hono';
import { readSettings, startServer } from '../../src/server';
import { peerReader, senderReader } from '../../src/server/client-address';
import type { Env } from '../../src/server/http/answers';
import { makeHttpServer } from '../../src/server/http/listener';
import { addressRanges } from '../../src/server/setting-values';

const [kind] = process.argv.slice(2);
if (kind === 'empty') serveNothing();
else {
  const server = await startServer(readSettings(process.env), { print: () => undefined });
  console.log(`port ${server.port}`);
}

function serveNothing(): void {
  const server = makeHttpServer({
    app: new Hono<Env>().post('*', (context) => context.body(null, 204)),
    senderOf: senderReader(addressRanges([])),
    networkOf: peerReader(addressRanges([])),
    onRequest: () => undefined,
    onError: (error) => console.error(error),
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object' && address) console.log(`port ${address.port}`);
  });
}
