import { DIGIT_COUNT } from '../../src/contract';

/** Where the best temperature and the best bias are looked for, and how finely. */
const TEMPERATURES = [0.2, 5] as const;
const BIASES = [-8, 4] as const;
const SEARCH_STEPS = 25;
const ROUNDS = 5;
/** The same for two networks: the scales of their logits, and the bias on that scale. */
const SCALES = [0, 5] as const;
const SCALED_BIASES = [-12, 12] as const;
const JOINT_ROUNDS = 12;

/** What is calibrated on: logits of one drawing, and what it shows; 10 is "none of these". */
export interface LabelledLogits {
  readonly logits: ArrayLike<number>;
  readonly label: number;
}

export interface Calibration {
  /** Logits are divided by it, once the bias is added. */
  readonly temperature: number;
  /** To be added to the logit of "none of these"; 0 for a model without that output. */
  readonly bias: number;
}

/** Logits of one drawing by both networks. */
export interface JointLogits {
  readonly image: ArrayLike<number>;
  readonly path: ArrayLike<number>;
  readonly label: number;
}

export interface JointCalibration extends Calibration {
  /** Weight of the path's logits; the bias is to be added to their sum. */
  readonly weight: number;
}

/**
 * The same as `calibrate` for two networks whose logits are added. In the scales of both and in the
 * bias the loss is convex, so they are searched one after the other.
 */
export function calibrateJointly(samples: readonly JointLogits[], noneShare: number): JointCalibration {
  const weightOf = weightsOf(samples, noneShare);
  const loss = (imageScale: number, pathScale: number, bias: number) =>
    samples.reduce((sum, { image, path, label }) => {
      const logit = (i: number) =>
        imageScale * (image[i] ?? 0) + pathScale * (path[i] ?? 0) + (i === DIGIT_COUNT ? bias : 0);
      return sum + weightOf(label) * surprise(logit, image.length, label);
    }, 0);
  let [imageScale, pathScale, bias] = [1, 0, 0];
  for (let round = 0; round < JOINT_ROUNDS; round++) {
    pathScale = leastAt((value) => loss(imageScale, value, bias), ...SCALES);
    bias = leastAt((value) => loss(imageScale, pathScale, value), ...SCALED_BIASES);
    imageScale = leastAt((value) => loss(value, pathScale, bias), ...SCALES);
  }
  return { temperature: 1 / imageScale, weight: pathScale / imageScale, bias: bias / imageScale };
}

/**
 * The temperature, and the bias of "none of these", of the least negative log likelihood. Training
 * sees far more that is no digit than an app is given, which takes certainty from digits drawn
 * oddly; so both kinds are weighted here as in use.
 *
 * Method: C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger, "On Calibration of Modern Neural Networks",
 * ICML 2017, with the bias for one class that its vector scaling has.
 *
 * @param samples digits and, for a model with eleven outputs, drawings that are none
 * @param noneShare share of drawings that are no digit in use, over 0 and under 1
 */
export function calibrate(samples: readonly LabelledLogits[], noneShare: number): Calibration {
  const weightOf = weightsOf(samples, noneShare);
  const loss = ({ temperature, bias }: Calibration) =>
    samples.reduce((sum, { logits, label }) => {
      const logit = (i: number) => ((logits[i] ?? 0) + (i === DIGIT_COUNT ? bias : 0)) / temperature;
      return sum + weightOf(label) * surprise(logit, logits.length, label);
    }, 0);
  const hasNone = samples.some(({ label }) => label === DIGIT_COUNT);
  let best: Calibration = { temperature: 1, bias: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const { bias } = best;
    const temperature = Math.exp(
      leastAt(
        (log) => loss({ bias, temperature: Math.exp(log) }),
        Math.log(TEMPERATURES[0]),
        Math.log(TEMPERATURES[1]),
      ),
    );
    if (!hasNone) return { temperature, bias: 0 };
    best = { temperature, bias: leastAt((value) => loss({ temperature, bias: value }), ...BIASES) };
  }
  return best;
}

/** The weight of each drawing by its label, so that those that are no digit count as in use. */
function weightsOf(
  samples: readonly { readonly label: number }[],
  noneShare: number,
): (label: number) => number {
  const none = samples.filter(({ label }) => label === DIGIT_COUNT).length;
  const digits = samples.length - none;
  return (label) => {
    if (none === 0) return 1 / digits;
    return label === DIGIT_COUNT ? noneShare / none : (1 - noneShare) / digits;
  };
}

/** Negative log probability of the label, in nats. */
function surprise(logit: (i: number) => number, count: number, label: number): number {
  let largest = -Infinity;
  for (let i = 0; i < count; i++) largest = Math.max(largest, logit(i));
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.exp(logit(i) - largest);
  return largest + Math.log(sum) - logit(label);
}

/** Golden section search. */
function leastAt(loss: (at: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  let [a, b] = [high - ratio * (high - low), low + ratio * (high - low)];
  let [lossA, lossB] = [loss(a), loss(b)];
  for (let step = 0; step < SEARCH_STEPS; step++) {
    if (lossA < lossB) {
      [high, b, lossB] = [b, a, lossA];
      a = high - ratio * (high - low);
      lossA = loss(a);
    } else {
      [low, a, lossA] = [a, b, lossB];
      b = low + ratio * (high - low);
      lossB = loss(b);
    }
  }
  return (low + high) / 2;
}
