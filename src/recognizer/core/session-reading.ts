import { DIGIT_COUNT, type Digit } from '../../contract';
import type { Stroke } from '../../ink';
import type { DigitReader, WholeLook } from './digit-reader';
import { drawnIn } from './drawn-digit';
import { calibratedProbabilities, emptyReading, readingOf } from './reading';
import type { SessionMemory, Trace } from './session-memory';
import type { Reading } from './types';
import { STYLE_LENGTH, styleOf } from './writing-style';

/**
 * The temperature of the logits that leanings were tuned beside. At another, they are scaled to weigh
 * the same in a reading.
 */
const LEANING_TEMPERATURE = 0.75;

/**
 * Reads like `reader`, and leans to what is remembered of the hand that writes. Readings of ink
 * have a `trace` to be learnt by; images have no strokes, so they are read by the networks alone.
 *
 * @param memory `null`: the networks alone, but with traces
 */
export function remembering(
  reader: Pick<DigitReader, 'look'>,
  memory: SessionMemory | null,
): Pick<DigitReader, 'readBatch'> {
  return {
    readBatch: (inputs, options) =>
      reader.look(inputs, options).map((look, i) => {
        if (!look) return emptyReading();
        const drawn = drawnIn(inputs[i] ?? null);
        return rememberedReading(look, drawn && traceOf(look, drawn.strokes), memory);
      }),
  };
}

export function traceOf({ activations }: WholeLook, ink: readonly Stroke[]): Trace {
  const trace = new Float32Array(activations.length + STYLE_LENGTH);
  let square = 0;
  for (let i = 0; i < activations.length; i++) square += (activations[i] ?? 0) ** 2;
  const norm = Math.sqrt(square) || 1;
  for (let i = 0; i < activations.length; i++) trace[i] = (activations[i] ?? 0) / norm;
  trace.set(styleOf(ink), activations.length);
  return trace;
}

/**
 * The memory moves probability between digits only: whether the drawing is a digit at all is left
 * to the networks, so letters are refused as without it.
 */
export function rememberedReading(
  { logits, calibration: { temperature, threshold } }: WholeLook,
  trace: Trace | null,
  memory: SessionMemory | null,
): Reading {
  const alone = calibratedProbabilities(logits, temperature);
  const reading = readingOf(alone, threshold);
  if (!trace) return reading;
  const leanings = memory?.leanings(trace);
  if (!leanings) return { ...reading, trace };
  const none = alone.slice(DIGIT_COUNT);
  const some = 1 - (none[0] ?? 0);
  const digits = calibratedProbabilities(
    leanings.map((leaning, digit) => (logits[digit] ?? 0) + (leaning / LEANING_TEMPERATURE) * temperature),
    temperature,
  );
  const remembered = readingOf([...digits.map((share) => share * some), ...none], threshold);
  const adapted = remembered.digit !== reading.digit || remembered.accepted !== reading.accepted;
  return { ...remembered, trace, ...(adapted ? { adapted } : {}) };
}

/**
 * Learns from a user who corrects each misread or refused reading, and accepts the others by going
 * on.
 *
 * @param meant `null`: the user does not say
 */
export function learnFrom(memory: SessionMemory, reading: Reading, meant: Digit | null): void {
  const { trace, digit, accepted } = reading;
  if (!trace) return;
  const right = accepted && (meant === null || meant === digit);
  if (right) memory.learn(trace, digit, false);
  else if (meant !== null) memory.learn(trace, meant, true);
}
