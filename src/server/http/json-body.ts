import { isAscii } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { refuse, type ServerContext } from './answers';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The value of a JSON body, or the answer to what is none. */
export type JsonBody = { readonly value: unknown } | Response;

/**
 * Reads the body of a request as strict JSON of at most `maxBytes`, or answers 415 to another type,
 * 413 to more bytes (also without a Content-Length) and 400 to anything that is not strict JSON.
 */
export async function readJsonBody(context: ServerContext, maxBytes: number): Promise<JsonBody> {
  if (!isJsonType(context)) {
    const message = 'content-type: must be application/json, in UTF-8 and without content-encoding';
    return refuse(context, 'wrong-type', message);
  }
  const body = await readBytes(context.env.incoming, maxBytes);
  if (body === 'too-large') {
    return refuse(context, 'too-large', `the body: is larger than ${maxBytes} bytes`);
  }
  if (body === 'broken-off') return refuse(context, 'malformed', 'the body: broke off');
  const json = parseStrictJson(body);
  return json.ok ? json : refuse(context, 'malformed', json.message);
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

export type StrictJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/**
 * Parses bytes as strict JSON: valid UTF-8 without a byte order mark, and no key twice in an object
 * (RFC 8259 leaves open which value counts, so two readers could see two reports).
 */
export function parseStrictJson(bytes: Uint8Array): StrictJson {
  const plain = parsePlainJson(bytes);
  if (plain !== undefined) return { ok: true, value: plain };
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { ok: false, message: 'the body is not valid UTF-8' };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, message: 'the body is not valid JSON' };
  }
  const key = repeatedKey(text);
  if (key !== null) return { ok: false, message: `the key ${JSON.stringify(key)} occurs more than once` };
  return { ok: true, value };
}

/**
 * The fast path for what our own client sends: ASCII that serializes back to the same text, so no
 * key occurs twice. `undefined` for anything else.
 */
function parsePlainJson(bytes: Uint8Array): unknown {
  if (!isAscii(bytes)) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The first key that an object of this valid JSON text has twice, or `null`. */
function repeatedKey(json: string): string | null {
  const open: Set<string>[] = [];
  let lastString = '""';
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const key = String(JSON.parse(lastString));
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    } else lastString = token;
  }
  return null;
}
