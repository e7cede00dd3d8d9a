import type { Dice } from './dice';

/** Printed paper: a pattern of mean 0 and standard deviation 1. */
export interface Texture {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

export const TEXTURE_WIDTH = 448;
export const TEXTURE_HEIGHT = 56;

/** Up to three layers of printed waves or meshes, with grain and uneven light. */
export function makeTexture(dice: Dice): Texture {
  const values = new Float32Array(TEXTURE_WIDTH * TEXTURE_HEIGHT);
  const layers = dice.below(4);
  for (let layer = 0; layer < layers; layer++) addWaves(values, dice);
  addGrain(values, dice);
  if (dice.chance(0.6)) addLight(values, dice);
  return { values: standardized(values), width: TEXTURE_WIDTH, height: TEXTURE_HEIGHT };
}

/** Parallel lines that swing, as on cheques and tickets; some broken into dashes. */
function addWaves(values: Float32Array, dice: Dice): void {
  const angle = dice.chance(0.8) ? dice.around(0, 0.35) : dice.between(-1.6, 1.6);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const period = dice.between(1.8, 7);
  const swing = dice.between(0, 8);
  const wave = dice.between(12, 130);
  const phase = dice.between(0, 6.28);
  const ripple = dice.between(0, 3);
  const ripples = dice.between(6, 40);
  const sharpness = dice.between(0.8, 3);
  const threshold = dice.between(-0.3, 1.2);
  const dashes = dice.chance(0.3) ? dice.between(2, 6) : 0;
  const strength = dice.between(0.2, 1);
  for (let y = 0; y < TEXTURE_HEIGHT; y++) {
    for (let x = 0; x < TEXTURE_WIDTH; x++) {
      const along = x * cos + y * sin;
      const across =
        y * cos -
        x * sin +
        swing * Math.sin((6.28 * along) / wave + phase) +
        ripple * Math.sin((6.28 * along) / ripples);
      let value = sharpness * Math.cos((6.28 * across) / period) - threshold;
      value = Math.min(1, Math.max(-1, value));
      if (dashes > 0) value *= Math.cos((6.28 * along) / dashes);
      const at = y * TEXTURE_WIDTH + x;
      values[at] = (values[at] as number) + strength * value;
    }
  }
}

function addGrain(values: Float32Array, dice: Dice): void {
  const grain = Float32Array.from(values, () => dice.normal());
  const passes = dice.below(3);
  for (let pass = 0; pass < passes; pass++) {
    for (let i = 0; i + TEXTURE_WIDTH + 1 < grain.length; i++) {
      grain[i] =
        ((grain[i] as number) +
          (grain[i + 1] as number) +
          (grain[i + TEXTURE_WIDTH] as number) +
          (grain[i + TEXTURE_WIDTH + 1] as number)) /
        2;
    }
  }
  const strength = dice.between(0.05, 0.6);
  values.forEach((value, i) => {
    values[i] = value + strength * (grain[i] as number);
  });
}

/** Light that falls off to one side, and stains. */
function addLight(values: Float32Array, dice: Dice): void {
  const right = dice.around(0, 0.6) / TEXTURE_WIDTH;
  const down = dice.around(0, 0.3) / TEXTURE_HEIGHT;
  const stains = 0.4 * dice.uniform();
  const [wide, high, phase] = [dice.between(20, 90), dice.between(20, 60), dice.between(0, 6.28)];
  values.forEach((value, i) => {
    const [x, y] = [i % TEXTURE_WIDTH, Math.floor(i / TEXTURE_WIDTH)];
    values[i] = value + right * x + down * y + stains * Math.sin(x / wide + y / high + phase);
  });
}

function standardized(values: Float32Array): Float32Array {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  const deviation = Math.sqrt(squares / values.length - mean * mean) + 1e-3;
  return values.map((value) => (value - mean) / deviation);
}
