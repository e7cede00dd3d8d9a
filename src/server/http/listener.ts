import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Hono } from 'hono';
import { ERROR_STATUS, type ErrorCode } from '../../contract';
import { addressPrefix, type Sender } from '../client-address';
import { type Env, errorBody, SERVER_FAILED } from './answers';
import { COMMON_HEADERS, setCommonHeaders } from './headers';

/** Times in ms, sizes in bytes. Requests are small; no honest client is slow or large. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  /** Longer than load balancers keep idle connections; they may reuse one as it closes. */
  keepAliveTimeout: 65_000,
  /** Longest silence while an answer is due; longer than a failing store takes to say so. */
  stallTimeout: 60_000,
  connectionsCheckingInterval: 2000,
  maxHeaderSize: 8192,
  /** Several times what browsers and proxies send. */
  maxHeaders: 100,
  /** Further connections are closed at once. */
  maxConnections: 10_000,
  /** Of one network: connections and, where a proxy brings them, requests under way. */
  maxPerNetwork: 500,
};
/** When a network that has too many requests under way may come again, in seconds. */
const NETWORK_RETRY_SECONDS = 10;
/** How often at most idle connections are closed when all are taken, in ms. */
const MAKE_ROOM_MS = 1000;
/** How long a refused client may take to read the answer, in ms. */
const LINGER_MS = 1000;

export type ListenerLimits = Readonly<typeof LIMITS>;

/** What Node refuses before there is a request, by its error code. */
const BROKEN_REQUESTS: Readonly<Record<string, [ErrorCode, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['timeout', 'the request took too long'],
  HPE_HEADER_OVERFLOW: ['headers-too-large', `the headers are larger than ${LIMITS.maxHeaderSize} bytes`],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['too-large', 'the chunks of the body say too much beside the body'],
};

export interface ListenerOptions {
  readonly app: Hono<Env>;
  readonly senderOf: (incoming: IncomingMessage) => Sender;
  /** The network that a connection counts for; '' where it has no limit. */
  readonly networkOf: (socket: Socket) => string;
  /** Called before each request is answered. */
  readonly onRequest: (sender: Sender) => void;
  readonly onError: (error: unknown) => void;
  /** Replaces some of the limits. */
  readonly limits?: Partial<ListenerLimits> | undefined;
}

/** The HTTP server around the app: limits, and common headers even on answers by Node itself. */
export function makeHttpServer(options: ListenerOptions): Server {
  const { app, senderOf, networkOf, onRequest } = options;
  const limits = { ...LIMITS, ...options.limits };
  const answer = getRequestListener((request, env) => app.fetch(request, env), {
    errorHandler: (error) => {
      if (error instanceof RequestError) {
        return errorAnswer('bad-request', 'the address of the request is not valid');
      }
      options.onError(error);
      return errorAnswer('failed', SERVER_FAILED);
    },
  });
  const answering = new WeakMap<Socket, ServerResponse>();
  const begin = (incoming: IncomingMessage, outgoing: ServerResponse): Sender => {
    answering.set(incoming.socket, outgoing);
    const sender = senderOf(incoming);
    onRequest(sender);
    setCommonHeaders(outgoing, sender.encrypted);
    return sender;
  };
  const requests = new Crowd(limits.maxPerNetwork);
  const connections = new Crowd(limits.maxPerNetwork);
  // Node would answer a request without Host itself, without the common headers.
  const server = createServer({ ...limits, requireHostHeader: false }, (incoming, outgoing) => {
    const { address, loopback } = begin(incoming, outgoing);
    const refuse = (error: ErrorCode, message: string, more: Record<string, string> = {}) => {
      const { status, headers, body } = lastAnswer(error, message);
      outgoing.writeHead(status, { ...headers, ...more }).end(body);
    };
    if (incoming.rawHeaders.length / 2 > limits.maxHeaders) {
      return refuse('headers-too-large', `there are more than ${limits.maxHeaders} headers`);
    }
    if (hostsIn(incoming) > 1) return refuse('bad-request', 'host: is given more than once');
    const coding = incoming.headers['transfer-encoding'];
    if (coding !== undefined && coding.toLowerCase() !== 'chunked') {
      return refuse('not-implemented', 'transfer-encoding: only chunked is decoded');
    }
    if (!loopback) {
      const left = requests.enter(addressPrefix(address));
      if (!left) {
        const headers = { 'retry-after': String(NETWORK_RETRY_SECONDS) };
        return refuse('too-many', 'too many requests of this network are under way: come later', headers);
      }
      outgoing.once('close', left);
    }
    void answer(incoming, outgoing);
  });
  server.on('connection', (socket: Socket) => {
    const network = networkOf(socket);
    if (network === '') return;
    const left = connections.enter(network);
    if (left) socket.once('close', left);
    else socket.destroy();
  });
  // Node would silently drop headers past its own limit, perhaps the sender's address.
  server.maxHeadersCount = 0;
  server.timeout = limits.stallTimeout;
  server.maxConnections = limits.maxConnections;
  makeRoomWhenFull(server);
  server.on('checkExpectation', (incoming, outgoing) => {
    begin(incoming, outgoing);
    outgoing.writeHead(417, { connection: 'close' }).end();
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const refuse = () => refuseBroken(socket, error.code ?? '');
    const last = answering.get(socket);
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    // The answer to the complete request before it goes first.
    else if (last?.req.complete && !last.writableFinished) last.once('finish', refuse);
    // A request answered before it was complete must not get a second answer.
    else if (last?.headersSent && !last.req.complete) socket.destroy();
    else refuse();
  });
  return server;
}

/** Node takes the first and drops the others, where a proxy may have gone by another. */
function hostsIn({ rawHeaders }: IncomingMessage): number {
  let hosts = 0;
  for (let name = 0; name < rawHeaders.length; name += 2) {
    const text = rawHeaders[name];
    if (text?.length === 4 && text.toLowerCase() === 'host') hosts++;
  }
  return hosts;
}

/** How many there are of each network. */
class Crowd {
  readonly #most: number;
  readonly #counts = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Gives what to call when it has left again; `null` where there are too many already. */
  enter(network: string): (() => void) | null {
    const count = this.#counts.get(network) ?? 0;
    if (count >= this.#most) return null;
    this.#counts.set(network, count + 1);
    return () => {
      const rest = (this.#counts.get(network) ?? 1) - 1;
      if (rest === 0) this.#counts.delete(network);
      else this.#counts.set(network, rest);
    };
  }
}

/** Closes idle connections when new ones find no room. */
function makeRoomWhenFull(server: Server): void {
  let waiting: NodeJS.Timeout | null = null;
  server.on('drop', () => {
    if (waiting) return;
    server.closeIdleConnections();
    waiting = setTimeout(() => {
      waiting = null;
    }, MAKE_ROOM_MS).unref();
  });
}

function errorAnswer(error: ErrorCode, message: string): Response {
  return Response.json(errorBody(error, message), { status: ERROR_STATUS[error] });
}

/** An error answer outside of the app; the connection closes after it. */
function lastAnswer(error: ErrorCode, message: string) {
  const body = JSON.stringify(errorBody(error, message));
  const length = String(Buffer.byteLength(body));
  const headers = { 'content-type': 'application/json', 'content-length': length, connection: 'close' };
  return { status: ERROR_STATUS[error], headers, body };
}

/** Answers what never became a request on its bare connection, and closes that. */
function refuseBroken(socket: Socket, code: string): void {
  if (!socket.writable) return;
  const [error, message] = BROKEN_REQUESTS[code] ?? ['bad-request', 'this is not valid HTTP'];
  const { status, headers, body } = lastAnswer(error, message);
  const lines = Object.entries({ ...COMMON_HEADERS, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
  // Closing at once could discard the answer (RST).
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
