/**
 * Thrown for unusable model files. The message names the place (file, layer or weight), what is
 * wrong there, and what to do.
 */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

export type RecognizerErrorCode =
  | 'backend' // WebAssembly and WebGL are missing, blocked or lost
  | 'network' // a model file could not be fetched: no network, or the server is down
  | 'missing' // the server does not have a model file
  | 'server' // the server answered with an error
  | 'worker' // the worker died or did not start
  | 'closed'; // the recognizer was closed while a call was pending

/** Thrown by the recognizer for all but bad model files and bad ink. */
export class RecognizerError extends Error {
  override readonly name = 'RecognizerError';
  constructor(
    readonly code: RecognizerErrorCode,
    message: string,
    options?: { readonly cause: unknown },
  ) {
    super(message, options);
  }
}

/** The cause of a failure, mapped to user-facing text elsewhere; `damaged`: a bad model file. */
export type ReaderFault = RecognizerErrorCode | 'damaged';

/** The cause of an error of the recognizer; unforeseen errors count as a stopped worker. */
export function faultOf(error: Error): ReaderFault {
  if (error instanceof RecognizerError) return error.code;
  return error.name === 'ModelError' ? 'damaged' : 'worker';
}
