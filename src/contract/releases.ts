import * as v from 'valibot';
import { daySchema, type Infer } from './schema';

/**
 * The answer of `GET /api/v1/releases`. Keys it does not name are ignored, so that the
 * server may add some.
 */
export const releasesSchema = v.object({
  epsilon: v.nullable(v.number()),
  /**
   * Reports of a version from which on a day is released by itself; with noise compared with a
   * count that has noise.
   */
  dayReports: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The present UTC day by the server's clock. */
  today: daySchema,
  /** First and last day of all that was released. */
  released: v.nullable(v.object({ from: daySchema, to: daySchema })),
  /** Whether reports are taken. */
  collecting: v.boolean(),
});

export type Releases = Infer<typeof releasesSchema>;
