import { readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { messageOf, writeAll } from '../../command';
import { decodePicture } from '../../picture-file';
import { type LineReader, loadLineReader, type NumberReading, readPicture } from '../../recognizer/node';
import { rounded } from './rounding';

/**
 * Reads the lines of digits in picture files, one answer a line, in the order of the files.
 *
 * @returns the exit status: 1 where a file could not be read
 */
export async function recognizePictures(files: readonly string[], stdout: Writable): Promise<0 | 1> {
  const reader = await loadLineReader();
  let failed = false;
  try {
    for (const file of files) {
      const answer = await answerOf(file, reader);
      failed ||= 'error' in answer;
      await writeAll(stdout, `${JSON.stringify(answer)}\n`);
    }
  } finally {
    reader.close();
  }
  return failed ? 1 : 0;
}

async function answerOf(file: string, reader: LineReader) {
  try {
    const { picture, scale } = await decodePicture(await readFile(file));
    return {
      id: file,
      lines: readPicture(reader, picture).lines.map((line) => lineAnswer(line, scale)),
    };
  } catch (thrown) {
    return { id: file, error: problemOf(thrown) };
  }
}

/** What to do about a file that cannot be opened or decoded. */
function problemOf(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
  if (code === 'ENOENT') return 'there is no such file; give the path of a PNG or JPEG file';
  if (code === 'EISDIR') return 'is a folder; give the files in it';
  if (code === 'EACCES') return 'may not be read; allow it, or give another file';
  return messageOf(thrown);
}

function lineAnswer({ number, confidence, accepted, digits }: NumberReading, scale: number) {
  return {
    number,
    confidence: rounded(confidence),
    accepted,
    digits: digits.map(({ reading, bounds: { minX, minY, maxX, maxY } }) => ({
      digit: reading.digit,
      bounds: [minX, minY, maxX - minX, maxY - minY].map((value) => rounded(value * scale)),
    })),
  };
}
