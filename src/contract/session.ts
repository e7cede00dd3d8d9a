import * as v from 'valibot';
import type { Infer } from './schema';

/** The body of `POST /api/v1/session`: the maintainer token. */
export const loginSchema = v.strictObject({ token: v.string() });

export type Login = Infer<typeof loginSchema>;
