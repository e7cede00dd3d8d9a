import { DIGIT_COUNT } from '../../src/contract';

/** Where the best temperature and the best bias are looked for, and how finely. */
const TEMPERATURES = [0.2, 5] as const;
const BIASES = [-8, 4] as const;
const SEARCH_STEPS = 25;
const ROUNDS = 5;

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
  const none = samples.filter(({ label }) => label === DIGIT_COUNT).length;
  const digits = samples.length - none;
  const weightOf = (label: number) => {
    if (none === 0) return 1 / digits;
    return label === DIGIT_COUNT ? noneShare / none : (1 - noneShare) / digits;
  };
  const loss = (calibration: Calibration) =>
    samples.reduce((sum, sample) => sum + weightOf(sample.label) * surprise(sample, calibration), 0);
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
    if (none === 0) return { temperature, bias: 0 };
    best = { temperature, bias: leastAt((value) => loss({ temperature, bias: value }), ...BIASES) };
  }
  return best;
}

/** Negative log probability of the label, in nats. */
function surprise({ logits, label }: LabelledLogits, { temperature, bias }: Calibration): number {
  const scaled = (i: number) => ((logits[i] ?? 0) + (i === DIGIT_COUNT ? bias : 0)) / temperature;
  let largest = -Infinity;
  for (let i = 0; i < logits.length; i++) largest = Math.max(largest, scaled(i));
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += Math.exp(scaled(i) - largest);
  return largest + Math.log(sum) - scaled(label);
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
