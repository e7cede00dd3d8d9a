import type { Bounds } from '../../ink';
import { LINE_HEIGHT } from '../../picture';
import { readingOf } from '../core/reading';
import type { Reading } from '../core/types';
import { alignmentOf, CTC_CLASSES, type CtcSteps, logProbabilityOf } from './ctc';
import { STEP_WIDTH } from './line-reader';

/** Tones from here on are ink. */
const INK = 0.45;
/** A digit reaches at most so far from where it is read, in pixels. */
const MAX_REACH = 22;
/** So many columns without ink end a digit. */
const GAP = 2;
/** Columns whose ink spans so much of the height are tall: more than a dash or a dot. */
const TALL = 0.4 * LINE_HEIGHT;

/** A line of tones, `LINE_HEIGHT` rows. */
export interface Tones {
  readonly values: Float32Array;
  readonly width: number;
}

/** A digit of a line and where it is, in pixels of the line. */
export interface LineDigit {
  readonly reading: Reading;
  readonly bounds: Bounds;
}

/** Digits of a line with what each of them could be, and their places by alignment. */
export function lineDigitsOf(digits: readonly number[], steps: CtcSteps, line: Tones): LineDigit[] {
  const peaks = alignmentOf(digits, steps);
  const columns = peaks.map((step) => Math.min(line.width - 1, Math.round((step + 0.5) * STEP_WIDTH)));
  const ink = columnInk(line);
  const cuts = columns.slice(1).map((column, i) => lowestBetween(ink, columns[i] ?? 0, column));
  return digits.map((_, i) => {
    const left = Math.max(cuts[i - 1] ?? 0, (columns[i] ?? 0) - MAX_REACH, 0);
    const right = Math.min(cuts[i] ?? line.width, (columns[i] ?? 0) + MAX_REACH, line.width);
    const from = i === 0 ? 0 : Math.ceil(((peaks[i - 1] ?? 0) + (peaks[i] ?? 0)) / 2);
    const to = i + 1 === digits.length ? steps.count : Math.ceil(((peaks[i] ?? 0) + (peaks[i + 1] ?? 0)) / 2);
    return {
      reading: readingWithin(steps, from, Math.max(to, from + 1)),
      bounds: boundsWithin(line, ink, columns[i] ?? 0, left, right),
    };
  });
}

/** Tall columns of ink that belong to no digit, in heights of the line: what was not read. */
export function unreadInk(digits: readonly LineDigit[], line: Tones): number {
  let count = 0;
  for (let x = 0; x < line.width; x++) {
    if (digits.some(({ bounds }) => x >= bounds.minX - GAP && x <= bounds.maxX + GAP)) continue;
    const { top, bottom } = spanOf(line, x);
    if (bottom - top >= TALL) count++;
  }
  return count / LINE_HEIGHT;
}

/** What one digit may be: each digit alone on the steps from its left neighbour to its right one. */
function readingWithin({ values }: CtcSteps, from: number, to: number): Reading {
  const part = { values: values.subarray(from * CTC_CLASSES, to * CTC_CLASSES), count: to - from };
  const probabilities = Array.from({ length: CTC_CLASSES - 1 }, (_, digit) =>
    Math.exp(logProbabilityOf([digit], part)),
  );
  const some = probabilities.reduce((sum, value) => sum + value, 0);
  // Rounding may bring the sum a little over 1.
  const most = Math.max(1, some);
  return readingOf([...probabilities.map((value) => value / most), 1 - some / most], 0.5);
}

function columnInk({ values, width }: Tones): Uint8Array {
  const ink = new Uint8Array(width);
  for (let i = 0; i < values.length; i++) {
    if ((values[i] as number) >= INK) ink[i % width] = (ink[i % width] as number) + 1;
  }
  return ink;
}

/** The middle of the columns with least ink between two. */
function lowestBetween(ink: Uint8Array, from: number, to: number): number {
  let [best, first, last] = [Infinity, from, to];
  for (let x = from; x <= to; x++) {
    const value = ink[x] as number;
    if (value < best) [best, first, last] = [value, x, x];
    else if (value === best) last = x;
  }
  return (first + last) >> 1;
}

function boundsWithin(line: Tones, ink: Uint8Array, middle: number, left: number, right: number): Bounds {
  const minX = edgeOf(ink, middle, left, -1);
  const maxX = edgeOf(ink, middle, right - 1, 1);
  let [minY, maxY] = [LINE_HEIGHT, -1];
  for (let x = minX; x <= maxX; x++) {
    const { top, bottom } = spanOf(line, x);
    minY = Math.min(minY, top);
    maxY = Math.max(maxY, bottom);
  }
  return maxY < minY ? { minX, maxX, minY: 0, maxY: LINE_HEIGHT - 1 } : { minX, minY, maxX, maxY };
}

/** The last column of ink in a direction, before a gap or the limit. */
function edgeOf(ink: Uint8Array, start: number, limit: number, step: 1 | -1): number {
  let edge = start;
  let empty = 0;
  let found = (ink[start] as number) > 0;
  for (let x = start; step * (limit - x) >= 0; x += step) {
    if ((ink[x] as number) > 0) {
      edge = x;
      empty = 0;
      found = true;
    } else if (found && ++empty > GAP) break;
  }
  return edge;
}

/** The uppermost and the lowest row of ink in a column; none: from beyond the last to before the first. */
function spanOf({ values, width }: Tones, x: number): { readonly top: number; readonly bottom: number } {
  let [top, bottom] = [LINE_HEIGHT, -1];
  for (let y = 0; y < LINE_HEIGHT; y++) {
    if ((values[y * width + x] as number) < INK) continue;
    top = Math.min(top, y);
    bottom = y;
  }
  return { top, bottom };
}
