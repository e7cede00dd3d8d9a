import { boundsOf, type Stroke } from '../../../src/ink';
import { withBar, withFoot, withSlash } from '../variants';
import { clearance } from './clearance';
import type { Dice } from './dice';
import { type Glyph, mapped, moved, scaled } from './glyphs';
import type { Alphabet, Hand } from './hands';
import { head, separator, tail } from './marks';
import { joinedZeros, styledWith, styleOf } from './styles';

/** A line of ink; the height of a digit is about 1. */
export interface LineInk {
  readonly strokes: readonly Stroke[];
  /** The digits in it; empty for writing without digits. */
  readonly label: string;
}

/** How often lines have so many digits. */
const LENGTHS = [1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7, 7, 8, 10];
/** Share of the hands that write some digits in a drawn style, and of the digits they do so. */
const STYLED_HANDS = 0.45;
const STYLED_DIGITS = 0.35;
/** Share of the hands that join zeros, slash zeros, cross sevens and put a foot under ones. */
const JOINING = 0.25;
const SLASHING = 0.1;
const CROSSING = 0.2;
const FOOTED = 0.08;
/** Share of the hands that write the zeros at the end of an amount small, and how small. */
const SMALL_ZEROS = 0.25;
const SMALL_HEIGHTS = [0.35, 0.8] as const;
/** Share of the hands that sometimes leave the pen on the paper between digits. */
const CURSIVE = 0.25;
const SMOOTH_WAVES = 3;

export interface ComposeOptions {
  /** Whether it looks like an amount: zeros at the end, marks between and around. */
  readonly amount: boolean;
}

/** A random number in one hand: any digits in any order, so that no prompt is learnt by heart. */
export function composeLine(pickHand: () => Hand, dice: Dice, { amount }: ComposeOptions): LineInk {
  const digits = randomDigits(dice, amount);
  const parts = partsOf(digits, pickHand, dice);
  const strokes = layOut(amount && dice.chance(SMALL_ZEROS) ? withSmallZeros(parts, dice) : parts, dice);
  const label = digits.join('');
  if (!amount) return { strokes: strokes.flat(), label };
  const ink = dice.chance(0.5) ? separated(strokes, dice) : strokes.flat();
  if (dice.chance(0.4)) ink.push(...tail(ink, dice));
  if (dice.chance(0.06)) ink.push(...head(ink, dice));
  return { strokes: ink, label };
}

/** Letters of one writer in a row, which the reader must not take for digits. */
export function composeWord(alphabets: readonly Alphabet[], dice: Dice): LineInk {
  const alphabet = dice.pick(alphabets);
  const count = 1 + dice.below(7);
  const letters = Array.from({ length: count }, () => ({
    glyph: dice.pick(alphabet),
    isZero: false,
    tall: false,
  }));
  return { strokes: layOut(letters, dice).flat(), label: '' };
}

function randomDigits(dice: Dice, amount: boolean): number[] {
  const length = dice.pick(LENGTHS);
  const digits = Array.from({ length }, () => dice.below(10));
  if (amount && dice.chance(0.3)) digits.fill(0, Math.max(1, length - 1 - dice.below(3)));
  // Twins are what joins and splits are mistaken for.
  if (length > 1 && dice.chance(0.12)) {
    const at = dice.below(length - 1);
    digits[at + 1] = digits[at] as number;
  }
  return digits;
}

/** Ink to be set as one: a digit, a letter or zeros joined. */
interface Part {
  readonly glyph: Glyph;
  readonly isZero: boolean;
  /** Whether it stands on the baseline, as digits do. */
  readonly tall: boolean;
}

function partsOf(digits: readonly number[], pickHand: () => Hand, dice: Dice): Part[] {
  const hand = pickHand();
  const styled = dice.chance(STYLED_HANDS);
  const styles = Array.from({ length: 10 }, (_, digit) =>
    styled && dice.chance(STYLED_DIGITS) ? styleOf(digit, dice) : null,
  );
  const habits = {
    joins: dice.chance(JOINING),
    slashes: dice.chance(SLASHING),
    crosses: dice.chance(CROSSING),
    feet: dice.chance(FOOTED),
  };
  const parts: Part[] = [];
  for (let i = 0; i < digits.length; i++) {
    const digit = digits[i] as number;
    let zeros = 0;
    while (digit === 0 && digits[i + zeros] === 0 && zeros < 4) zeros++;
    if (habits.joins && zeros >= 2 && dice.chance(0.7)) {
      parts.push({ glyph: joinedZeros(zeros, dice), isZero: true, tall: true });
      i += zeros - 1;
      continue;
    }
    const style = styles[digit];
    const own = style ? styledWith(style, dice) : dice.pick(drawingsOf(digit, hand, pickHand));
    parts.push({
      glyph: style ? own : withHabits(digit, own, habits, dice),
      isZero: digit === 0,
      tall: true,
    });
  }
  return parts;
}

/** The zeros after the last other digit, small on the baseline; not where there is no other. */
function withSmallZeros(parts: readonly Part[], dice: Dice): Part[] {
  const size = dice.between(...SMALL_HEIGHTS);
  const last = parts.findLastIndex(({ isZero }) => !isZero);
  return parts.map((part, i) =>
    last < 0 || i <= last ? part : { ...part, glyph: moved(scaled(part.glyph, size), 0, (1 - size) / 2) },
  );
}

/** Of the hand, or of another where it has none of the digit. */
function drawingsOf(digit: number, hand: Hand, pickHand: () => Hand): readonly Glyph[] {
  for (let own = hand; ; own = pickHand()) {
    const drawings = own.digits[digit];
    if (drawings && drawings.length > 0) return drawings;
  }
}

function withHabits(
  digit: number,
  glyph: Glyph,
  habits: { readonly slashes: boolean; readonly crosses: boolean; readonly feet: boolean },
  dice: Dice,
): Glyph {
  if (glyph.length !== 1) return glyph;
  if (digit === 0 && habits.slashes) return withSlash(glyph, dice);
  if (digit === 7 && habits.crosses) return withBar(glyph, dice);
  if (digit === 1 && habits.feet) return withFoot(glyph, dice);
  return glyph;
}

/** The parts side by side as one hand sets them, each with its strokes. */
function layOut(parts: readonly Part[], dice: Dice): Stroke[][] {
  const gap = dice.chance(0.85) ? dice.around(0.12, 0.13) : dice.between(-0.1, 0.8);
  const gapSpread = Math.abs(dice.around(0, 0.09));
  const unsteady = dice.pick([0, 0, 0, 0.03, 0.03, 0.03, 0.03, 0.03, 0.08, 0.08]);
  const sizeSpread = dice.pick([0.03, 0.08, 0.15]);
  const byInk = dice.chance(0.65);
  const drift = dice.around(0, 0.03);
  const turn = dice.around(0, 0.04);
  const aspect = Math.exp(dice.around(0, 0.1));
  const cursive = dice.chance(CURSIVE);
  const warping = dice.chance(0.6);
  const laid: Stroke[][] = [];
  let before: Stroke[] | undefined;
  let edge = 0;
  parts.forEach(({ glyph, tall }, i) => {
    const size = Math.exp(dice.around(0, sizeSpread));
    const angle = dice.around(turn, 0.04);
    const wide = aspect * Math.exp(dice.around(0, 0.05));
    const [cos, sin] = [Math.cos(angle) * size, Math.sin(angle) * size];
    const own = warping ? warped(glyph, dice) : glyph;
    let ink = mapped(own, [cos * wide, -sin, sin * wide, cos], 0, dice.around(0, unsteady) + drift * i);
    const bounds = boundsOf(ink) ?? { minX: 0, maxX: 0, minY: 0, maxY: 0 };
    const standing = tall && dice.chance(0.8) ? -0.7 * (bounds.maxY - drift * i - 0.5) : 0;
    ink = moved(ink, -bounds.minX, standing);
    const space = dice.around(gap, gapSpread);
    let at = 0;
    if (before) {
      const previous = boundsOf(before) ?? bounds;
      const free = byInk ? (clearance(before, ink) ?? -previous.maxX) : -edge;
      // Ink that fits under a roof may slip in, but no digit starts left of the one before.
      at = Math.max(space - free, previous.minX + 0.05);
    }
    ink = moved(ink, at, 0);
    edge = at + bounds.maxX - bounds.minX;
    const previous = laid.at(-1);
    if (previous && cursive && dice.chance(0.25)) joinLast(previous, ink);
    laid.push(ink);
    before = ink;
  });
  return laid;
}

/** Leaves the pen down from the last point of a part to the first of the next. */
function joinLast(previous: Stroke[], ink: readonly Stroke[]): void {
  const [last, first] = [previous.at(-1), ink[0]];
  if (!last || !first) return;
  previous[previous.length - 1] = {
    x: Float32Array.from([...last.x, first.x[0] ?? 0]),
    y: Float32Array.from([...last.y, first.y[0] ?? 0]),
  };
}

/** All strokes with a separator of thousands, and a little more space there. */
function separated(parts: readonly Stroke[][], dice: Dice): Stroke[] {
  const at = parts.length - (dice.chance(0.8) ? 3 : 2);
  const [left, right] = [parts[at - 1], parts[at]];
  const [before, after] = [left && boundsOf(left), right && boundsOf(right)];
  if (!before || !after) return parts.flat();
  const space = dice.between(0.03, 0.3);
  const x = before.maxX * 0.6 + after.minX * 0.4 + space / 2;
  const baseline = Math.max(before.maxY, after.maxY);
  return [
    ...parts.slice(0, at).flat(),
    ...parts.slice(at).flatMap((part) => moved(part, space, 0)),
    separator(x, baseline, dice),
  ];
}

/** Gently bent by a few slow waves, differently each time. */
function warped(glyph: Glyph, dice: Dice): Stroke[] {
  const waves = Array.from({ length: SMOOTH_WAVES }, () => ({
    across: dice.around(0, 7),
    down: dice.around(0, 7),
    phase: dice.between(0, 6.28),
    right: dice.around(0, 0.02),
    below: dice.around(0, 0.02),
  }));
  return glyph.map(({ x, y }) => {
    const toX = new Float32Array(x.length);
    const toY = new Float32Array(x.length);
    for (let i = 0; i < x.length; i++) {
      const [atX, atY] = [x[i] as number, y[i] as number];
      let right = 0;
      let down = 0;
      for (const wave of waves) {
        const value = Math.sin(wave.across * atX + wave.down * atY + wave.phase);
        right += wave.right * value;
        down += wave.below * value;
      }
      toX[i] = atX + right;
      toY[i] = atY + down;
    }
    return { x: toX, y: toY };
  });
}
