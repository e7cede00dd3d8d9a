import { open, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { DataFileError, messageOf } from './data-file-error';

/** How a file is packed, by its first two bytes (never by its name). */
export type Packing = 'plain' | 'gzip';

/**
 * Tells the packing from the magic bytes.
 *
 * @throws DataFileError for files of Unix `compress` (.Z): zlib has no LZW
 */
function packingOf(head: Uint8Array, file: string): Packing {
  if (head[0] !== 0x1f) return 'plain';
  if (head[1] === 0x9d) {
    throw new DataFileError(
      file,
      null,
      'is packed with Unix compress (.Z), which cannot be read here',
      'Unpack it first, e.g. with "gzip -d", and give the unpacked file',
    );
  }
  return head[1] === 0x8b ? 'gzip' : 'plain';
}

/** The packing of a file on disk. Reads two bytes. */
export async function packingOfFile(file: string): Promise<Packing> {
  const handle = await open(file).catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(2), 0, 2, 0);
    return packingOf(buffer.subarray(0, bytesRead), file);
  } catch (cause) {
    throw cause instanceof DataFileError ? cause : unreadable(file, cause);
  } finally {
    await handle.close();
  }
}

/**
 * All bytes of a file, unpacked where it is gzip.
 *
 * @throws DataFileError for a file that is missing, unreadable, truncated or packed with `compress`
 */
export async function readBytes(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  if (packingOf(bytes, file) === 'plain') return bytes;
  return promisify(gunzip)(bytes).catch((cause: unknown) => {
    throw damagedGzip(file, null, cause);
  });
}

export function unreadable(file: string, cause: unknown): DataFileError {
  return new DataFileError(
    file,
    null,
    `cannot be read (${messageOf(cause)})`,
    'Check the path and the permissions',
    { cause },
  );
}

export function damagedGzip(file: string, line: number | null, cause: unknown): DataFileError {
  return new DataFileError(
    file,
    line,
    `the gzip data end early or are damaged (${messageOf(cause)})`,
    'Copy or download the file again',
    { cause },
  );
}
