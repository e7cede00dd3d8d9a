/**
 * A server of the bench, in a process of its own: `empty` answers 204 with no work, `grouped` is the real one, `single`
 * makes one transaction of each report. Settings come from the environment.
 */
import { Hono } from 'hono';
import { readSettings, startServer } from '../../src/server';
import type { Env } from '../../src/server/http/answers';
import { makeHttpServer } from '../../src/server/http/listener';

const [kind] = process.argv.slice(2);
if (kind === 'empty') {
  const server = makeHttpServer({
    app: new Hono<Env>().post('*', (context) => context.body(null, 204)),
    senderOf: () => ({ address: '', encrypted: false, loopback: true }),
    onRequest: () => undefined,
    onError: (error) => console.error(error),
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object' && address) console.log(`port ${address.port}`);
  });
} else {
  const server = await startServer(readSettings(process.env), {
    print: () => undefined,
    ...(kind === 'single' && { maxBatch: 1 }),
  });
  console.log(`port ${server.port}`);
}
