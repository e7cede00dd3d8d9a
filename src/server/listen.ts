import type { Server } from 'node:http';

const CLOSE_CHECK_MS = 50;

/** Where to listen, and the settings that say so. */
export interface Place {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The environment variables of the two, for who reads the error. */
  readonly settings: string;
}

/**
 * Begins to take connections, and gives the port.
 *
 * @throws Error saying which place cannot be used, and which settings give another
 */
export function listen(http: Server, { host, port, settings }: Place): Promise<number> {
  return new Promise((listening, failed) => {
    http.once('error', (error) => {
      failed(new Error(`cannot serve on ${host} port ${port}: ${error.message}; set ${settings} to another`));
    });
    http.listen(port, host, () => {
      const address = http.address();
      listening(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Takes no more connections, and resolves when those there are have ended; after `deadlineMs` they are broken off. */
export async function closeHttp(http: Server, deadlineMs: number): Promise<void> {
  if (!http.listening) return;
  const closed = new Promise((resolve) => http.close(resolve));
  // Connections kept alive become idle one by one, when their last answer is out.
  const idle = setInterval(() => http.closeIdleConnections(), CLOSE_CHECK_MS);
  const deadline = setTimeout(() => http.closeAllConnections(), deadlineMs);
  await closed;
  clearInterval(idle);
  clearTimeout(deadline);
}

/** The address of a server, as a browser on this machine reaches it. */
export function urlOf(host: string, port: number): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
