import { PUBLISHED_MODELS } from '../contract';

/**
 * Model versions by publication, newest first. A version this program does not know was published after it was built, so
 * that it comes before all others; several of them by name, "m10" before "m9".
 */
export function newestFirst(models: readonly string[]): readonly string[] {
  const names = new Intl.Collator('en', { numeric: true });
  const publication = (model: string) => {
    const place = PUBLISHED_MODELS.indexOf(model);
    return place < 0 ? PUBLISHED_MODELS.length : place;
  };
  return models.toSorted((a, b) => publication(b) - publication(a) || names.compare(b, a));
}

/** A version and the one to compare it with: the next older one that has a rate. */
export interface VersionPair<T> {
  readonly version: T;
  /** `null` where there is none, or the version itself has no rate. */
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
