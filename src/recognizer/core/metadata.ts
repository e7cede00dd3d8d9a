import { isModelVersion } from '../../contract';
import { ModelError } from './errors';
import { asObject, describe, type JsonObject } from './json';
import type { ModelInfo } from './types';

/**
 * Reads `userDefinedMetadata` of model.json; unknown keys are ignored.
 *
 * @throws ModelError naming the key that is missing or out of range
 */
export function parseMetadata(model: JsonObject): ModelInfo {
  const metadata = asObject(model.userDefinedMetadata, 'userDefinedMetadata');
  const { version } = metadata;
  if (!isModelVersion(version)) {
    throw invalid('version', 'a name such as "m5" (a-z, 0-9, dot, dash, underscore; at most 32)', version);
  }
  const temperature = numberOf(metadata, 'temperature', 'a number over 0', (n) => n > 0);
  const threshold = numberOf(metadata, 'threshold', 'a number from 0 to 1', isShare);
  const parameters = numberOf(
    metadata,
    'parameters',
    'a whole number over 0',
    (n) => n > 0 && Number.isSafeInteger(n),
  );
  const accuracy = Object.entries(asObject(metadata.accuracy, 'userDefinedMetadata.accuracy')).map(
    ([dataSet, share]) => {
      if (typeof share !== 'number' || !isShare(share)) {
        throw invalid(`accuracy["${dataSet}"]`, 'a number from 0 to 1', share);
      }
      return [dataSet, share] as const;
    },
  );
  return { version, temperature, threshold, parameters, accuracy: Object.fromEntries(accuracy) };
}

function numberOf(
  metadata: JsonObject,
  key: string,
  expected: string,
  fits: (value: number) => boolean,
): number {
  const value = metadata[key];
  if (typeof value !== 'number' || !Number.isFinite(value) || !fits(value))
    throw invalid(key, expected, value);
  return value;
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

function invalid(key: string, expected: string, found: unknown): ModelError {
  return new ModelError(
    `userDefinedMetadata.${key}: expected ${expected}, found ${describe(found)}; write it when the model is exported`,
  );
}
