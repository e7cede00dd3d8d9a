import type { Stroke } from '../../ink';
import type { Picture } from '../../picture';
import type { BackendName, BackendPreference, BackendReason } from '../core/backends/selection';
import { RecognizerError, type RecognizerErrorCode } from '../core/errors';
import type { Trace } from '../core/session-memory';
import type {
  DigitsMeant,
  ModelInfo,
  NumberReading,
  PictureReading,
  Reading,
  StrokePart,
} from '../core/types';

/**
 * Messages from the page. Each request gets exactly one response, in order. A further `load`
 * switches to another backend.
 */
export type WorkerRequest =
  | { readonly type: 'load'; readonly backend: BackendPreference }
  | (ReadTask & { readonly id: number })
  | {
      readonly type: 'learn';
      readonly trace: Trace;
      readonly digit: Reading['digit'];
      /** Whether the user said so, or merely went on. */
      readonly said: boolean;
      /** Whether it is a digit of a number. */
      readonly inNumber: boolean;
    }
  | { readonly type: 'unlearn'; readonly trace: Trace }
  | { readonly type: 'forget' };

/** Ink to read, strokes in CSS pixels. */
export type ReadTask =
  | {
      readonly type: 'read';
      readonly strokes: readonly Stroke[];
      /** By the network alone, whatever was learnt. */
      readonly alone?: boolean;
    }
  | {
      readonly type: 'read-number';
      readonly strokes: readonly Stroke[];
      /** All of the ink is there: the line network checks the number, once it is loaded. */
      readonly settled?: boolean;
      readonly only?: NumberPart | undefined;
    }
  | { readonly type: 'read-picture'; readonly picture: Picture; readonly digits?: DigitsMeant | undefined };

/** Some ink of a number, and how many digits it is. */
export interface NumberPart {
  readonly parts: readonly StrokePart[];
  readonly digits: DigitsMeant;
}

/**
 * `loaded` is also sent without a request, after a backend stopped and the next one started, and
 * once numbers are checked.
 */
export type WorkerResponse =
  | {
      readonly type: 'loaded';
      readonly model: ModelInfo;
      readonly backend: BackendName;
      readonly reason: BackendReason;
      readonly verified: boolean;
      readonly checksNumbers: boolean;
    }
  | { readonly type: 'load-failed'; readonly error: PlainError }
  | { readonly type: 'reading'; readonly id: number; readonly reading: Reading; readonly traces: Traces }
  | {
      readonly type: 'number-reading';
      readonly id: number;
      readonly reading: NumberReading;
      readonly traces: Traces;
    }
  | { readonly type: 'picture-reading'; readonly id: number; readonly reading: PictureReading }
  | { readonly type: 'read-failed'; readonly id: number; readonly error: PlainError }
  | { readonly type: 'noted' };

/** Of a digit, or of the digits of a number; `null` for a drawing that was refused unread. */
export type Traces = readonly (Trace | null)[];

/** An error in a message; structured cloning would lose its name and code. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly code: string | null;
}

export function toPlainError(thrown: unknown): PlainError {
  if (!(thrown instanceof Error)) return { name: 'Error', message: String(thrown), code: null };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : null;
  return { name: thrown.name, message: thrown.message, code };
}

const CODES: readonly RecognizerErrorCode[] = ['backend', 'network', 'missing', 'server', 'worker', 'closed'];

/** A `RecognizerError` if it was one, otherwise an `Error` of the same name and message. */
export function fromPlainError({ name, message, code }: PlainError): Error {
  const known = CODES.find((candidate) => candidate === code);
  if (name === 'RecognizerError' && known) return new RecognizerError(known, message);
  const error = new Error(message);
  error.name = name;
  return error;
}
