/** A list with the language's comma and no conjunction. */
export function formatList(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }).format(items);
}

/** Clauses of one sentence. Chinese joins only nouns with a word, so there it is the comma. */
export function clauses(items: readonly string[], locale: string): string {
  const style = locale.startsWith('zh') ? 'narrow' : 'long';
  return new Intl.ListFormat(locale, { type: 'conjunction', style }).format(items);
}
