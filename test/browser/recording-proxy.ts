import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Where Chromium or Firefox itself, not a page, calls now and then whatever its settings. These
 * calls are refused and not counted as the page's; that the page does not call there is seen by the
 * browser's own record of the page's requests (`Rig.asked`).
 */
const BROWSERS_OWN =
  /^(https?:\/\/)?([\w-]+\.)*((google|googleapis|gvt1|gstatic)\.com|mozilla\.(com|org|net))(:443)?(\/|$)/;

/** A request as it left the browser. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What the server answered. */
export interface ServerAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/**
 * Gives the answer to a path (with its query) as the browser is to see it; null
 * breaks the connection.
 */
type Alter = (path: string, answer: ServerAnswer) => ServerAnswer | null;

/** The answer with a content security policy that blocks WebAssembly. */
export function withoutWasm(answer: ServerAnswer): ServerAnswer {
  const csp = String(answer.headers['content-security-policy'] ?? '');
  const headers = { ...answer.headers, 'content-security-policy': csp.replace(" 'wasm-unsafe-eval'", '') };
  return { ...answer, headers };
}

/**
 * The browser's only way to the network: an HTTP proxy that writes down every request of
 * the page, its workers and its service worker, bytes included, and lets through only those
 * to the allowed origin.
 */
export class RecordingProxy {
  /** All but the browser's own. */
  readonly requests: RecordedRequest[] = [];
  #server: Server;
  #online = true;
  #upstream: string;
  #alter: Alter | null = null;
  #held: { pattern: RegExp; released: Promise<void> } | null = null;

  private constructor(
    readonly allowedOrigin: string,
    upstream: string,
  ) {
    this.#upstream = upstream;
    this.#server = createServer((incoming, answer) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', async () => {
        const body = Buffer.concat(chunks);
        const url = incoming.url ?? '';
        this.#record(incoming, body.toString());
        if (!this.#online || !url.startsWith(`${allowedOrigin}/`)) {
          answer.socket?.destroy();
          return;
        }
        if (this.#held?.pattern.test(url)) await this.#held.released;
        const target = `${this.#upstream}${url.slice(allowedOrigin.length)}`;
        const forwarded = request(
          target,
          { method: incoming.method, headers: this.#alter ? plain(incoming.headers) : incoming.headers },
          (upstream) => {
            if (this.#alter) {
              void this.#sendAltered(this.#alter, url.slice(allowedOrigin.length), upstream, answer);
              return;
            }
            answer.writeHead(upstream.statusCode ?? 502, upstream.headers);
            upstream.pipe(answer);
          },
        );
        forwarded.on('error', () => answer.socket?.destroy());
        forwarded.end(body);
      });
    });
    // TLS to anywhere is to another origin: written down and refused.
    this.#server.on('connect', (incoming, socket) => {
      this.#record(incoming, '');
      socket.destroy();
    });
  }

  async #sendAltered(
    alter: Alter,
    path: string,
    upstream: IncomingMessage,
    answer: ServerResponse,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of upstream) chunks.push(chunk);
    const { statusCode: status = 502, headers } = upstream;
    const altered = alter(path, { status, headers, body: Buffer.concat(chunks) });
    if (!altered) {
      answer.socket?.destroy();
      return;
    }
    answer.writeHead(altered.status, altered.headers);
    answer.end(altered.body);
  }

  #record({ method = '', url = '', headers }: IncomingMessage, body: string): void {
    if (!BROWSERS_OWN.test(url)) this.requests.push({ method, url, headers, body });
  }

  /** @param upstream where the allowed origin is served, if not there */
  static async start(allowedOrigin: string, upstream = allowedOrigin): Promise<RecordingProxy> {
    const proxy = new RecordingProxy(allowedOrigin, upstream);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The allowed origin is served from there from now on: a new version has been put in place. */
  set upstream(upstream: string) {
    this.#upstream = upstream;
  }

  /** Without network every request fails; it is still written down. */
  set online(online: boolean) {
    this.#online = online;
  }

  /** From now on the browser sees answers as `alter` gives them; they come uncompressed then. */
  alter(alter: Alter | null): void {
    this.#alter = alter;
  }

  /**
   * Keeps requests for matching addresses waiting, as a slow network would, until
   * the result is called.
   */
  hold(pattern: RegExp): () => void {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#held = { pattern, released };
    return () => {
      this.#held = null;
      release();
    };
  }

  /** Paths of the requests to the allowed origin. */
  paths(): string[] {
    return this.requests
      .filter(({ url }) => url.startsWith(`${this.allowedOrigin}/`))
      .map(({ url }) => new URL(url).pathname);
  }

  /** Requests to anywhere else. */
  strangers(): string[] {
    return this.requests.filter(({ url }) => !url.startsWith(`${this.allowedOrigin}/`)).map(({ url }) => url);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/**
 * The same headers without the wish for a compressed answer, or for none where the
 * browser has the file.
 */
function plain(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  const { 'accept-encoding': _encoding, 'if-none-match': _etag, ...others } = headers;
  return others;
}
