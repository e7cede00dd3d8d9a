import type { Stroke } from '../../ink';
import type { Picture } from '../../picture';
import type { BackendName, BackendPreference, BackendReason } from '../core/backends/choice';
import { RecognizerError, type RecognizerErrorCode } from '../core/errors';
import type { ModelInfo, NumberReading, PictureReading, Reading } from '../core/types';

/**
 * What the page asks of the worker. Each request is answered by exactly one response, in order. `load` again with
 * another backend moves the reader there.
 */
export type WorkerRequest =
  | { readonly type: 'load'; readonly backend: BackendPreference }
  | ReadRequest<'read'>
  | ReadRequest<'read-number'>
  | { readonly type: 'read-picture'; readonly id: number; readonly picture: Picture };

/** One digit, or a line of them. */
interface ReadRequest<Type> {
  readonly type: Type;
  readonly id: number;
  readonly strokes: readonly Stroke[];
  /** See `rasterOf`, in the strokes' own unit. */
  readonly dotExtent: number;
}

/** What is to be read, and as what. */
export type ReadTask =
  | { readonly type: 'read' | 'read-number'; readonly strokes: readonly Stroke[] }
  | { readonly type: 'read-picture'; readonly picture: Picture };

/** `loaded` also comes unasked, when the backend has changed because the one before it stopped. */
export type WorkerResponse =
  | {
      readonly type: 'loaded';
      readonly model: ModelInfo;
      readonly backend: BackendName;
      readonly reason: BackendReason;
      readonly verified: boolean;
    }
  | { readonly type: 'load-failed'; readonly error: PlainError }
  | { readonly type: 'reading'; readonly id: number; readonly reading: Reading }
  | { readonly type: 'number-reading'; readonly id: number; readonly reading: NumberReading }
  | { readonly type: 'picture-reading'; readonly id: number; readonly reading: PictureReading }
  | { readonly type: 'read-failed'; readonly id: number; readonly error: PlainError };

/** An error as it crosses between page and worker: structured cloning would lose its name and its code. */
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

/** The error again: a `RecognizerError` where it was one, otherwise an `Error` of the same name and message. */
export function fromPlainError({ name, message, code }: PlainError): Error {
  const known = CODES.find((candidate) => candidate === code);
  if (name === 'RecognizerError' && known) return new RecognizerError(known, message);
  const error = new Error(message);
  error.name = name;
  return error;
}
