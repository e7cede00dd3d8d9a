/** How one labelled image was read. */
export interface Outcome {
  /** Calibrated probability of the digit that was read, 0 to 1. */
  readonly confidence: number;
  readonly correct: boolean;
}

/** What is left when readings under a threshold are refused. Shares are 0 to 1. */
export interface Selective {
  /** Share of readings that are accepted. */
  readonly coverage: number;
  /** Share of wrong ones among the accepted; 0 where none is accepted. */
  readonly error: number;
}

/**
 * Share of readings that are right, 0 to 1.
 *
 * @throws RangeError where there are none
 */
export function accuracyOf(outcomes: readonly Outcome[]): number {
  assertSome(outcomes);
  return outcomes.filter(({ correct }) => correct).length / outcomes.length;
}

/**
 * Coverage and error when only confidences of at least the threshold are accepted.
 *
 * @throws RangeError where there are no outcomes
 */
export function selectiveAt(outcomes: readonly Outcome[], threshold: number): Selective {
  assertSome(outcomes);
  const accepted = outcomes.filter(({ confidence }) => confidence >= threshold);
  const wrong = accepted.filter(({ correct }) => !correct).length;
  return {
    coverage: accepted.length / outcomes.length,
    error: accepted.length > 0 ? wrong / accepted.length : 0,
  };
}

/** Bins of the expected calibration error, as in most papers since 2017. */
const CALIBRATION_BINS = 15;

/**
 * Expected calibration error: the mean gap between confidence and accuracy over bins of equal width,
 * `((b - 1) / bins, b / bins]`, weighted by their readings. 0 is perfect.
 *
 * Method: C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger, "On Calibration of Modern Neural Networks", ICML 2017.
 *
 * @throws RangeError where there are no outcomes
 */
export function expectedCalibrationError(outcomes: readonly Outcome[], bins = CALIBRATION_BINS): number {
  assertSome(outcomes);
  const gaps = new Array<number>(bins).fill(0);
  for (const { confidence, correct } of outcomes) {
    const bin = Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1));
    gaps[bin] = (gaps[bin] ?? 0) + confidence - (correct ? 1 : 0);
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / outcomes.length;
}

/**
 * The operating point: the least threshold (so the largest coverage) at which the error among the accepted is at most
 * `maxError`. It is the confidence of one of the readings, so that this one is accepted.
 *
 * @param maxError 0 to 1
 * @throws RangeError where there are no outcomes, or even the surest readings are wrong too often
 */
export function chooseThreshold(outcomes: readonly Outcome[], maxError: number): number {
  assertSome(outcomes);
  const surestFirst = [...outcomes].sort((a, b) => b.confidence - a.confidence);
  let wrong = 0;
  let best: number | undefined;
  surestFirst.forEach(({ confidence, correct }, i) => {
    if (!correct) wrong++;
    // Readings of one confidence are accepted together or not at all.
    if (surestFirst[i + 1]?.confidence !== confidence && wrong <= maxError * (i + 1)) best = confidence;
  });
  if (best === undefined) {
    throw new RangeError(
      `no threshold keeps the error at or below ${maxError}: the surest readings are wrong more often; allow a larger error`,
    );
  }
  return best;
}

function assertSome(outcomes: readonly Outcome[]): void {
  if (outcomes.length === 0) throw new RangeError('no outcomes: give at least one labelled reading');
}
