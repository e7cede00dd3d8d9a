/** A reproducible source of random numbers. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
}

/**
 * The generator sfc32 (Chris Doty-Humphrey, PractRand) with normal numbers after Box and Muller.
 *
 * @param seed any whole number; the same seed gives the same sequence on every machine
 */
export function seededRandom(seed: number): Random {
  let a = seed >>> 0;
  let b = 0x9e3779b9;
  let c = 0x243f6a88;
  let counter = 1;
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
  // The first outputs still resemble the seed; the author mixes a dozen rounds before use.
  for (let i = 0; i < 15; i++) next();
  return {
    uniform: next,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** A source of bytes, always the same for the same seed. */
export function seededBytes(seed: number): (count: number) => Uint8Array {
  const { uniform } = seededRandom(seed);
  return (count) => Uint8Array.from({ length: count }, () => Math.floor(256 * uniform()));
}
