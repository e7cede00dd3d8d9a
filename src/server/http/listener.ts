import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Sender } from '../client-address';
import { type Env, type ErrorCode, errorBody } from './answers';
import { COMMON_HEADERS, setCommonHeaders } from './headers';

/** Times in ms, sizes in bytes. What the server takes is small, so what is slow or large is no honest client. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  /** Longer than the idle time of common load balancers, which otherwise may use a connection in the moment it is closed. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2000,
  maxHeaderSize: 8192,
} satisfies ServerOptions;
const MAX_CONNECTIONS = 10_000;

/** What Node finds wrong before there is a request, by its error code. */
const BROKEN_REQUESTS: Readonly<Record<string, [number, ErrorCode, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'timeout', 'the request took too long'],
  HPE_HEADER_OVERFLOW: [
    431,
    'headers-too-large',
    `the headers are larger than ${LIMITS.maxHeaderSize} bytes`,
  ],
};

export interface ListenerOptions {
  readonly app: Hono<Env>;
  readonly senderOf: (incoming: IncomingMessage) => Sender;
  /** Sees each sender before its request is answered. */
  readonly onRequest: (sender: Sender) => void;
  readonly onError: (error: unknown) => void;
  /** In place of some of the limits. */
  readonly limits?: Partial<typeof LIMITS>;
}

/** The HTTP server around the app: limits, and the common headers on every answer, those that Node itself gives included. */
export function makeHttpServer(options: ListenerOptions): Server {
  const { app, senderOf, onRequest } = options;
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
  const server = createServer(
    { ...LIMITS, ...options.limits, requireHostHeader: false },
    (incoming, outgoing) => {
      begin(incoming, outgoing);
      void answer(incoming, outgoing);
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  server.on('checkExpectation', (incoming, outgoing) => {
    begin(incoming, outgoing);
    outgoing.writeHead(417, { connection: 'close' }).end();
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const hasBegun = answering.get(socket)?.headersSent ?? false;
    if (error.code === 'ECONNRESET' || !socket.writable || hasBegun) socket.destroy();
    else refuseBroken(socket, error.code ?? '');
  });
  return server;
}

/** Answers on the bare connection what never became a request. */
function refuseBroken(socket: Socket, code: string): void {
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
}
