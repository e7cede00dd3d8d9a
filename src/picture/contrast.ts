import type { Plane } from './picture';
import { closing, downsample, localMean, upsample } from './planes';

/** Shorter side, in pixels, of the downsampled copy that the background is estimated from. */
const COARSE_SIDE = 150;
/** Dark areas wider than this share of the shorter side are shadow, not ink. */
const MAX_INK_WIDTH = 1 / 3;
/**
 * Contrast is relative to the background, but never to a darker one: its noise would look like ink.
 */
const MIN_BACKGROUND = 0.25;
/** Least contrast of ink: so many standard deviations of the noise, and at least so much. */
const NOISE_DEVIATIONS = 4;
const MIN_CONTRAST = 0.06;
/** With noise of a larger standard deviation the picture is smoothed first. */
const SMOOTHING_NOISE = 0.03;
/** The weak threshold as a share of the strong one. */
const WEAK_SHARE = 0.55;
const BINS = 128;
/**
 * Standard deviation of normal noise, by the median absolute difference of two of its values.
 */
const DEVIATION_PER_MEDIAN = 1.0483;

/** How much darker than the background each pixel is, with two thresholds for hysteresis. */
export interface Contrast {
  /** 1 is black on white, 0 background; negative where lighter than the background. */
  readonly plane: Plane;
  /** The picture itself, 1 is black; of light ink, 1 is white. */
  readonly raw: Plane;
  /** Pixels above it are ink. */
  readonly strong: number;
  /** Pixels above it are ink if connected to a strong one. */
  readonly weak: number;
}

/**
 * Separates ink from the background. The rarer of dark and light is the ink. The background is
 * estimated around each pixel, so shade and uneven light do not matter.
 *
 * @returns `null` for a picture without contrast
 */
export function contrastOf(luminance: Plane): Contrast | null {
  const { width, height } = luminance;
  const noise = noiseDeviation(luminance);
  const smoothed = noise > SMOOTHING_NOISE;
  const smooth = smoothed ? localMean(luminance, 1) : luminance;
  const side = Math.min(width, height);
  const factor = Math.max(1, Math.round(side / COARSE_SIDE));
  const radius = Math.max(1, Math.ceil((side / factor) * (MAX_INK_WIDTH / 2)));
  const small = downsample(smooth, factor);
  const coarse = smoothed && factor === 1 ? localMean(small, 1) : small;
  const inverted = isLightOnDark(coarse, radius);
  const darkOnLight = ({ values, ...size }: Plane): Plane =>
    inverted ? { values: values.map((value) => 1 - value), ...size } : { values, ...size };
  const background = upsample(closing(darkOnLight(coarse), radius), factor, { width, height }).values;
  let total = 0;
  const values = darkOnLight(smooth).values.map((value, i) => {
    const reference = Math.max(background[i] as number, MIN_BACKGROUND);
    total += reference;
    return ((background[i] as number) - value) / reference;
  });
  // The mean of nine pixels has a third of the noise of one.
  const relativeNoise = ((smoothed ? noise / 3 : noise) * values.length) / total;
  const floor = Math.max(MIN_CONTRAST, NOISE_DEVIATIONS * relativeNoise);
  const strong = otsuThreshold(values, floor);
  if (strong === null) return null;
  const raw = inverted ? luminance.values : luminance.values.map((value) => 1 - value);
  return {
    plane: { values, width, height },
    raw: { values: raw, width, height },
    strong,
    weak: Math.max(floor, WEAK_SHARE * strong),
  };
}

/** Whether the ink is lighter than the background: the sign of the skewness tells. */
function isLightOnDark(plane: Plane, radius: number): boolean {
  const mean = localMean(plane, radius).values;
  let skewness = 0;
  plane.values.forEach((value, i) => {
    skewness += (value - (mean[i] as number)) ** 3;
  });
  return skewness > 0;
}

/**
 * Standard deviation of the noise, from the median difference of neighbours; edges of ink are too
 * few to change the median.
 */
function noiseDeviation({ values }: Plane): number {
  const counts = new Uint32Array(1024);
  let total = 0;
  for (let i = 1; i < values.length; i++) {
    const difference = Math.abs((values[i] as number) - (values[i - 1] as number));
    const bin = Math.min(1023, Math.floor(difference * 1024));
    counts[bin] = (counts[bin] as number) + 1;
    total++;
  }
  let below = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    below += counts[bin] as number;
    if (below * 2 >= total) return (bin / 1024) * DEVIATION_PER_MEDIAN;
  }
  return 0;
}

/**
 * Otsu's threshold of the values above `floor`: it separates strong ink from edges, printed lines
 * and smudges.
 *
 * Source: N. Otsu, "A threshold selection method from gray-level histograms", IEEE Trans. SMC 9,
 * 1979.
 *
 * @returns `null` if no value is above `floor`
 */
function otsuThreshold(values: Float32Array, floor: number): number | null {
  const counts = new Float64Array(BINS);
  let total = 0;
  let sum = 0;
  for (const value of values) {
    if (value <= floor) continue;
    const bin = Math.min(BINS - 1, Math.floor(value * BINS));
    counts[bin] = (counts[bin] as number) + 1;
    total++;
    sum += bin;
  }
  if (total === 0) return null;
  let best = { variance: 0, bin: Math.floor(floor * BINS) };
  let low = 0;
  let lowSum = 0;
  for (let bin = 0; bin < BINS; bin++) {
    low += counts[bin] as number;
    lowSum += bin * (counts[bin] as number);
    if (low === 0 || low === total) continue;
    const variance = low * (total - low) * (lowSum / low - (sum - lowSum) / (total - low)) ** 2;
    if (variance > best.variance) best = { variance, bin };
  }
  return (best.bin + 1) / BINS;
}
