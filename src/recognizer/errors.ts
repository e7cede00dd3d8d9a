/**
 * Thrown where model files cannot be used. The message names the place (file, layer or weight), what is wrong
 * there, and what to do.
 */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/** What went wrong in the recognizer itself. */
export type RecognizerErrorCode =
  | 'backend' // the WebAssembly backend did not start
  | 'network' // a model file could not be fetched
  | 'worker' // the worker died or could not be started
  | 'closed'; // the recognizer was closed while a call waited

/** Thrown by the recognizer for anything that is not a fault of the model files or of the ink. */
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
