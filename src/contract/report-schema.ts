import * as v from 'valibot';
import { DIGIT_COUNT } from './digits';
import { MODEL_VERSION } from './models';
import type { Infer } from './schema';

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const countsByDigit = v.pipe(v.array(count), v.length(DIGIT_COUNT));

/** The form of a report: exactly these keys, nothing optional. `checkReport` bounds the counts. */
export const reportSchema = v.strictObject({
  /** Version of the format. */
  v: v.literal(1),
  /** Names the report, not its sender: fresh for each, so that a repeat can be ignored. */
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/)),
  /** Version of the model that read the digits. */
  model: v.pipe(v.string(), v.regex(MODEL_VERSION)),
  /** Finished readings by the digit that was meant. */
  attempts: countsByDigit,
  /** Those among them that were misread or refused. */
  failures: countsByDigit,
  /** Readings refused and never labelled. */
  unread: count,
});

/** A sealed, anonymous count of recognition failures. */
export type Report = Infer<typeof reportSchema>;
