import type { Plane } from './picture';
import { closed, enlarged, localMean, shrunk } from './planes';

/** Shorter side, in pixels, of the small copy that paper and light are measured in. */
const COARSE_SIDE = 150;
/** What is darker than its surroundings and narrower than this share of the shorter side may be ink; wider is shadow. */
const WIDEST_INK = 1 / 3;
/** Darker paper than this is taken for so light, or its noise would look like ink. */
const DARKEST_PAPER = 0.25;
/** Ink stands out from noise by so many standard deviations, and from even paper by so much. */
const NOISE_DEVIATIONS = 4;
const LEAST_CONTRAST = 0.06;
/** With more noise than this, as a standard deviation, each pixel is seen together with its neighbours. */
const MUCH_NOISE = 0.03;
/** Ink that hangs on surer ink may be so much weaker. */
const WEAK_SHARE = 0.55;
const BINS = 128;
/** Standard deviation of a normal distribution by the median size of the difference of two of its values. */
const DEVIATION_BY_MEDIAN = 1.0483;

/** How much each pixel stands out from the paper as ink does. */
export interface Contrast {
  /** 1 is black on white, 0 paper; what is lighter than the paper around it is below 0. */
  readonly plane: Plane;
  /** Above it is surely ink. */
  readonly sure: number;
  /** Above it is ink where it touches what is surely ink. */
  readonly weak: number;
}

/**
 * Tells ink from paper. Which of the two is darker is told by which is rarer; the paper's lightness is taken around each pixel, so that
 * it may change over the picture and lie half in the shade.
 *
 * @returns `null` where nothing stands out
 */
export function contrastOf(seen: Plane): Contrast | null {
  const { width, height } = seen;
  const noise = noiseOf(seen);
  const smoothed = noise > MUCH_NOISE;
  const lightness = smoothed ? localMean(seen, 1) : seen;
  const side = Math.min(width, height);
  const factor = Math.max(1, Math.round(side / COARSE_SIDE));
  const radius = Math.max(1, Math.ceil((side / factor) * (WIDEST_INK / 2)));
  const small = shrunk(lightness, factor);
  const coarse = smoothed && factor === 1 ? localMean(small, 1) : small;
  const inverted = isLightOnDark(coarse, radius);
  const flip = ({ values, ...size }: Plane): Plane =>
    inverted ? { values: values.map((value) => 1 - value), ...size } : { values, ...size };
  const picture = flip(lightness);
  const paper = enlarged(closed(flip(coarse), radius), factor, { width, height }).values;
  let light = 0;
  const values = picture.values.map((value, i) => {
    const around = Math.max(paper[i] as number, DARKEST_PAPER);
    light += around;
    return ((paper[i] as number) - value) / around;
  });
  // The mean of nine pixels has a third of the noise of one.
  const left = ((smoothed ? noise / 3 : noise) * values.length) / light;
  const floor = Math.max(LEAST_CONTRAST, NOISE_DEVIATIONS * left);
  const sure = dividing(values, floor);
  if (sure === null) return null;
  return { plane: { values, width, height }, sure, weak: Math.max(floor, WEAK_SHARE * sure) };
}

/** Whether what is rarer is lighter than its surroundings: the sign of the skewness. */
function isLightOnDark(plane: Plane, radius: number): boolean {
  const around = localMean(plane, radius).values;
  let skewness = 0;
  plane.values.forEach((value, i) => {
    skewness += (value - (around[i] as number)) ** 3;
  });
  return skewness > 0;
}

/** Standard deviation of the noise, by the differences of neighbours; ink has few of these. */
function noiseOf({ values }: Plane): number {
  const counts = new Uint32Array(1024);
  let all = 0;
  for (let i = 1; i < values.length; i++) {
    const difference = Math.abs((values[i] as number) - (values[i - 1] as number));
    const bin = Math.min(1023, Math.floor(difference * 1024));
    counts[bin] = (counts[bin] as number) + 1;
    all++;
  }
  let below = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    below += counts[bin] as number;
    if (below * 2 >= all) return (bin / 1024) * DEVIATION_BY_MEDIAN;
  }
  return 0;
}

/**
 * The value that divides those above `floor` best into two kinds: strong ink, and its edges, printed lines and smudges.
 *
 * Method: N. Otsu, "A threshold selection method from gray-level histograms", IEEE Trans. SMC 9, 1979.
 *
 * @returns `null` where nothing is above
 */
function dividing(values: Float32Array, floor: number): number | null {
  const counts = new Float64Array(BINS);
  let all = 0;
  let sum = 0;
  for (const value of values) {
    if (value <= floor) continue;
    const bin = Math.min(BINS - 1, Math.floor(value * BINS));
    counts[bin] = (counts[bin] as number) + 1;
    all++;
    sum += bin;
  }
  if (all === 0) return null;
  let best = { spread: 0, bin: Math.floor(floor * BINS) };
  let low = 0;
  let lowSum = 0;
  for (let bin = 0; bin < BINS; bin++) {
    low += counts[bin] as number;
    lowSum += bin * (counts[bin] as number);
    if (low === 0 || low === all) continue;
    const spread = low * (all - low) * (lowSum / low - (sum - lowSum) / (all - low)) ** 2;
    if (spread > best.spread) best = { spread, bin };
  }
  return (best.bin + 1) / BINS;
}
