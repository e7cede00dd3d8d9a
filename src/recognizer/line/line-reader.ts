import { tensor4d, tidy } from '@tensorflow/tfjs-core';
import { LINE_HEIGHT } from '../../picture';
import { ModelError } from '../core/errors';
import { asObject } from '../core/json';
import { createLayersModel } from '../core/layers-model';
import { type LineCalibration, parseLineCalibration } from './calibration';
import { CTC_CLASSES, type CtcSteps } from './ctc';

/** Pixels of a line to one column of the network's output. */
const COLUMN = 4;
/** CTC steps of a column. */
export const STEPS = 2;
/** Pixels of a line to one step. */
export const STEP_WIDTH = COLUMN / STEPS;

/** Reads lines synchronously in this thread. */
export interface LineReader {
  readonly calibration: LineCalibration;
  /**
   * Log probabilities of a line.
   *
   * @param values `LINE_HEIGHT` rows of tones
   */
  steps(values: Float32Array, width: number): CtcSteps;
  /** Frees the weights. */
  close(): void;
}

/**
 * Makes a line reader from model files, on the started backend.
 *
 * @throws ModelError for unusable files
 */
export function createLineReader(json: unknown, weights: Uint8Array): LineReader {
  const calibration = parseLineCalibration(asObject(json, 'line.json'));
  const model = createLayersModel(json, weights);
  const input = model.inputShape.map((size) => size || '?').join('x');
  const output = model.outputShape.at(-1) ?? 0;
  if (input !== `${LINE_HEIGHT}x?x1` || output !== STEPS * CTC_CLASSES) {
    model.dispose();
    throw new ModelError(
      `line.json: takes ${input} and gives ${output} values a column; a line reader takes ${LINE_HEIGHT}x?x1 and gives ${STEPS * CTC_CLASSES}`,
    );
  }
  return {
    calibration,
    steps(values, width) {
      const wide = Math.ceil(width / COLUMN) * COLUMN;
      const logits = tidy(() =>
        model
          .logits(tensor4d(withPaper(values, width, wide), [1, LINE_HEIGHT, wide, 1]))
          .dataSync<'float32'>(),
      );
      return { values: logSoftmax(logits), count: logits.length / CTC_CLASSES };
    },
    close: () => model.dispose(),
  };
}

/** Rows made longer with paper. */
function withPaper(values: Float32Array, width: number, wide: number): Float32Array {
  if (wide === width) return values;
  const result = new Float32Array(LINE_HEIGHT * wide);
  for (let y = 0; y < LINE_HEIGHT; y++) result.set(values.subarray(y * width, (y + 1) * width), y * wide);
  return result;
}

function logSoftmax(logits: Float32Array): Float32Array {
  const result = new Float32Array(logits.length);
  for (let at = 0; at < logits.length; at += CTC_CLASSES) {
    const row = logits.subarray(at, at + CTC_CLASSES);
    const largest = row.reduce((a, b) => Math.max(a, b));
    const sum = row.reduce((total, value) => total + Math.exp(value - largest), 0);
    result.set(
      row.map((value) => value - largest - Math.log(sum)),
      at,
    );
  }
  return result;
}
