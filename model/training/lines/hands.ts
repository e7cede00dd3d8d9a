import type { InkSample } from '../data';
import { LOOK_ALIKES } from '../look-alikes';
import type { Dice } from './dice';
import { centred, type Glyph, heightOf, scaled } from './glyphs';

/** How one writer draws each digit. */
export interface Hand {
  /** Drawings by digit; some digits may have none. */
  readonly digits: readonly (readonly Glyph[])[];
}

/** How one writer draws what is no digit. */
export type Alphabet = readonly Glyph[];

/** Drawings of other heights, in typical heights of their writer, are mistakes. */
const HEIGHTS = [0.3, 2] as const;
/** Heights are brought into this range: no line has digits half as high as the others. */
const USUAL_HEIGHTS = [0.7, 1.35] as const;
/** Writers with fewer letters than this make no words. */
const LEAST_LETTERS = 8;
/** Writers with more digits are drawn more often, but by less than in proportion. */
const EVENNESS = 0.6;

/** @param samples single digits of training writers, cut numbers among them */
export function handsOf(samples: readonly InkSample[]): Hand[] {
  return [...byWriter(samples).values()].flatMap((own) => {
    const unit = typicalHeight(own.filter(({ label }) => label !== '1'));
    if (unit === 0) return [];
    const digits = Array.from({ length: 10 }, (): Glyph[] => []);
    for (const { label, strokes } of own) {
      const glyph = usual(scaled(centred(strokes), 1 / unit), label === '1');
      if (glyph) digits[Number(label)]?.push(glyph);
    }
    return [{ digits }];
  });
}

/** @param samples letters and signs of training writers */
export function alphabetsOf(samples: readonly InkSample[]): Alphabet[] {
  const letters = samples.filter(({ label }) => !LOOK_ALIKES.has(label));
  return [...byWriter(letters).values()].flatMap((own) => {
    const unit = typicalHeight(own);
    const glyphs = own.map(({ strokes }) => scaled(centred(strokes), 1 / unit));
    return unit > 0 && glyphs.length >= LEAST_LETTERS ? [glyphs] : [];
  });
}

/** Draws writers at random, those of more digits more often. */
export function handPicker(hands: readonly Hand[], dice: Dice): () => Hand {
  let sum = 0;
  const ends = hands.map(({ digits }) => {
    sum += digits.reduce((count, own) => count + own.length, 0) ** EVENNESS;
    return sum;
  });
  return () => {
    const at = dice.uniform() * sum;
    return hands[ends.findIndex((end) => at < end)] as Hand;
  };
}

function usual(glyph: Glyph, mayLie: boolean): Glyph | null {
  const height = heightOf(glyph);
  if ((height < HEIGHTS[0] && !mayLie) || height > HEIGHTS[1]) return null;
  if (height > USUAL_HEIGHTS[1]) return scaled(glyph, USUAL_HEIGHTS[1] / height);
  if (height < USUAL_HEIGHTS[0] && height > HEIGHTS[0]) return scaled(glyph, USUAL_HEIGHTS[0] / height);
  return glyph;
}

function typicalHeight(samples: readonly InkSample[]): number {
  const heights = samples.map(({ strokes }) => heightOf(strokes)).sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? 0;
}

function byWriter(samples: readonly InkSample[]): Map<string, InkSample[]> {
  const result = new Map<string, InkSample[]>();
  for (const sample of samples) {
    const own = result.get(sample.writer);
    if (own) own.push(sample);
    else result.set(sample.writer, [sample]);
  }
  return result;
}
