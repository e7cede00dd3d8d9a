import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server over TCP that can be cut, and then refuses, and mended. */
export class Cable {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #isCut = false;

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

  /** The address of this end, in place of the far one in `url`. */
  async open(url: string): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    const near = new URL(url);
    near.hostname = '127.0.0.1';
    near.port = String(typeof address === 'object' && address ? address.port : 0);
    return near.href;
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
