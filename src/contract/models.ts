/**
 * Versions of the model that have been published, oldest first. The server counts reports of
 * these only, so a made-up version cannot open a cell of its own; a new model adds its version
 * here before it ships.
 */
export const PUBLISHED_MODELS: readonly string[] = ['m5'];

/** The form of a model version. */
export const MODEL_VERSION = /^[a-z0-9][a-z0-9._-]{0,31}$/;

/**
 * Whether a text has the form of a model version; whether that model is published is
 * for the server to say.
 */
export function isModelVersion(value: unknown): value is string {
  return typeof value === 'string' && MODEL_VERSION.test(value);
}
