import * as v from 'valibot';
import { daySchema, type Infer } from './schema';

/** The answer of `GET /api/v1/releases`. Unknown keys are ignored: the server may add some. */
export const releasesSchema = v.object({
  epsilon: v.nullable(v.number()),
  /** From so many reports of a version on (noisy, if noise is on) a day is released alone. */
  dayReports: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The present UTC day by the server's clock. */
  today: daySchema,
  /** First and last day of all that was released. */
  released: v.nullable(v.object({ from: daySchema, to: daySchema })),
  /** Whether reports are taken. */
  collecting: v.boolean(),
});

export type Releases = Infer<typeof releasesSchema>;
