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
import type { ErrorCode } from '../../contract';
import type { Sender } from '../client-address';
import { type Env, errorBody } from './answers';
import { COMMON_HEADERS, setCommonHeaders } from './headers';

/** Times in ms, sizes in bytes. What the server takes is small, so what is slow or large is no honest client. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  /** Longer than the idle time of common load balancers, which otherwise may use a connection in the moment it is closed. */
  keepAliveTimeout: 65_000,
  /** Longest time without a byte in either direction while an answer is due; longer than a store that fails takes to say so. */
  stallTimeout: 60_000,
  connectionsCheckingInterval: 2000,
  maxHeaderSize: 8192,
  /** Several times as many as browsers and proxies send. */
  maxHeaders: 100,
  /** Beyond them a connection is closed as soon as it is made. */
  maxConnections: 10_000,
};
/** With all connections taken, how often at most those that wait for nothing are closed, in ms. */
const MAKE_ROOM_MS = 1000;
/** How long a refused connection may take to read why, in ms. */
const LINGER_MS = 1000;

/** The limits of the listener, by name: times in ms, sizes in bytes. */
export type ListenerLimits = Readonly<typeof LIMITS>;

/** What Node finds wrong before there is a request, by its error code. */
const BROKEN_REQUESTS: Readonly<Record<string, [number, ErrorCode, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'timeout', 'the request took too long'],
  HPE_HEADER_OVERFLOW: [
    431,
    'headers-too-large',
    `the headers are larger than ${LIMITS.maxHeaderSize} bytes`,
  ],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'too-large', 'the chunks of the body say too much beside the body'],
};

export interface ListenerOptions {
  readonly app: Hono<Env>;
  readonly senderOf: (incoming: IncomingMessage) => Sender;
  /** Sees each sender before its request is answered. */
  readonly onRequest: (sender: Sender) => void;
  readonly onError: (error: unknown) => void;
  /** In place of some of the limits. */
  readonly limits?: Partial<ListenerLimits> | undefined;
}

/** The HTTP server around the app: limits, and the common headers on every answer, those that Node itself gives included. */
export function makeHttpServer(options: ListenerOptions): Server {
  const { app, senderOf, onRequest } = options;
  const limits = { ...LIMITS, ...options.limits };
  const answer = getRequestListener((request, env) => app.fetch(request, env), {
    errorHandler: (error) => {
      if (error instanceof RequestError) {
        return Response.json(errorBody('bad-request', 'the address of the request is not valid'), {
          status: 400,
        });
      }
      options.onError(error);
      return Response.json(errorBody('failed', 'the server failed; it has told its operator'), {
        status: 500,
      });
    },
  });
  const answering = new WeakMap<Socket, ServerResponse>();
  const begin = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    answering.set(incoming.socket, outgoing);
    const sender = senderOf(incoming);
    onRequest(sender);
    setCommonHeaders(outgoing, sender.encrypted);
  };
  // Node would answer a request without Host by itself; the app does it with the headers that every answer has.
  const server = createServer({ ...limits, requireHostHeader: false }, (incoming, outgoing) => {
    begin(incoming, outgoing);
    if (incoming.rawHeaders.length / 2 > limits.maxHeaders) refuseHeaders(outgoing, limits.maxHeaders);
    else void answer(incoming, outgoing);
  });
  // Node would leave out what is past its own limit without a word, and the sender's address may be among it.
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
    // The answer to the whole request before goes first.
    else if (last?.req.complete && !last.writableFinished) last.once('finish', refuse);
    // A request that is answered before it was whole must not get a second answer.
    else if (last?.headersSent && !last.req.complete) socket.destroy();
    else refuse();
  });
  return server;
}

/** Connections that are kept alive and wait for nothing give way to new ones. */
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

function refuseHeaders(outgoing: ServerResponse, most: number): void {
  const body = JSON.stringify(errorBody('headers-too-large', `there are more than ${most} headers`));
  outgoing
    .writeHead(431, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    })
    .end(body);
}

/** Answers on the bare connection what never became a request, and closes it, whether the client does the same or not. */
function refuseBroken(socket: Socket, code: string): void {
  if (!socket.writable) return;
  const [status, error, message] = BROKEN_REQUESTS[code] ?? [400, 'bad-request', 'this is not valid HTTP'];
  const body = JSON.stringify(errorBody(error, message));
  const headers = {
    ...COMMON_HEADERS,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`);
  // To close it at once could take the answer back (RST).
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
