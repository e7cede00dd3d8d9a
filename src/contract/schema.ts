import * as v from 'valibot';
import { isDay } from './days';

type Immutable<T> = T extends object ? { readonly [Key in keyof T]: Immutable<T[Key]> } : T;

/** What a schema describes, readonly throughout. */
export type Infer<Schema extends v.GenericSchema> = Immutable<v.InferOutput<Schema>>;

export const daySchema = v.pipe(v.string(), v.check(isDay, 'is no day in the form YYYY-MM-DD'));

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

/** Checks a parsed JSON value; `problem` names the first place that is wrong, or the `whole`. */
export function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  whole = 'answer',
): Parsed<v.InferOutput<Schema>> {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return { ok: true, value: parsed.output };
  const [issue] = parsed.issues;
  return { ok: false, problem: `${v.getDotPath(issue) ?? whole}: ${issue.message}` };
}
