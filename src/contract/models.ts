/**
 * Versions of the model that have been published, oldest first. The server counts reports of these only, so a
 * made-up version cannot open a cell of its own; a new model adds its version here before it ships.
 */
export const PUBLISHED_MODELS: readonly string[] = ['m5'];
