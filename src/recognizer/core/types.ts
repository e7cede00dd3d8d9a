import type { Digit } from '../../contract';
import type { Bounds } from '../../ink';
import type { BackendName, BackendReason } from './backends/choice';

/** A digit that the ink may be, with its calibrated probability (0 to 1). */
export interface Candidate {
  readonly digit: Digit;
  readonly probability: number;
}

/** What was read from one drawing. */
export interface Reading {
  /** The most probable digit, also where the reading was refused. */
  readonly digit: Digit;
  /** Calibrated probability that the drawing is a digit at all, and this one: 0 to 1. */
  readonly confidence: number;
  /** Whether the confidence reaches the operating point of the model; if not, the app says "Not sure". */
  readonly accepted: boolean;
  /** The likeliest digits, best first: at most three, each with a probability of at least 1%. */
  readonly candidates: readonly Candidate[];
  /** Calibrated probabilities of the digits 0 to 9, given that it is a digit; they sum to 1. */
  readonly probabilities: readonly number[];
}

/** What the model file says of itself (`userDefinedMetadata` of model.json). */
export interface ModelInfo {
  /** Published version, e.g. "m5"; reports carry it. */
  readonly version: string;
  /** Logits are divided by it before the softmax (calibration on validation ink). */
  readonly temperature: number;
  /** Least confidence that is accepted (the operating point, chosen on validation ink). */
  readonly threshold: number;
  /** Number of weights. */
  readonly parameters: number;
  /** Share of digits read right, 0 to 1, by data set, as measured when the model was published. */
  readonly accuracy: Readonly<Record<string, number>>;
}

/** One digit of a number, and where it stands. */
export interface NumberDigit {
  readonly reading: Reading;
  /** Bounds of its ink, in the strokes' own unit. */
  readonly bounds: Bounds;
  /** Indices of the strokes that belong to it; a stroke that was split belongs to two digits. */
  readonly strokes: readonly number[];
}

/** What was read from a line of 1 to 12 digits. */
export interface NumberReading {
  /** The digits from left to right, such as "1995"; empty where nothing could be read. */
  readonly number: string;
  /** Calibrated probability that all of it is right, 0 to 1. */
  readonly confidence: number;
  /** Whether the confidence reaches the operating point for numbers; if not, the app says "Not sure". */
  readonly accepted: boolean;
  readonly digits: readonly NumberDigit[];
}

/** What was read from a picture. */
export interface PictureReading {
  /**
   * Its lines of digits, from the top down; bounds are in the picture's pixels. None where nothing looks like digits.
   */
  readonly lines: readonly NumberReading[];
}

export type RecognizerStatus =
  | { readonly state: 'idle' }
  | { readonly state: 'loading' }
  | {
      readonly state: 'ready';
      readonly model: ModelInfo;
      readonly backend: BackendName;
      /** Why it is this backend. */
      readonly reason: BackendReason;
      /** Whether the model files were checked by their SHA-256, which takes https; else by their form only. */
      readonly verified: boolean;
    }
  | { readonly state: 'failed'; readonly error: Error };
