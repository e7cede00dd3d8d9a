import * as v from 'valibot';
import { isDay } from './day';

/** Where the rule of the releases is read, and what there is. */
export const RELEASES_PATH = '/api/v1/releases';

const day = v.pipe(v.string(), v.check(isDay, 'is no day in the form YYYY-MM-DD'));

export const releasesSchema = v.object({
  epsilon: v.nullable(v.number()),
  /** Reports of a version from which on a day is released by itself; with noise compared with a count that has noise. */
  dayReports: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The present UTC day by the server's clock. */
  today: day,
  /** First and last day of all that was released. */
  released: v.nullable(v.object({ from: day, to: day })),
  /** Whether reports are taken. */
  collecting: v.boolean(),
});

/** The answer of `GET /api/v1/releases`. Keys it does not name are ignored, so that the server may add some. */
export type Releases = Readonly<v.InferOutput<typeof releasesSchema>>;

/** Reads the server's answer; on failure `problem` names the place and what is wrong there. */
export function parseReleases(
  value: unknown,
): { readonly ok: true; readonly releases: Releases } | { readonly ok: false; readonly problem: string } {
  const parsed = v.safeParse(releasesSchema, value, { abortEarly: true });
  if (parsed.success) return { ok: true, releases: parsed.output };
  const [issue] = parsed.issues;
  return { ok: false, problem: `${v.getDotPath(issue) ?? 'answer'}: ${issue.message}` };
}
