import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Picture } from '../../../src/picture';
import { decodePicture } from '../../../src/picture-file';
import { DataFileError } from '../data';

/** Folder beside the ink, where it is there, and the file of what its pictures say. */
const FOLDER = 'amounts';
const LABELS = 'labels.json';

/** A real picture of an amount and its digits. */
export interface Amount {
  readonly file: string;
  readonly picture: Picture;
  readonly number: string;
}

/**
 * Real amounts, which are looked at and chosen by, but not trained on.
 *
 * @param ink folder of the ink
 * @returns `null` where there are none
 * @throws DataFileError for labels that are none
 */
export async function amountsBeside(ink: string): Promise<Amount[] | null> {
  const folder = join(ink, FOLDER);
  const file = join(folder, LABELS);
  if (!existsSync(file)) return null;
  const labels: unknown = JSON.parse(await readFile(file, 'utf8'));
  return Promise.all(
    Object.entries(labels ?? {}).map(async ([name, label]: [string, unknown]) => {
      const number = typeof label === 'object' && label && 'number' in label ? label.number : null;
      if (typeof number !== 'string') {
        throw new DataFileError(file, null, `${name} has no number`, 'Take the file again from its source');
      }
      const { picture } = await decodePicture(await readFile(join(folder, name)));
      return { file: name, number, picture };
    }),
  );
}
