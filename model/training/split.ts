import { createHash } from 'node:crypto';

/** The part of the ink that a writer belongs to. */
export type Part = 'train' | 'validation' | 'test';
export const PARTS: readonly Part[] = ['train', 'validation', 'test'];

/** Changing it would mix writers that models have already seen into the parts they must not see. */
const SPLIT_SALT = 'inktally-split-1';
/** Shares of the writers, in percent; the rest is the test part. */
const TRAIN_PERCENT = 70;
const VALIDATION_PERCENT = 15;

/**
 * The part of a writer, by a salted hash of the writer's name: the same on every machine, and never
 * a part of a writer in one and a part in another. Training sees `train`, every choice is made on
 * `validation`, and `test` is read only for final figures.
 */
export function splitOf(writer: string): Part {
  const hash = createHash('sha256').update(`${SPLIT_SALT}/${writer}`).digest().readUInt32BE(0);
  const percent = (hash / 2 ** 32) * 100;
  if (percent < TRAIN_PERCENT) return 'train';
  return percent < TRAIN_PERCENT + VALIDATION_PERCENT ? 'validation' : 'test';
}
