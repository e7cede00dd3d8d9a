import type { Reading } from '../../recognizer';

/** A reading whose best guess is less probable looks like no digit; and a third guess is left out. */
const LEAST = 0.05;

/** The digits that a refused reading may be, the likeliest first: two or three; none if it looks like none. */
export function likelyDigits({ candidates }: Reading): Reading['candidates'] {
  const [best] = candidates;
  if (!best || best.probability < LEAST) return [];
  return candidates.filter(({ probability }, place) => place < 2 || probability >= LEAST);
}
