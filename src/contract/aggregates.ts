import * as v from 'valibot';
import { daySchema, type Infer } from './schema';

/** Most days of one request for aggregates. */
export const MAX_AGGREGATES_DAYS = 400;

/** Decimals that epsilon may have, so that it is an exact fraction. */
export const EPSILON_DECIMALS = 3;

/** The digit that was meant, or `unread`: refused, never labelled, failures equal attempts. */
export const CELL_DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'unread'] as const;
export type CellDigit = (typeof CELL_DIGITS)[number];

const count = v.pipe(v.number(), v.finite());
const share = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1)));

/** Privacy loss of a report with noise added, or null where sums are released as they are. */
const epsilon = v.nullable(v.pipe(v.number(), v.minValue(10 ** -EPSILON_DECIMALS)));

const figures = {
  /** First and last UTC day: the same for a day's cell, further apart for a week's. */
  from: daySchema,
  to: daySchema,
  model: v.string(),
  /** With noise these can be any whole number, below 0 too: cutting them would bias their sums. */
  attempts: count,
  failures: count,
  /** Failures by attempts and its 95% interval; null where there are no attempts. */
  rate: share,
  low: share,
  high: share,
  /** Of the noise on this cell, where it is another than the answer's. */
  epsilon: v.exactOptional(epsilon),
};

/** The answer of `GET /api/v1/aggregates`. Unknown keys are ignored: the server may add some. */
export const aggregatesSchema = v.object({
  epsilon,
  cells: v.array(v.object({ ...figures, digit: v.picklist(CELL_DIGITS) })),
  /** Over all digits, unread readings included. With noise they are no sums of the cells. */
  totals: v.array(
    v.object({
      ...figures,
      /**
       * There where the figures of this period and version may have been tampered with: they leave
       * what the 28 days before make likely by far, in the way that made-up reports do. `volume`:
       * also the number of readings does.
       */
      unusual: v.exactOptional(v.picklist(['volume', 'rate'])),
    }),
  ),
});

export type Aggregates = Infer<typeof aggregatesSchema>;
/** Released sums of one period and model over all digits. */
export type Total = Aggregates['totals'][number];
/** Released sums of one period, model and digit. */
export type Cell = Aggregates['cells'][number];
