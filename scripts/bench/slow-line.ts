import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** How fast a line is. */
export interface Line {
  readonly name: string;
  /** Bits a second towards the browser; all connections share them. */
  readonly bitsPerSecond: number;
  /** There and back, in ms. */
  readonly roundTripMs: number;
}

/** The last two as Lighthouse and Chromium's own tools have them. */
export const LINES = {
  none: { name: 'no limit', bitsPerSecond: Number.POSITIVE_INFINITY, roundTripMs: 0 },
  fast4g: { name: 'fast 4G', bitsPerSecond: 9e6, roundTripMs: 60 },
  slow4g: { name: 'slow 4G', bitsPerSecond: 1.6e6, roundTripMs: 150 },
} as const satisfies Record<string, Line>;

/** Bytes that are handed on at once: about a packet, so that a large file does not come in one piece. */
const PIECE_BYTES = 1400;

type Later = (action: () => void, ms: number) => void;

/** Does things after so many ms, and never before earlier ones, whatever the timers' own order. */
function inOrder(): Later {
  const waiting: (() => void)[] = [];
  return (action, ms) => {
    waiting.push(action);
    setTimeout(() => waiting.shift()?.(), ms);
  };
}

/**
 * A way to a server on this machine that is as slow as a given line, and counts what comes over it, headers included. Unlike
 * the browser's own throttling it holds for workers and service workers, too.
 */
export class SlowLine {
  /** Bytes that the browser has been sent. */
  received = 0;
  #server: Server;
  #sockets = new Set<Socket>();
  /** When the line is free for the next piece, in ms of `performance.now`. */
  #freeAt = 0;

  private constructor(
    private readonly line: Line,
    upstreamPort: number,
  ) {
    this.#server = createServer((browser) => {
      const server = connect(upstreamPort, '127.0.0.1');
      // Setting up a connection takes a round trip of its own.
      const readyAt = performance.now() + line.roundTripMs;
      const toServer = inOrder();
      const toBrowser = inOrder();
      browser.on('data', (bytes) => {
        const wait = Math.max(0, readyAt - performance.now()) + line.roundTripMs / 2;
        toServer(() => server.write(bytes), wait);
      });
      server.on('data', (bytes) => this.#send(browser, bytes, toBrowser));
      // The server ends idle connections; the browser has to hear of it, or it would go on asking on a dead one.
      server.on('end', () => toBrowser(() => browser.end(), this.#wait()));
      for (const [socket, other] of [
        [browser, server],
        [server, browser],
      ] as const) {
        this.#sockets.add(socket);
        socket.setNoDelay(true);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          this.#sockets.delete(socket);
          if (socket === browser) server.destroy();
        });
      }
    });
  }

  #send(browser: Socket, bytes: Buffer, later: Later): void {
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      const piece = bytes.subarray(start, start + PIECE_BYTES);
      this.#freeAt =
        Math.max(performance.now(), this.#freeAt) + (piece.length * 8000) / this.line.bitsPerSecond;
      later(() => {
        this.received += piece.length;
        browser.write(piece);
      }, this.#wait());
    }
  }

  /** Until what is sent now has arrived, in ms. */
  #wait(): number {
    return Math.max(0, this.#freeAt - performance.now()) + this.line.roundTripMs / 2;
  }

  static async open(line: Line, upstreamPort: number): Promise<SlowLine> {
    const slow = new SlowLine(line, upstreamPort);
    await new Promise<void>((resolve) => slow.#server.listen(0, '127.0.0.1', resolve));
    return slow;
  }

  /** The server's address over this line. */
  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
