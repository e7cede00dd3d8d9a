import type { Stroke } from '../../src/ink';
import type { Random } from '../../src/random';
import { densified, fitted, frameOf, mapPoints, strokeOf } from './geometry';

/**
 * Drawings that are no digit, in CSS pixels of a sheet of 280 x 280, to measure refusal with.
 * Training makes its own in other ways (`outliers.ts`), so that what is measured is not what was
 * learned by heart. The same `random` and digits give the same drawing.
 */

/**
 * Ink of digits that some of the drawings are made of, such as samples of `readInk`; of one
 * part of the writers.
 */
export type DigitPool = readonly { readonly label: string; readonly strokes: readonly Stroke[] }[];
export type ScribbleGenerator = (random: Random, digits: DigitPool) => Stroke[];

/** Side of the sheet in CSS pixels. */
const SHEET = 280;
const MIDDLE = SHEET / 2;
/** Distance of points along straight lines, in pixels. */
const SPACING = 6;
/** Width and height of the tremble of a resting pen, in pixels; the app takes up to 4 for a dot. */
const TREMBLE = 3;
/** Tries to find two digits that fit together; one in ten fails, so that this many never do. */
const MAX_TRIES = 200;

/**
 * A large tangle: one line that turns about over all of the sheet, with 3 to 8
 * loops in each direction.
 */
export function scribble(random: Random): Stroke[] {
  const wander = () => {
    const waves = Array.from({ length: 3 }, () => ({
      frequency: between(random, 3, 8),
      phase: 2 * Math.PI * random.uniform(),
    }));
    return (t: number) =>
      waves.reduce((sum, { frequency, phase }) => sum + Math.sin(2 * Math.PI * frequency * t + phase), 0) / 3;
  };
  const x = wander();
  const y = wander();
  const radius = between(random, 80, 135);
  const points = Array.from({ length: 240 }, (_, i) => {
    const t = i / 240;
    return [MIDDLE + radius * x(t), MIDDLE + radius * y(t)] as const;
  });
  return [strokeOf(points)];
}

/** 5 to 10 sharp turns, across the sheet or down it. */
export function zigzag(random: Random): Stroke[] {
  const legs = 5 + Math.floor(6 * random.uniform());
  const length = between(random, 120, 250);
  const swing = between(random, 30, 110);
  const down = random.uniform() < 0.5;
  const corners = Array.from({ length: legs + 1 }, (_, i) => {
    const along = MIDDLE + length * (i / legs - 0.5) + 0.03 * length * random.normal();
    const across = MIDDLE + (i % 2 === 0 ? 0.5 : -0.5) * swing * between(random, 0.75, 1.25);
    return down ? ([across, along] as const) : ([along, across] as const);
  });
  return [densified(strokeOf(corners), SPACING)];
}

/** One straight line from side to side, level within 5 degrees. */
export function horizontalLine(random: Random): Stroke[] {
  const half = between(random, 40, 120);
  const rise = half * Math.tan((between(random, -5, 5) * Math.PI) / 180);
  const stroke = densified(
    strokeOf([
      [MIDDLE - half, MIDDLE + rise],
      [MIDDLE + half, MIDDLE - rise],
    ]),
    SPACING,
  );
  return mapPoints([stroke], (x, y) => [x, y + 0.5 * random.normal()]);
}

/** One dot: a pen put down, with or without the tremble of a resting hand. */
export function dot(random: Random): Stroke[] {
  return [dotAt(random, between(random, 10, 270), between(random, 10, 270))];
}

/** 2 to 7 dots over the sheet. */
export function dots(random: Random): Stroke[] {
  const count = 2 + Math.floor(6 * random.uniform());
  return Array.from({ length: count }, () =>
    dotAt(random, between(random, 20, 260), between(random, 20, 260)),
  );
}

/** Two digits side by side, as of a number written where one digit was asked. */
export function sideBySide(random: Random, digits: DigitPool): Stroke[] {
  const left = fitted(pick(random, digits).strokes, between(random, 100, 160));
  const right = fitted(pick(random, digits).strokes, between(random, 100, 160));
  const shift = frameOf(left).width + between(random, 8, 50);
  const drop = 10 * random.normal();
  return [...left, ...mapPoints(right, (x, y) => [x + shift, y + drop])];
}

/**
 * Two different digits on top of each other. None is a 1, which on another digit is only
 * its slash, bar or stem.
 *
 * @throws RangeError where no two digits of the pool fit
 */
export function onTop(random: Random, digits: DigitPool): Stroke[] {
  for (let i = 0; i < MAX_TRIES; i++) {
    const below = pick(random, digits);
    const above = pick(random, digits);
    if (below.label === above.label || below.label === '1' || above.label === '1') continue;
    return [below, above].flatMap(({ strokes }) => {
      const size = between(random, 150, 200);
      const shiftX = 12 * random.normal();
      const shiftY = 12 * random.normal();
      const placed = fitted(strokes, size);
      const { middleX, middleY } = frameOf(placed);
      return mapPoints(placed, (x, y) => [x - middleX + MIDDLE + shiftX, y - middleY + MIDDLE + shiftY]);
    });
  }
  throw new RangeError('digits: holds no two different digits but 1; give ink of more digits');
}

/** A digit thrown away: crossed by two diagonals, or struck through to and fro. */
export function crossedOut(random: Random, digits: DigitPool): Stroke[] {
  const digit = fitted(pick(random, digits).strokes, between(random, 120, 200));
  const { width, height, extent } = frameOf(digit);
  const reach = extent * between(random, 0.02, 0.2);
  const near = () => 0.05 * extent * random.normal();
  const left = Math.min(0, width / 2 - extent / 4) - reach;
  const right = Math.max(width, width / 2 + extent / 4) + reach;
  if (random.uniform() < 0.5) {
    const falling = strokeOf([
      [left + near(), near() - reach],
      [right + near(), height + reach + near()],
    ]);
    const rising = strokeOf([
      [left + near(), height + reach + near()],
      [right + near(), near() - reach],
    ]);
    return [...digit, densified(falling, SPACING), densified(rising, SPACING)];
  }
  const passes = 3 + Math.floor(4 * random.uniform());
  const corners = Array.from({ length: passes + 1 }, (_, i) => {
    const y = height * (0.15 + (0.7 * i) / passes) + near();
    return [(i % 2 === 0 ? left : right) + near(), y] as const;
  });
  return [...digit, densified(strokeOf(corners), SPACING)];
}

/** All of them, by name. */
export const SCRIBBLES: Readonly<Record<string, ScribbleGenerator>> = {
  scribble,
  zigzag,
  horizontalLine,
  dot,
  dots,
  sideBySide,
  onTop,
  crossedOut,
};

function dotAt(random: Random, x: number, y: number): Stroke {
  const count = random.uniform() < 0.5 ? 1 : 2 + Math.floor(8 * random.uniform());
  return strokeOf(
    Array.from({ length: count }, () => {
      const dx = TREMBLE * (random.uniform() - 0.5);
      const dy = TREMBLE * (random.uniform() - 0.5);
      return [x + dx, y + dy] as const;
    }),
  );
}

/** @throws RangeError where there are none */
function pick(random: Random, digits: DigitPool): DigitPool[number] {
  const picked = digits[Math.floor(random.uniform() * digits.length)];
  if (!picked) throw new RangeError('digits: is empty; this drawing is made of digits, so give ink of some');
  return picked;
}

function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random.uniform();
}
