import { PUBLISHED_MODELS } from '../contract';

/**
 * Model versions by publication, newest first. Unknown versions were published after this build, so
 * they come first, by name: "m10" before "m9".
 */
export function newestFirst(models: readonly string[]): readonly string[] {
  const byName = new Intl.Collator('en', { numeric: true });
  const publication = (model: string) => {
    const place = PUBLISHED_MODELS.indexOf(model);
    return place < 0 ? PUBLISHED_MODELS.length : place;
  };
  return models.toSorted((a, b) => publication(b) - publication(a) || byName.compare(b, a));
}

/** A version and the previous one that has a rate. */
export interface VersionPair<T> {
  readonly version: T;
  /** `null` without one, or if the version itself has no rate. */
  readonly before: T | null;
}

/** Pairs each version with the previous one that has a rate. @param versions newest first */
export function pairWithPrevious<T>(
  versions: readonly T[],
  hasRate: (version: T) => boolean,
): readonly VersionPair<T>[] {
  return versions.map((version, i) => ({
    version,
    before: hasRate(version) ? (versions.slice(i + 1).find(hasRate) ?? null) : null,
  }));
}
