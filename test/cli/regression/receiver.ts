import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a receiver answers: a status, or not at all. */
export type Reaction = number | 'hang';

export interface Received {
  readonly key: string | undefined;
  readonly body: Record<string, unknown>;
}

/** A webhook on this machine that does what it is told, and keeps what it was sent. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** Resolves when so many requests have come. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

/** @param reactions to the first requests; those after them are taken with 204 */
export async function startReceiver(reactions: readonly Reaction[] = []): Promise<Receiver> {
  const received: Received[] = [];
  const waiting: { readonly count: number; readonly tell: () => void }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      const reaction = reactions[received.length] ?? 204;
      received.push({
        key: request.headers['idempotency-key'] as string | undefined,
        body: JSON.parse(text),
      });
      for (const { count, tell } of waiting) if (received.length >= count) tell();
      if (reaction === 'hang') return;
      response.writeHead(reaction).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/a-secret-part`,
    received,
    until: (count) =>
      received.length >= count ? Promise.resolve() : new Promise((tell) => waiting.push({ count, tell })),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
