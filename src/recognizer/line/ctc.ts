/**
 * Connectionist temporal classification: what the steps of a line say about its digits. Class 0 is
 * the blank, class d + 1 the digit d.
 *
 * Method: A. Graves et al., "Connectionist Temporal Classification", ICML 2006.
 */

/** Classes of a step: the blank and the ten digits. */
export const CTC_CLASSES = 11;
/** Texts that are kept from step to step. */
const BEAM_WIDTH = 10;
/** Classes of a lower log probability start no further texts. */
const MIN_LOG_PROBABILITY = -9;

/** Log probabilities of the classes, step after step. */
export interface CtcSteps {
  readonly values: Float32Array;
  readonly count: number;
}

/** Log probabilities of all ways to a text that end in a blank, and in its last digit. */
interface Ways {
  readonly digits: readonly number[];
  blank: number;
  digit: number;
}

/** The most probable digits of a line (prefix beam search); empty where no digit is. */
export function bestDigits({ values, count }: CtcSteps): number[] {
  let beam: Ways[] = [{ digits: [], blank: 0, digit: -Infinity }];
  for (let step = 0; step < count; step++) {
    const row = values.subarray(step * CTC_CLASSES, (step + 1) * CTC_CLASSES);
    const next = new Map<string, Ways>();
    const waysTo = (digits: readonly number[]): Ways => {
      const key = digits.join('');
      const ways = next.get(key) ?? { digits, blank: -Infinity, digit: -Infinity };
      next.set(key, ways);
      return ways;
    };
    for (const { digits, blank, digit } of beam) {
      const all = logSum(blank, digit);
      const same = waysTo(digits);
      same.blank = logSum(same.blank, all + (row[0] as number));
      const last = digits.at(-1);
      if (last !== undefined) same.digit = logSum(same.digit, digit + (row[last + 1] as number));
      for (let d = 0; d + 1 < CTC_CLASSES; d++) {
        const value = row[d + 1] as number;
        if (value < MIN_LOG_PROBABILITY) continue;
        const longer = waysTo([...digits, d]);
        // Twins need a blank between them.
        longer.digit = logSum(longer.digit, (d === last ? blank : all) + value);
      }
    }
    beam = [...next.values()]
      .sort((a, b) => logSum(b.blank, b.digit) - logSum(a.blank, a.digit))
      .slice(0, BEAM_WIDTH);
  }
  return [...(beam[0]?.digits ?? [])];
}

/** The log probability that the steps say exactly these digits, all alignments together. */
export function logProbabilityOf(digits: readonly number[], { values, count }: CtcSteps): number {
  const states = 2 * digits.length + 1;
  let before = new Float64Array(states).fill(-Infinity);
  before[0] = 0;
  for (let step = 0; step < count; step++) {
    const now = new Float64Array(states).fill(-Infinity);
    for (let s = 0; s < states; s++) {
      let sum = before[s] as number;
      // The first step may be a blank or the first digit.
      if (s > 0 && (step > 0 || s === 1)) sum = logSum(sum, before[s - 1] as number);
      if (step > 0 && maySkip(digits, s)) sum = logSum(sum, before[s - 2] as number);
      now[s] = sum + (values[step * CTC_CLASSES + classOf(digits, s)] as number);
    }
    before = now;
  }
  return logSum(before[states - 1] as number, states > 1 ? (before[states - 2] as number) : -Infinity);
}

/** The step at which each of the digits is surest, on the most probable alignment. */
export function alignmentOf(digits: readonly number[], { values, count }: CtcSteps): number[] {
  const states = 2 * digits.length + 1;
  const from: Int32Array[] = [];
  let before = new Float64Array(states).fill(-Infinity);
  before[0] = 0;
  for (let step = 0; step < count; step++) {
    const now = new Float64Array(states).fill(-Infinity);
    const came = new Int32Array(states);
    for (let s = 0; s < states; s++) {
      let [best, source] = [before[s] as number, s];
      const consider = (other: number) => {
        if ((before[other] as number) > best) [best, source] = [before[other] as number, other];
      };
      if (s > 0 && (step > 0 || s === 1)) consider(s - 1);
      if (step > 0 && maySkip(digits, s)) consider(s - 2);
      now[s] = best + (values[step * CTC_CLASSES + classOf(digits, s)] as number);
      came[s] = source;
    }
    from.push(came);
    before = now;
  }
  const peaks = digits.map(() => ({ step: 0, value: -Infinity }));
  let state =
    states > 1 && (before[states - 2] as number) > (before[states - 1] as number) ? states - 2 : states - 1;
  for (let step = count - 1; step >= 0; step--) {
    const peak = state % 2 === 1 ? peaks[state >> 1] : undefined;
    const value = values[step * CTC_CLASSES + classOf(digits, state)] as number;
    if (peak && value > peak.value) {
      peak.step = step;
      peak.value = value;
    }
    state = from[step]?.[state] ?? 0;
  }
  return peaks.map(({ step }) => step);
}

/** States are a blank, the first digit, a blank, the second digit and so on. */
function classOf(digits: readonly number[], state: number): number {
  return state % 2 === 0 ? 0 : (digits[state >> 1] as number) + 1;
}

/** Whether a digit may follow the one before it without a blank between. */
function maySkip(digits: readonly number[], state: number): boolean {
  return state % 2 === 1 && state >= 3 && digits[state >> 1] !== digits[(state >> 1) - 1];
}

function logSum(a: number, b: number): number {
  const high = Math.max(a, b);
  return high === -Infinity ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
}
