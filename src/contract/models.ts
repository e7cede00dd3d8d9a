/**
 * Published versions of the model, oldest first. The server counts no others, so that nobody opens
 * a cell with a made-up one; a new model adds its version before it ships.
 */
export const PUBLISHED_MODELS: readonly string[] = ['m5', 'm6'];

/** The form of a model version. */
export const MODEL_VERSION = /^[a-z0-9][a-z0-9._-]{0,31}$/;

/** Whether a text has the form of a model version; the server says which are published. */
export function isModelVersion(value: unknown): value is string {
  return typeof value === 'string' && MODEL_VERSION.test(value);
}
