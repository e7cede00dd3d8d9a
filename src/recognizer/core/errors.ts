/**
 * Thrown where model files cannot be used. The message names the place (file, layer or weight), what is wrong
 * there, and what to do.
 */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/** What went wrong in the recognizer itself. */
export type RecognizerErrorCode =
  | 'backend' // nothing here can run the network: WebAssembly and WebGL are missing, blocked or lost
  | 'network' // a model file could not be fetched: there is no network, or the server is down
  | 'missing' // the server has no such model file
  | 'server' // the server answered with an error
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

/** What went wrong, for whoever says it in words; `damaged`: a model file is not what it must be. */
export type ReaderFault = RecognizerErrorCode | 'damaged';

/** What lies behind an error of the recognizer. Anything unforeseen has stopped the worker's work. */
export function faultOf(error: Error): ReaderFault {
  if (error instanceof RecognizerError) return error.code;
  return error.name === 'ModelError' ? 'damaged' : 'worker';
}
