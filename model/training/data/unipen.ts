import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { DataFileError, messageOf } from './data-file-error';
import { type InkSample, strokesFromTablet } from './ink-sample';
import { readBytes } from './read-bytes';
import { inkOfSegment, parseUnipen, type UnipenDocument, type UnipenSegment } from './unipen-parser';

/**
 * Sections of the distribution with isolated characters: digits, upper case, lower case, symbols.
 */
const UNIPEN_CHARACTER_SECTIONS = ['1a', '1b', '1c', '1d'] as const;

export interface UnipenImportOptions {
  /** Folders under `data/` to read; those of isolated characters by default. */
  readonly sections?: readonly string[];
  /**
   * Called for each damaged file or segment, which is then left out. Without it the
   * first one is thrown.
   */
  readonly onProblem?: (problem: DataFileError) => void;
  /** Called before each file with its number from 0 and the number of files. */
  readonly onFile?: (index: number, count: number, file: string) => void;
}

/**
 * Imports the characters of a folder of the original UNIPEN distribution (train_r01_v07):
 * `data/` names which ink carries which label, `include/` holds the ink. Samples come in the
 * order of the files by name.
 *
 * @param folder holds `data/` and `include/`
 * @throws DataFileError naming file and line, unless `onProblem` takes it
 */
export async function* importUnipen(
  folder: string,
  options: UnipenImportOptions = {},
): AsyncGenerator<InkSample, void, undefined> {
  const files = await unipenDataFiles(folder, options.sections ?? UNIPEN_CHARACTER_SECTIONS);
  for (const [i, file] of files.entries()) {
    options.onFile?.(i, files.length, file);
    try {
      yield* await importUnipenFile(folder, file, options);
    } catch (thrown) {
      if (!(thrown instanceof DataFileError) || !options.onProblem) throw thrown;
      options.onProblem(thrown);
    }
  }
}

/**
 * Imports one file of `data/`.
 *
 * @param file path inside `folder`, with forward slashes, e.g. `data/1a/apb/apb06/app0655.dat`
 * @throws DataFileError as `importUnipen`
 */
export async function importUnipenFile(
  folder: string,
  file: string,
  options: Pick<UnipenImportOptions, 'onProblem'> = {},
): Promise<InkSample[]> {
  const path = join(folder, file);
  const document = await parseUnipen(path, decode(await readBytes(path)), {
    levels: new Set(['CHARACTER', 'DIGIT']),
    include: (name) => readInclude(folder, name),
    onProblem: options.onProblem,
  });
  const donor = file.split('/')[2] ?? 'unipen';
  return samplesOf(document, 'unipen', options, (_, writer) =>
    // A file that names no writer is taken as one writer of its own.
    writerName(donor.replace(/\..*$/, ''), writer ?? file),
  );
}

/**
 * The samples of a parsed file.
 *
 * @param nameWriter names the writer of a segment, given the `.WRITER_ID` of its first stroke
 */
export function samplesOf(
  document: UnipenDocument,
  source: string,
  { onProblem }: Pick<UnipenImportOptions, 'onProblem'>,
  nameWriter: (segment: UnipenSegment, writer: string | null) => string,
): InkSample[] {
  const samples: InkSample[] = [];
  for (const segment of document.segments) {
    try {
      const ink = inkOfSegment(document, segment);
      const writer = nameWriter(segment, ink[0]?.writer ?? null);
      samples.push({ source, writer, label: segment.label, strokes: strokesFromTablet(ink) });
    } catch (thrown) {
      if (!(thrown instanceof DataFileError) || !onProblem) throw thrown;
      onProblem(thrown);
    }
  }
  return samples;
}

/**
 * A short stable name `<group>-<6 hex digits>` for a writer: the start of SHA-256 of
 * `<group>/<id>`. Ids such as initials of real people stay out of the imported data.
 */
export function writerName(group: string, id: string): string {
  return `${group}-${createHash('sha256').update(`${group}/${id}`).digest('hex').slice(0, 6)}`;
}

/** UNIPEN is 7-bit text with a few strays; Latin-1 takes every byte. */
export function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

async function unipenDataFiles(folder: string, sections: readonly string[]): Promise<string[]> {
  const data = join(folder, 'data');
  const remedy = 'Give the folder of the unpacked distribution that holds data/ and include/';
  const present = await readdir(data).catch((cause: unknown) => {
    throw new DataFileError(data, null, `cannot be read (${messageOf(cause)})`, remedy, { cause });
  });
  const files: string[] = [];
  for (const section of sections.filter((name) => present.includes(name))) {
    for (const entry of await readdir(join(data, section), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || basename(entry.name).startsWith('.')) continue;
      files.push(relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
    }
  }
  if (files.length === 0) {
    throw new DataFileError(data, null, `has no files in the sections ${sections.join(', ')}`, remedy);
  }
  return files.sort();
}

async function readInclude(folder: string, name: string): Promise<{ file: string; text: string }> {
  const include = resolve(folder, 'include');
  const path = resolve(include, name);
  if (name === '' || !path.startsWith(include + sep)) throw new Error(`names no file inside ${include}`);
  const file = join(folder, 'include', relative(include, path));
  return { file, text: decode(await readBytes(file)) };
}
