import type { Server } from 'node:http';

const CLOSE_CHECK_MS = 50;

/** Where to listen, and the settings that say so. */
export interface Place {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The environment variables of the two, for the error message. */
  readonly settings: string;
}

/** Begins to take connections; gives the port. @throws Error naming the settings to change */
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

/** Takes no more connections, waits for those open, and breaks them off after `deadlineMs`. */
export async function closeHttp(http: Server, deadlineMs: number): Promise<void> {
  if (!http.listening) return;
  const closed = new Promise((resolve) => http.close(resolve));
  // Connections become idle one by one, as their last answers go out.
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
