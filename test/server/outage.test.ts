import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openPostgres } from '../../src/server/store';
import { Clock, cleanUp, testServer } from './harness';
import { type TestPostgres, testPostgres } from './postgres';
import { randomReport, seededRandom, sumReports } from './reports';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await testPostgres();
});
afterEach(cleanUp);
afterAll(() => postgres.drop());

/** A way to PostgreSQL that can be cut and mended. */
class Cable {
  readonly #sockets = new Set<Socket>();
  #isCut = false;
  readonly #server: Server;

  constructor(target: URL) {
    this.#server = createServer((socket) => {
      if (this.#isCut) {
        socket.destroy();
        return;
      }
      const far = connect(Number(target.port || 5432), target.hostname);
      for (const end of [socket, far]) {
        this.#sockets.add(end);
        end.on('error', () => undefined).on('close', () => this.#sockets.delete(end));
      }
      socket.pipe(far).on('close', () => socket.destroy());
      far.pipe(socket).on('close', () => far.destroy());
    });
  }

  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}

test('a connection to PostgreSQL that breaks again and again loses and doubles nothing', async (context) => {
  if (postgres.url === null) context.skip('PGlite has no connection that could break');
  else {
    const url = new URL(postgres.url);
    const cable = new Cable(new URL(postgres.url));
    url.hostname = '127.0.0.1';
    url.port = String(await cable.open());
    const clock = new Clock();
    const server = await testServer(
      { PRIVACY_MIN_REPORTS: '1' },
      { clock, database: openPostgres(url.href, () => undefined) },
    );
    const random = seededRandom(10);
    const reports = Array.from({ length: 150 }, () => randomReport(random));

    cable.cut();
    const [down] = await server.postAll(reports.slice(0, 1));
    expect(down).toBe(503);
    const sick = await fetch(`${server.url}/healthz`);
    expect([sick.status, sick.headers.get('retry-after')]).toEqual([503, '10']);

    // Cut at any moment: also between the commit and the news of it, after which the same report comes again.
    let unanswered = reports;
    let refused = 0;
    for (let round = 0; unanswered.length > 0; round++) {
      cable.mend();
      const isBreaking = round < 8;
      const breaking = isBreaking
        ? (async () => {
            for (let ticks = Math.floor(random() * 40); ticks > 0; ticks--) {
              await new Promise((resolve) => setImmediate(resolve));
            }
            cable.cut();
          })()
        : undefined;
      const batch = isBreaking ? unanswered.slice(0, 40) : unanswered;
      const statuses = await server.postAll(batch);
      await breaking;
      expect(statuses.every((status) => status === 204 || status === 503)).toBe(true);
      refused += statuses.filter((status) => status === 503).length;
      const stored = new Set(batch.filter((_, n) => statuses[n] === 204));
      unanswered = unanswered.filter((report) => !stored.has(report));
    }
    expect(refused).toBeGreaterThan(0);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);

    clock.nextDay();
    await server.release();
    const { cells } = await server.aggregates();
    expect(
      Object.fromEntries(cells.map(({ digit, attempts, failures }) => [digit, { attempts, failures }])),
    ).toEqual(sumReports(reports));
    await server.close();
    cable.close();
  }
});
