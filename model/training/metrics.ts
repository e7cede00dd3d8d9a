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
 * Expected calibration error: the mean gap between confidence and accuracy over bins of equal
 * width, `((b - 1) / bins, b / bins]`, weighted by their readings. 0 is perfect.
 *
 * Method: C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger, "On Calibration of Modern Neural
 * Networks", ICML 2017.
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
 * The operating point that accepts at least the given share of readings: the largest such
 * threshold. It is the confidence of one of them, so that this one is accepted.
 *
 * @param share over 0, at most 1
 * @throws RangeError where there are no outcomes, or for another share
 */
export function thresholdAccepting(outcomes: readonly Outcome[], share: number): number {
  assertSome(outcomes);
  if (!(share > 0 && share <= 1))
    throw new RangeError(`share: expected over 0 and at most 1, found ${share}`);
  const surestFirst = outcomes.map(({ confidence }) => confidence).sort((a, b) => b - a);
  return surestFirst[Math.ceil(surestFirst.length * share) - 1] ?? 0;
}

function assertSome(outcomes: readonly Outcome[]): void {
  if (outcomes.length === 0) throw new RangeError('no outcomes: give at least one labelled reading');
}
