import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream';
import { pipeline as pipelineDone } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip, createGzip } from 'node:zlib';
import { DataFileError } from './data-file-error';
import { formatInkSample, type InkSample, parseInkSample } from './ink-sample';
import { damagedGzip, packingOfFile, unreadable } from './read-bytes';

/** Where real ink is, unless a command is told otherwise: `shared/data` beside the checkout. */
export const DEFAULT_INK_DIR = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

/** Name of the file that `npm run model:cut` writes: the digits of whole numbers. */
export const CUT_NUMBERS_FILE = 'cut-numbers.jsonl.gz';

/**
 * Reads labelled ink, one JSON object a line (UTF-8; plain or gzip, told by its first bytes), as a
 * stream. Blank lines are skipped.
 *
 * @throws DataFileError naming the file and, for a bad line, its number
 */
export async function* readInk(file: string): AsyncGenerator<InkSample, void, undefined> {
  let line = 0;
  for await (const text of linesOf(file)) {
    line++;
    if (text.trim() !== '') yield parseInkSample(text, file, line);
  }
}

async function* linesOf(file: string): AsyncGenerator<string, void, undefined> {
  const gzip = (await packingOfFile(file)) === 'gzip';
  const raw = createReadStream(file);
  // The callback is needed by the signature; errors reach the loop below through the stream itself.
  const bytes = gzip ? pipeline(raw, createGunzip(), () => {}) : raw;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      throw new DataFileError(file, line + 1, 'is not UTF-8 text from here on', 'Give a JSON Lines file', {
        cause,
      });
    }
  };
  let line = 0;
  let rest = '';
  try {
    for await (const chunk of bytes) {
      const parts = (rest + decode(chunk)).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        line++;
        yield part;
      }
    }
  } catch (cause) {
    if (cause instanceof DataFileError) throw cause;
    throw gzip ? damagedGzip(file, line + 1, cause) : unreadable(file, cause);
  }
  rest += decode();
  if (rest !== '') yield rest;
}

/**
 * Writes labelled ink, one JSON object a line; gzip where the name ends in `.gz`. Folders are made
 * as needed. The file appears under its name only when it is complete.
 *
 * @returns the number of samples written
 */
export async function writeInk(
  file: string,
  samples: Iterable<InkSample> | AsyncIterable<InkSample>,
): Promise<number> {
  let count = 0;
  async function* lines() {
    for await (const sample of samples) {
      count++;
      yield `${formatInkSample(sample)}\n`;
    }
  }
  const partial = `${file}.partial`;
  await mkdir(dirname(file), { recursive: true });
  try {
    if (file.endsWith('.gz')) await pipelineDone(lines, createGzip(), createWriteStream(partial));
    else await pipelineDone(lines, createWriteStream(partial));
    await rename(partial, file);
  } catch (thrown) {
    await rm(partial, { force: true });
    throw thrown;
  }
  return count;
}
