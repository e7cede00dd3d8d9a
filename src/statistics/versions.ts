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
