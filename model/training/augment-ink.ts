import { PEN_WIDTH, type Stroke } from '../../src/ink';
import type { Random } from '../../src/random';
import { drawnAt, everyNth, jittered, onCells, shaken, staircase } from './distortions';
import { frameOf, mapPoints, pointsOf, strokeOf } from './geometry';
import { withBar, withFloatingBar, withFoot, withHat, withJoinedBar, withSlash } from './variants';

/** Standard deviations of the changes that other hands make to the same digit. */
const ROTATION_RADIANS = 0.13;
const SHEAR = 0.16;
const ASPECT_LOG = 0.14;
const PEN_WIDTH_LOG = 0.22;
const PEN_WIDTH_RANGE = [1.4, 4.2] as const;
/** Amplitude of the smooth warp, as a share of the larger side of the drawing. */
const WARP = 0.025;
/** Waves of the warp across the drawing. */
const WARP_WAVES = 1.2;

/** Deviation of how much wider the foot of a drawing is than its middle, as a share. */
const PERSPECTIVE = 0.06;
/**
 * Share of the drawings of one stroke that get a habit of writing: a slashed 0, a 1 with a hat, a
 * foot or both, a crossed 7.
 */
const HABIT_SHARES: Readonly<Record<string, number>> = { 0: 0.08, 1: 0.3, 7: 0.25 };
/** Of the 1s with a habit, those with a foot, and where those with a hat begin: between, both. */
const FOOT_BELOW = 0.5;
const HAT_FROM = 0.3;
/** A 1 that may get a hat stands upright: it is so much higher than wide. */
const UPRIGHT = 2;
/** Of the slashes, those that may be tall, and how tall; of the bars, those that are joined. */
const TALL_SHARE = 0.25;
const TALL_SPREAD = 0.5;
const JOINED_SHARE = 0.3;
/** Share of the 5s of several strokes whose bar floats away. */
const FLOATING_SHARE = 0.15;
/**
 * Share of the drawings with a tail to or from a neighbour, as digits that are
 * written in one go have.
 */
const TAIL_SHARE = 0.1;

export interface AugmentedInk {
  readonly strokes: readonly Stroke[];
  /** Pen width to rasterize with, in raster pixels. */
  readonly penWidth: number;
}

/**
 * The same digit as another hand might draw it, on another device: with another habit of writing,
 * turned, slanted, stretched, gently warped, sampled coarsely, with another pen. Works on the
 * vectors, so that the image of it is as sharp as any.
 *
 * @param label what it shows: some digits have habits of their own
 */
export function augmentInk(strokes: readonly Stroke[], random: Random, label: string): AugmentedInk {
  const habit = withHabit(strokes, random, label);
  const tailed = random.uniform() < TAIL_SHARE ? withTail(habit, random) : habit;
  const penWidth = Math.min(
    PEN_WIDTH_RANGE[1],
    Math.max(PEN_WIDTH_RANGE[0], PEN_WIDTH * Math.exp(PEN_WIDTH_LOG * random.normal())),
  );
  return { strokes: onDevice(reshaped(tailed, random), random), penWidth };
}

function withHabit(strokes: readonly Stroke[], random: Random, label: string): readonly Stroke[] {
  if (label === '5' && strokes.length > 1 && random.uniform() < FLOATING_SHARE) {
    return withFloatingBar(strokes, random);
  }
  if (strokes.length !== 1 || random.uniform() >= (HABIT_SHARES[label] ?? 0)) return strokes;
  const kind = random.uniform();
  if (label === '0') return withSlash(strokes, random, kind < TALL_SHARE ? TALL_SPREAD : undefined);
  if (label === '7') return kind < JOINED_SHARE ? withJoinedBar(strokes, random) : withBar(strokes, random);
  const { width, height } = frameOf(strokes);
  const hatted = kind >= HAT_FROM && height > UPRIGHT * width ? withHat(strokes, random) : strokes;
  return kind < FOOT_BELOW ? withFoot(hatted, random) : hatted;
}

/** A short stretch of pen before the first or after the last stroke. */
function withTail(strokes: readonly Stroke[], random: Random): readonly Stroke[] {
  const atEnd = random.uniform() < 0.6;
  const index = atEnd ? strokes.length - 1 : 0;
  const stroke = strokes[index];
  if (!stroke || stroke.x.length < 2) return strokes;
  const points = pointsOf(stroke);
  const [x, y] = (atEnd ? points.at(-1) : points[0]) ?? [0, 0];
  const length = frameOf(strokes).extent * (0.05 + 0.2 * random.uniform());
  const rise = 0.8 * random.normal();
  const across = (atEnd ? 1 : -1) * length;
  const end: [number, number] = [x + across / Math.hypot(1, rise), y - (across * rise) / Math.hypot(1, rise)];
  const longer = strokeOf(atEnd ? [...points, end] : [end, ...points]);
  return strokes.map((own, i) => (i === index ? longer : own));
}

function reshaped(strokes: readonly Stroke[], random: Random): Stroke[] {
  const { extent, middleX, middleY } = frameOf(strokes);
  const angle = ROTATION_RADIANS * random.normal();
  const shear = SHEAR * random.normal();
  const aspect = Math.exp(ASPECT_LOG * random.normal());
  const foot = PERSPECTIVE * random.normal();
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const warpX = smoothField(random);
  const warpY = smoothField(random);
  return mapPoints(strokes, (x, y) => {
    const u = (x - middleX) / extent;
    const v = (y - middleY) / extent;
    const wx = (u * (1 + 2 * foot * v) + warpX(u, v)) * aspect + shear * v;
    const wy = v + warpY(u, v);
    return [cos * wx - sin * wy, sin * wx + cos * wy];
  });
}

/** What a coarse or shaky way of input makes of three of ten drawings. */
function onDevice(strokes: Stroke[], random: Random): Stroke[] {
  const kind = random.uniform();
  const amount = random.uniform();
  if (kind < 0.07) return everyNth(strokes, 2 + Math.floor(6 * amount));
  if (kind < 0.12) return staircase(strokes, 4 + 16 * amount);
  if (kind < 0.19) return shaken(strokes, random, 0.005 + 0.02 * amount);
  if (kind < 0.23) return jittered(strokes, random, 0.005 + 0.02 * amount);
  if (kind < 0.26) return drawnAt(strokes, 12 + 20 * amount);
  if (kind < 0.3) return onCells(strokes, 6 + Math.floor(5 * amount));
  return strokes;
}

/**
 * A random displacement in shares of the drawing's size, smooth over the drawing: a few slow waves.
 */
function smoothField(random: Random): (u: number, v: number) => number {
  const waves = Array.from({ length: 3 }, () => ({
    fu: WARP_WAVES * random.normal(),
    fv: WARP_WAVES * random.normal(),
    phase: 2 * Math.PI * random.uniform(),
    amplitude: (WARP * random.normal()) / Math.sqrt(1.5),
  }));
  return (u, v) =>
    waves.reduce(
      (sum, { fu, fv, phase, amplitude }) =>
        sum + amplitude * Math.sin(2 * Math.PI * (fu * u + fv * v) + phase),
      0,
    );
}
