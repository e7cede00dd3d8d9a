import * as v from 'valibot';
import type { Infer } from './schema';

/** The answer of `GET /api/v1/config`: what the operator has set for all to see. */
export const configSchema = v.object({
  /** Shown in the privacy policy; `null` where the operator has set none. */
  contact: v.nullable(v.string()),
  /** Whether everyone can read the released figures. */
  publicFigures: v.boolean(),
});

export type Config = Infer<typeof configSchema>;

/** The answer of `GET /healthz` while the database answers. */
export const healthSchema = v.object({ ok: v.literal(true) });

export type Health = Infer<typeof healthSchema>;
