import { isAscii } from 'node:buffer';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

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
