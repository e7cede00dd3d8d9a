import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { request, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { expect } from 'vitest';
import { encodeReport, HEALTH_PATH, REPORTS_PATH, type Report } from '../../src/contract';

/** An answer as it came over the connection. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Sends bytes as they are, and reads until the server closes the connection. */
export async function raw(port: number, text: string): Promise<RawAnswer> {
  return parseAnswer(await exchange(port, text));
}

/**
 * A report of which the server has the first part, and no more: it came in the same bytes as a
 * whole request before it, which the server has answered.
 */
export class ReportUnderWay {
  readonly report: Report;
  readonly #socket: Socket;
  readonly #rest: string;
  readonly #answer: Promise<RawAnswer>;

  private constructor(socket: Socket, report: Report, rest: string) {
    this.report = report;
    this.#socket = socket;
    this.#rest = rest;
    this.#answer = new Promise((resolve, reject) => {
      socket.setEncoding('latin1').once('data', (text: string) => resolve(parseAnswer(text)));
      socket.once('error', reject).once('close', () => reject(new Error('closed without an answer')));
    });
    this.#answer.catch(() => undefined);
  }

  static async begin({ url }: { readonly url: string }, report: Report): Promise<ReportUnderWay> {
    const body = encodeReport(report);
    const head = `POST ${REPORTS_PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    const half = body.length / 2;
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const answered = once(socket, 'data');
    socket.write(`GET ${HEALTH_PATH} HTTP/1.1\r\nHost: localhost\r\n\r\n${head}${body.slice(0, half)}`);
    const [health] = await answered;
    expect(String(health)).toMatch(/^HTTP\/1\.1 200 /);
    return new ReportUnderWay(socket, report, body.slice(half));
  }

  /** Sends the rest. */
  async finish(): Promise<RawAnswer> {
    this.#socket.write(this.#rest);
    return this.#answer;
  }
}

/**
 * Node's own server inside of a server of this process, whose times can be changed while it runs:
 * none has to be both short for a test and long for a busy machine.
 */
export async function httpServerOf({ url, port }: { url: string; port: number }): Promise<Server> {
  let found: Server | undefined;
  const look = (message: unknown) => {
    const { server } = message as { server: Server };
    const address = server.address();
    if (typeof address === 'object' && address?.port === port) found = server;
  };
  subscribe('http.server.request.start', look);
  await raw(port, `GET ${HEALTH_PATH} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  unsubscribe('http.server.request.start', look);
  if (!found) throw new Error(`${url} is not in this process`);
  return found;
}

/** Resolves when a server takes no connections any more. */
export async function refusesConnections(url: string): Promise<void> {
  const answers = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  await expect.poll(answers).toBe(false);
}

/**
 * Sends bytes as they are, and then a piece of them every `everyMs` until the server
 * closes the connection, which it may do with a reset. Gives all that came back;
 * `onAnswer` hears of the first of it.
 */
export function exchange(
  port: number,
  text: string,
  { piece = '', everyMs = 20, onAnswer = (): unknown => undefined } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    let trickle: NodeJS.Timeout | undefined;
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text);
      if (piece !== '') trickle = setInterval(() => socket.write(piece), everyMs);
    });
    let answer = '';
    socket.setEncoding('latin1');
    socket.once('data', onAnswer).on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', (error) => {
      if (!trickle) reject(error);
    });
    socket.on('close', () => {
      clearInterval(trickle);
      resolve(answer);
    });
  });
}

function parseAnswer(answer: string): RawAnswer {
  const [head = '', ...body] = answer.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const [name = '', ...value] = line.split(': ');
    return [name.toLowerCase(), value.join(': ')];
  });
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(headers),
    body: body.join('\r\n\r\n'),
  };
}

/** A request with the path as it is written, and the bytes of the answer as they came. */
export function plain(port: number, path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }>(
    (resolve, reject) => {
      request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(chunks) }),
        );
      })
        .on('error', reject)
        .end();
    },
  );
}
