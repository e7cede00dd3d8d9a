import type { Digit } from '../../contract';
import type { Bounds } from '../../ink';
import type { BackendName, BackendReason } from './backends/selection';
import type { Trace } from './session-memory';

/** A possible digit with its calibrated probability, 0 to 1. */
export interface Candidate {
  readonly digit: Digit;
  readonly probability: number;
}

/** The reading of one drawing. */
export interface Reading {
  /** The most probable digit, even if the reading is refused. */
  readonly digit: Digit;
  /** Calibrated probability that the drawing is a digit, and this one: 0 to 1. */
  readonly confidence: number;
  /** Whether the confidence reaches the operating point; if not, the app says "Not sure". */
  readonly accepted: boolean;
  /** The most probable digits, best first: at most three, each of at least 1%. */
  readonly candidates: readonly Candidate[];
  /** Calibrated probabilities of the digits 0 to 9, given a digit; they sum to 1. */
  readonly probabilities: readonly number[];
  /** The session memory changed the digit, or whether it is accepted. */
  readonly adapted?: true;
  /** What the session memory learns it by; it stays in the worker. */
  readonly trace?: Trace;
}

/** How logits become a reading; chosen on validation ink. */
export interface Calibration {
  /** Logits are divided by it before the softmax. */
  readonly temperature: number;
  /** Least accepted confidence (the operating point). */
  readonly threshold: number;
}

/** What a reader says of itself. */
export interface ModelInfo {
  /** Published version, such as "m5"; reports carry it. */
  readonly version: string;
  /** Of images without strokes, which the digit network reads alone. */
  readonly image: Calibration;
  /** Of drawings, which the path network reads, too. */
  readonly ink: Calibration;
  /** Number of weights, of all networks together. */
  readonly parameters: number;
  /** Share of digits read correctly, 0 to 1, by data set, as measured at publication. */
  readonly accuracy: Readonly<Record<string, number>>;
}

/** Points of a stroke, both ends included. */
export interface StrokePart {
  /** Index of the stroke. */
  readonly stroke: number;
  readonly from: number;
  readonly to: number;
}

/** One digit of a number, and its position. */
export interface NumberDigit {
  readonly reading: Reading;
  /** Bounds of its ink, in the strokes' own unit. */
  readonly bounds: Bounds;
  /** Indices of its strokes; a split stroke belongs to two digits. */
  readonly strokes: readonly number[];
  /** Its ink, in the order it was drawn; nothing in a picture. */
  readonly parts: readonly StrokePart[];
}

/** How many digits some ink is, as the user says: one digit, or two side by side. */
export type DigitsMeant = 1 | 2;

/** The reading of a line of 1 to 12 digits. */
export interface NumberReading {
  /** The digits from left to right, such as "1995"; empty if nothing was read. */
  readonly number: string;
  /** Calibrated probability that all digits are right, 0 to 1. */
  readonly confidence: number;
  /**
   * Whether the confidence reaches the operating point for numbers; if not, the app says "Not
   * sure".
   */
  readonly accepted: boolean;
  /** This operating point. */
  readonly threshold: number;
  readonly digits: readonly NumberDigit[];
  /** The line network has read it, too. */
  readonly checked?: true;
}

/** The reading of a picture. */
export interface PictureReading {
  /** Lines of digits from top to bottom, with bounds in the picture's pixels. */
  readonly lines: readonly NumberReading[];
  /**
   * Where there is ink as large as digits that is in no digit of the lines, in the picture's pixels.
   * Lines beside it are not accepted.
   */
  readonly unread: readonly Bounds[];
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
      /** Whether the SHA-256 of the model files was checked, which needs https. */
      readonly verified: boolean;
      /** Whether the line network is there to check settled numbers. */
      readonly checksNumbers: boolean;
    }
  | { readonly state: 'failed'; readonly error: Error };
