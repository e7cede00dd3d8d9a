import { boundsOf, PATH_CHANNELS, PATH_POINTS, penPath, type Stroke } from '../../src/ink';
import type { InkSample } from './data';

/** A path is straight if its ends lie so far apart, as a share of its length. */
const STRAIGHT = 0.95;
/**
 * Digits side by side leave so wide a gap, and are so high, both in heights of the drawing. The two
 * strokes of an open 4 may stand apart, too.
 */
const GAP = 0.2;
const GAP_OF_4 = 0.6;
const HIGH = 0.6;
/** A circle turns by 360 degrees and a bit, and hardly ever back; two loops turn by over 600. */
const CIRCLE_TURN = [250, 600] as const;
const LEAST_SHARE_TURNED = 0.85;

/**
 * Whether the drawing cannot be the digit of its label. Some writers of UNIPEN left a slash for a 0
 * or a 4, a circle for an 8, several digits for one, or a point where the pen rested. Training
 * leaves them out; figures do not, so that they stay comparable.
 */
export function isDoubtful({ label, strokes }: InkSample): boolean {
  const path = penPath(strokes);
  if (!path) return true;
  if (label !== '1' && isStraight(path)) return true;
  if (label === '8' && isCircle(path)) return true;
  return areSeveral(strokes, label === '4' ? GAP_OF_4 : GAP);
}

function isStraight(path: Float32Array): boolean {
  let length = 0;
  for (let i = 1; i < PATH_POINTS; i++) length += distance(path, i - 1, i);
  return distance(path, 0, PATH_POINTS - 1) > STRAIGHT * length;
}

/** One loop in one direction: an 8 turns one way and back, or has two. */
function isCircle(path: Float32Array): boolean {
  let turn = 0;
  let turned = 0;
  for (let i = 4; i < PATH_POINTS; i += 2) {
    const angle = angleBetween(path, i - 4, i - 2, i);
    turn += angle;
    turned += Math.abs(angle);
  }
  const degrees = (Math.abs(turn) * 180) / Math.PI;
  return degrees > CIRCLE_TURN[0] && degrees < CIRCLE_TURN[1] && Math.abs(turn) > LEAST_SHARE_TURNED * turned;
}

/** Whether strokes stand in two groups side by side, each about as high as the whole. */
function areSeveral(strokes: readonly Stroke[], gap: number): boolean {
  const whole = boundsOf(strokes);
  if (!whole) return false;
  const height = whole.maxY - whole.minY;
  const inOrder = strokes
    .map((stroke) => ({ stroke, left: boundsOf([stroke])?.minX ?? 0 }))
    .sort((a, b) => a.left - b.left)
    .map(({ stroke }) => stroke);
  return inOrder.slice(1).some((_, i) => {
    const left = boundsOf(inOrder.slice(0, i + 1));
    const right = boundsOf(inOrder.slice(i + 1));
    if (!left || !right || right.minX - left.maxX < gap * height) return false;
    return [left, right].every(({ minY, maxY }) => maxY - minY > HIGH * height);
  });
}

function distance(path: Float32Array, from: number, to: number): number {
  return Math.hypot(...between(path, from, to));
}

/** The angle by which the path turns at a point, -π to π. */
function angleBetween(path: Float32Array, before: number, at: number, after: number): number {
  const [ax, ay] = between(path, before, at);
  const [bx, by] = between(path, at, after);
  return Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
}

function between(path: Float32Array, from: number, to: number): [number, number] {
  const value = (point: number, channel: number) => path[point * PATH_CHANNELS + channel] ?? 0;
  return [value(to, 0) - value(from, 0), value(to, 1) - value(from, 1)];
}
