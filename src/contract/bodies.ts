import * as v from 'valibot';
import { ERROR_STATUS, type ErrorCode } from './errors';
import type { Infer } from './schema';

/** The body of `POST /api/v1/session`: the maintainer token. */
export const loginSchema = v.strictObject({ token: v.string() });
export type Login = Infer<typeof loginSchema>;

/** The answer of `GET /api/v1/config`: what the operator has set for all to see. */
export const configSchema = v.object({
  /** Shown in the privacy policy; `null` where the operator has set none. */
  contact: v.nullable(v.string()),
  /** Whether everyone can read the released figures. */
  publicFigures: v.boolean(),
  /** Privacy loss of one report by the noise in use; `null`: the noise is off. */
  epsilon: v.nullable(v.number()),
  /** With the noise off: fewest reports that a released total is summed from. */
  minReports: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type Config = Infer<typeof configSchema>;

/** The answer of `GET /livez`, and of `GET /healthz` while reports can be stored. */
export const healthSchema = v.object({ ok: v.literal(true) });
export type Health = Infer<typeof healthSchema>;

/** The body of every error answer. */
export const errorSchema = v.object({
  error: v.picklist(Object.keys(ERROR_STATUS) as ErrorCode[]),
  message: v.string(),
});
export type ErrorBody = Infer<typeof errorSchema>;
