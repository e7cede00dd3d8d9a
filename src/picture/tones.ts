/** Tones of a line: 0 is its paper and 1 its strongest ink; values are cut off beyond these. */
export const TONE_RANGE = [-0.5, 1.3] as const;
/** The strongest ink is that of the darkest pixels, this share of all. */
const STRONGEST_SHARE = 0.02;
/** Less contrast is noise, and is not stretched to full ink. */
const MIN_CONTRAST = 0.02;
/** Darkness is sorted into so many steps; values below 0 and above 1 go to the last ones. */
const STEPS = 1024;

/**
 * Brings the tones of a line to what the line reader knows, in place: the median becomes 0 (most of
 * a line is paper) and the 98th percentile 1.
 *
 * @param darkness about 0 (white) to 1 (black)
 */
export function normalizeTones(darkness: Float32Array): void {
  const counts = new Uint32Array(STEPS);
  for (let i = 0; i < darkness.length; i++) {
    const step = Math.min(STEPS - 1, Math.max(0, Math.floor((darkness[i] as number) * STEPS)));
    counts[step] = (counts[step] as number) + 1;
  }
  const paper = valueAt(counts, darkness.length / 2);
  const ink = valueAt(counts, darkness.length * (1 - STRONGEST_SHARE));
  const contrast = Math.max(ink - paper, MIN_CONTRAST);
  for (let i = 0; i < darkness.length; i++) {
    const tone = ((darkness[i] as number) - paper) / contrast;
    darkness[i] = Math.min(TONE_RANGE[1], Math.max(TONE_RANGE[0], tone));
  }
}

/** The value with so many values below it. */
function valueAt(counts: Uint32Array, rank: number): number {
  let below = 0;
  for (let step = 0; step < counts.length; step++) {
    below += counts[step] as number;
    if (below >= rank) return (step + 0.5) / STEPS;
  }
  return 1;
}
