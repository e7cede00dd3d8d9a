import type { IncomingMessage } from 'node:http';
import { parseStrictJson } from '../strict-json';
import { refuse, type ServerContext } from './answers';

export type JsonBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly answer: Response };

/**
 * Reads the body of a request as strict JSON of at most `maxBytes`.
 *
 * @returns the value, or the answer: 415 for another type, 413 for more bytes (counted while
 *   reading, so also without a Content-Length), 400 for anything that is not strict JSON
 */
export async function readJsonBody(context: ServerContext, maxBytes: number): Promise<JsonBody> {
  if (!isJsonType(context)) {
    const message = 'content-type: must be application/json, in UTF-8 and without content-encoding';
    return { ok: false, answer: refuse(context, 'wrong-type', message) };
  }
  const body = await readBytes(context.env.incoming, maxBytes);
  if (body === 'too-large') {
    const message = `the body: is larger than ${maxBytes} bytes`;
    return { ok: false, answer: refuse(context, 'too-large', message) };
  }
  if (body === 'broken-off') {
    return { ok: false, answer: refuse(context, 'malformed', 'the body: broke off') };
  }
  const json = parseStrictJson(body);
  if (!json.ok) return { ok: false, answer: refuse(context, 'malformed', json.message) };
  return json;
}

function isJsonType(context: ServerContext): boolean {
  const type = context.req.header('content-type') ?? '';
  const encoding = context.req.header('content-encoding') ?? 'identity';
  return /^\s*application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type) && encoding === 'identity';
}

/**
 * Reads with events: leaving an async iteration early would destroy the connection before the
 * answer is out, and a web stream (Hono's own body) more than doubles the cost of a report.
 */
function readBytes(
  incoming: IncomingMessage,
  maxBytes: number,
): Promise<Buffer | 'too-large' | 'broken-off'> {
  if (Number(incoming.headers['content-length']) > maxBytes) return Promise.resolve('too-large');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (result: Buffer | 'too-large' | 'broken-off') => {
      incoming.off('data', take).off('end', end).off('close', breakOff).off('error', breakOff);
      resolve(result);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) finish('too-large');
      else chunks.push(chunk);
    };
    const end = () => finish(Buffer.concat(chunks));
    const breakOff = () => finish('broken-off');
    incoming.on('data', take).on('end', end).on('close', breakOff).on('error', breakOff);
  });
}
