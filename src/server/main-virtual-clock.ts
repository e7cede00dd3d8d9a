import { startServer } from './server';
import { readSettings } from './settings';

/**
 * The process of `npm run simulate`: the server on a clock that its parent sets. It is an entry of
 * its own and no part of the build, so that nobody can turn the clock of a server in service.
 *
 * Started with the time in milliseconds since the epoch. It tells `{ url }` when it serves; on
 * `{ time }` it sets the clock, releases the days that have ended by it, and tells `{ time }`.
 */
let time = Number(process.argv[2]);
if (!process.send || !Number.isSafeInteger(time)) {
  console.error('This is the server of npm run simulate, which starts it; to serve, run npm start.');
  process.exit(1);
}
const tell = process.send.bind(process);
const server = await startServer(readSettings(process.env), { now: () => time });
process.on('message', (message: { readonly time: number }) => {
  time = message.time;
  void server.release().then(() => tell({ time }));
});
// A server that outlived its parent would stay for ever.
process.once('disconnect', () => process.exit());
tell({ url: server.url });
