import { isModelVersion } from '../../contract';
import { ModelError } from './errors';
import { asObject, describe, type JsonObject } from './json';
import type { Calibration } from './types';

/** `userDefinedMetadata` of a network. */
interface NetworkInfo extends Calibration {
  /** Published version, such as "m5". */
  readonly version: string;
  /** Number of weights. */
  readonly parameters: number;
}

/** Of model.json: how images are read by the digit network alone. */
export interface DigitInfo extends NetworkInfo {
  /** Share of digits read correctly, 0 to 1, by data set, as measured at publication. */
  readonly accuracy: Readonly<Record<string, number>>;
}

/** Of path.json: how drawings are read by both networks. */
export interface PathInfo extends NetworkInfo {
  /** Weight of its logits beside those of the digit network. */
  readonly weight: number;
}

/**
 * Reads `userDefinedMetadata` of model.json; unknown keys are ignored.
 *
 * @throws ModelError naming the key that is missing or out of range
 */
export function parseMetadata(model: JsonObject): DigitInfo {
  const metadata = asObject(model.userDefinedMetadata, 'userDefinedMetadata');
  const accuracy = Object.entries(asObject(metadata.accuracy, 'userDefinedMetadata.accuracy')).map(
    ([dataSet, share]) => {
      if (typeof share !== 'number' || !isShare(share)) {
        throw invalid(`accuracy["${dataSet}"]`, 'a number from 0 to 1', share);
      }
      return [dataSet, share] as const;
    },
  );
  return { ...networkInfo(metadata), accuracy: Object.fromEntries(accuracy) };
}

/** The same of path.json. */
export function parsePathMetadata(model: JsonObject): PathInfo {
  const metadata = asObject(model.userDefinedMetadata, 'userDefinedMetadata');
  const weight = numberOf(metadata, 'weight', 'a number of at least 0', (n) => n >= 0);
  return { ...networkInfo(metadata), weight };
}

function networkInfo(metadata: JsonObject): NetworkInfo {
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
  return { version, temperature, threshold, parameters };
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
