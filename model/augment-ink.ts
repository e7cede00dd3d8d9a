import { boundsOf, PEN_WIDTH, type Stroke } from '../src/ink';
import type { Random } from './random';

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

export interface AugmentedInk {
  readonly strokes: Stroke[];
  /** Pen width to rasterize with, in raster pixels. */
  readonly penWidth: number;
}

/**
 * The same digit as another hand might draw it: turned, slanted, stretched, gently warped, with another pen. Works on the
 * vectors, so that the image of it is as sharp as any.
 */
export function augmentInk(strokes: readonly Stroke[], random: Random): AugmentedInk {
  const bounds = boundsOf(strokes) ?? { minX: 0, minY: 0, maxX: 1, maxY: 1 };
  const extent = Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY) || 1;
  const middleX = (bounds.minX + bounds.maxX) / 2;
  const middleY = (bounds.minY + bounds.maxY) / 2;
  const angle = ROTATION_RADIANS * random.normal();
  const shear = SHEAR * random.normal();
  const aspect = Math.exp(ASPECT_LOG * random.normal());
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const warpX = smoothField(random);
  const warpY = smoothField(random);

  const moved = strokes.map((stroke) => {
    const x = new Float32Array(stroke.x.length);
    const y = new Float32Array(stroke.y.length);
    for (let i = 0; i < x.length; i++) {
      const u = ((stroke.x[i] ?? 0) - middleX) / extent;
      const v = ((stroke.y[i] ?? 0) - middleY) / extent;
      const wx = (u + warpX(u, v)) * aspect + shear * v;
      const wy = v + warpY(u, v);
      x[i] = cos * wx - sin * wy;
      y[i] = sin * wx + cos * wy;
    }
    return { x, y };
  });
  const penWidth = Math.min(
    PEN_WIDTH_RANGE[1],
    Math.max(PEN_WIDTH_RANGE[0], PEN_WIDTH * Math.exp(PEN_WIDTH_LOG * random.normal())),
  );
  return { strokes: moved, penWidth };
}

/** A random displacement in shares of the drawing's size, smooth over the drawing: a few slow waves. */
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
