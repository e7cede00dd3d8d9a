import { type Canvas, drawSegments } from '../../../src/ink';
import { normalizeTones } from '../../../src/picture';
import type { Dice } from './dice';
import { TEXTURE_HEIGHT, TEXTURE_WIDTH, type Texture } from './textures';

/** Darkness of the paper, and of the darkest ink beyond that. */
const PAPER = 0.25;
const FULL_INK = 0.6;
/** Values of the noise, drawn once: a line takes a stretch of them. */
const NOISE_LENGTH = 1 << 18;

/** Makes a photograph or scan of ink on paper, in the tones that the network reads. */
export type Dresser = (ink: Canvas) => Float32Array;

export function dresserOf(textures: readonly Texture[], dice: Dice): Dresser {
  const noise = Float32Array.from({ length: NOISE_LENGTH }, () => dice.normal());
  return (ink) => {
    const { width, height } = ink;
    const dark = dice.between(0.4, 1);
    if (dice.chance(0.3)) unevenInk(ink, dice.pick(textures), dice);
    if (dice.chance(0.4)) addRules(ink, dice);
    if (dice.chance(0.12)) addGrid(ink, dice);
    for (let i = 0; i < ink.values.length; i++) ink.values[i] = (ink.values[i] as number) * dark;
    let values = ink.values;
    if (dice.chance(0.6)) values = blurred(values, width, height, dice.between(0.05, 0.27));
    addTexture(values, width, height, { texture: dice.pick(textures), share: (1 + dark) / 2 }, dice);
    const amount = dice.between(0, 0.05);
    const start = dice.below(NOISE_LENGTH - values.length);
    for (let i = 0; i < values.length; i++) {
      values[i] = PAPER + FULL_INK * ((values[i] as number) + amount * (noise[start + i] as number));
    }
    normalizeTones(values);
    return values;
  };
}

/** A pen that runs dry here and there. */
function unevenInk(ink: Canvas, texture: Texture, dice: Dice): void {
  const amount = 0.25 * dice.uniform();
  for (let y = 0; y < ink.height; y++) {
    for (let x = 0; x < ink.width; x++) {
      const at = y * ink.width + x;
      const share = 1 + amount * (texture.values[y * TEXTURE_WIDTH + x] as number);
      ink.values[at] = (ink.values[at] as number) * Math.min(1.3, Math.max(0.3, share));
    }
  }
}

/** Frames and ruled lines, mostly near the edges, where a crop leaves them. */
function addRules(ink: Canvas, dice: Dice): void {
  const { width, height } = ink;
  const count = 1 + dice.below(2);
  for (let i = 0; i < count; i++) {
    const rule = { ...ink, values: new Float32Array(ink.values.length) };
    const radius = dice.between(0.2, 0.9);
    if (dice.chance(0.7)) {
      const y = dice.pick([
        dice.between(0, 3),
        dice.between(height - 4, height),
        dice.between(0.7, 1) * height,
      ]);
      drawSegments(rule, [-5, y, width + 5, y + dice.around(0, 0.01) * width], 0, 0, radius);
    } else {
      const x = dice.pick([dice.between(0, 3), dice.between(width - 3, width)]);
      drawSegments(rule, [x, -3, x + dice.around(0, 0.6), height + 3], 0, 0, radius);
    }
    const strength = dice.between(0.3, 1);
    const dotted = dice.chance(0.15) ? 2 + dice.below(4) : 0;
    for (let at = 0; at < rule.values.length; at++) {
      if (dotted > 0 && Math.floor(at / dotted) % 2 === 0) continue;
      ink.values[at] = Math.max(ink.values[at] as number, strength * (rule.values[at] as number));
    }
  }
}

/** Ruled or squared paper, a little askew. */
function addGrid(ink: Canvas, dice: Dice): void {
  const { width, height } = ink;
  const grid = { ...ink, values: new Float32Array(ink.values.length) };
  const radius = dice.between(0.3, 0.9);
  const tilt = dice.around(0, 0.02);
  const pitch = dice.between(9, 45);
  const reach = Math.abs(tilt) * width;
  for (let y = dice.between(0, pitch) - reach; y < height + reach; y += pitch) {
    drawSegments(grid, [-5, y, width + 5, y + tilt * width], 0, 0, radius);
  }
  if (dice.chance(0.7)) {
    for (let x = dice.between(0, pitch); x < width; x += pitch) {
      drawSegments(grid, [x, -3, x - tilt * height, height + 3], 0, 0, radius);
    }
  }
  const strength = dice.between(0.15, 0.7);
  for (let at = 0; at < grid.values.length; at++) {
    ink.values[at] = Math.max(ink.values[at] as number, strength * (grid.values[at] as number));
  }
}

/** Paper under the ink, which hides most of it; or, seldom, the darker of both. */
function addTexture(
  values: Float32Array,
  width: number,
  height: number,
  { texture, share }: { readonly texture: Texture; readonly share: number },
  dice: Dice,
): void {
  const amount = dice.pick([0, 0.04, 0.04, 0.08, 0.08, 0.08, 0.16]) * dice.between(0.5, 1.4) * share;
  if (amount === 0) return;
  const left = dice.below(TEXTURE_WIDTH - width + 1);
  const top = dice.below(TEXTURE_HEIGHT - height + 1);
  const [flipX, flipY] = [dice.chance(0.5), dice.chance(0.3)];
  const hidden = dice.chance(0.8);
  for (let y = 0; y < height; y++) {
    const row = (top + (flipY ? height - 1 - y : y)) * TEXTURE_WIDTH + left;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const value = values[at] as number;
      const paper = amount * (texture.values[row + (flipX ? width - 1 - x : x)] as number);
      values[at] = hidden ? value + paper * (1 - 0.6 * Math.min(value, 1)) : Math.max(value, paper);
    }
  }
}

/** Each pixel gives `share` of its ink to each neighbour along rows, then along columns. */
function blurred(values: Float32Array, width: number, height: number, share: number): Float32Array {
  const rows = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const [before, after] = [x > 0 ? at - 1 : at, x + 1 < width ? at + 1 : at];
      rows[at] =
        (1 - 2 * share) * (values[at] as number) +
        share * ((values[before] as number) + (values[after] as number));
    }
  }
  const result = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const above = at >= width ? at - width : at;
    const below = at + width < values.length ? at + width : at;
    result[at] =
      (1 - 2 * share) * (rows[at] as number) + share * ((rows[above] as number) + (rows[below] as number));
  }
  return result;
}
