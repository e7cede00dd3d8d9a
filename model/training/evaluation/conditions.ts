import type { Digit } from '../../../src/contract';
import { rasterize, type Stroke } from '../../../src/ink';
import type { Random } from '../../../src/random';
import {
  dense,
  drawnAt,
  everyNth,
  jittered,
  rotated,
  shaken,
  shifted,
  slanted,
  staircase,
} from '../distortions';
import { frameOf } from '../geometry';
import {
  barsReversed,
  broken,
  eachReversed,
  loopsTurned,
  shuffled,
  someReversed,
  wholeReversed,
} from '../stroke-orders';
import { enclosesPaper, withBar, withFoot, withSlash } from '../variants';
import type { DigitInk } from './samples';

/** A way in which digits are drawn otherwise before they are read. */
export interface Condition {
  readonly name: string;
  /** Digits that it is about; all of them by default. */
  readonly applies?: (ink: DigitInk) => boolean;
  /** The drawing changed; as it is by default. */
  readonly change?: (strokes: readonly Stroke[], random: Random) => readonly Stroke[];
  /** Pen width in raster pixels; the app's own by default. */
  readonly penWidth?: number;
}

/** Sides in CSS pixels, from the smallest that a finger may draw to a whole screen. */
const SIZES = [12, 16, 24, 48, 100, 300, 600];
const ROTATIONS = [5, 10, 15, 20];
const SLANTS = [10, 20, 30];
const PEN_WIDTHS = [1.4, 1.8, 3.2, 4.2];
const POINT_STEPS = [2, 4, 8];
/** Grid of a mouse, in pixels of a 200 px drawing. */
const GRIDS = [5, 10, 20];
const NOISE_PERCENTS = [1, 2, 4];
/** How much higher than wide a 1 stands; the ink has lying ones too, which have no foot. */
const UPRIGHT = 1.5;

const ORDINALS = new Map([
  [2, '2nd'],
  [4, '4th'],
  [8, '8th'],
]);

const inOneStroke = (wanted: Digit) => (ink: DigitInk) => ink.digit === wanted && ink.strokes.length === 1;

function uprightOne(ink: DigitInk): boolean {
  const { width, height } = frameOf(ink.strokes);
  return inOneStroke(1)(ink) && height > UPRIGHT * width;
}

/** Told by the image, whatever the strokes: a closed 4 encloses paper, an open one does not. */
const four = (closed: boolean) => (ink: DigitInk) =>
  ink.digit === 4 && enclosesPaper(rasterize(ink.strokes)) === closed;

/** All conditions of the robustness table, in its order. */
export const CONDITIONS: readonly Condition[] = [
  { name: 'as drawn' },
  { name: 'moved by 1,000 px', change: (strokes) => shifted(strokes, 1000.37, 999.71) },
  ...SIZES.map((size) => ({
    name: `${size} px high or wide, whole pixels`,
    change: (strokes: readonly Stroke[]) => drawnAt(strokes, size),
  })),
  ...bothWays(ROTATIONS).map((degrees) => ({
    name: `turned ${Math.abs(degrees)}° ${degrees < 0 ? 'left' : 'right'}`,
    change: (strokes: readonly Stroke[]) => rotated(strokes, degrees),
  })),
  ...bothWays(SLANTS).map((degrees) => ({
    name: `slanted ${Math.abs(degrees)}° to the ${degrees < 0 ? 'left' : 'right'}`,
    change: (strokes: readonly Stroke[]) => slanted(strokes, degrees),
  })),
  ...PEN_WIDTHS.map((penWidth) => ({ name: `pen of ${penWidth} raster px (app: 2.4)`, penWidth })),
  ...POINT_STEPS.map((n) => ({
    name: `every ${ORDINALS.get(n) ?? `${n}th`} point only`,
    change: (strokes: readonly Stroke[]) => everyNth(strokes, n),
  })),
  { name: 'a point every pixel', change: dense },
  ...GRIDS.map((grid) => ({
    name: `mouse, steps of ${grid / 2}% of its size`,
    change: (strokes: readonly Stroke[]) => staircase(strokes, grid),
  })),
  ...NOISE_PERCENTS.map((percent) => ({
    name: `shaky hand, smooth, ${percent}%`,
    change: (strokes: readonly Stroke[], random: Random) => shaken(strokes, random, percent / 100),
  })),
  ...NOISE_PERCENTS.map((percent) => ({
    name: `noise on each point, ${percent}%`,
    change: (strokes: readonly Stroke[], random: Random) => jittered(strokes, random, percent / 100),
  })),
  { name: 'every stroke the other way round', change: eachReversed },
  { name: 'from the last point to the first', change: wholeReversed },
  { name: 'bars from right to left', change: barsReversed },
  { name: 'each stroke one way or the other', change: someReversed },
  { name: 'strokes in another order', change: shuffled },
  { name: 'strokes broken in two', change: broken },
  { name: 'loops the other way round', change: loopsTurned },
  { name: '0 in one stroke, as drawn', applies: inOneStroke(0) },
  { name: '0 slashed', applies: inOneStroke(0), change: withSlash },
  { name: '1 in one stroke, as drawn', applies: uprightOne },
  { name: '1 with a foot', applies: uprightOne, change: withFoot },
  { name: '4 open, as drawn', applies: four(false) },
  { name: '4 closed, as drawn', applies: four(true) },
  { name: '7 in one stroke, as drawn', applies: inOneStroke(7) },
  { name: '7 crossed', applies: inOneStroke(7), change: withBar },
];

function bothWays(degrees: readonly number[]): number[] {
  return degrees.flatMap((angle) => [-angle, angle]);
}
