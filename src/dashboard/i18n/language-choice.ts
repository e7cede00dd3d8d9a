import { useSyncExternalStore } from 'react';
import { LANGUAGES, type LanguageChoice, type LanguageTag } from '../../design';

/** The chosen language stands in the page's address: the page keeps nothing in the browser. */
const PARAMETER = 'lang';

const listeners = new Set<() => void>();

/** The choice in the query of an address. */
export function languageChoice(query: string): LanguageChoice {
  const named = new URLSearchParams(query).get(PARAMETER);
  return LANGUAGES.find((tag) => tag === named) ?? 'system';
}

export function chooseLanguage(tag: LanguageTag): void {
  const address = new URL(location.href);
  address.searchParams.set(PARAMETER, tag);
  history.replaceState(null, '', address);
  for (const listener of listeners) listener();
}

/** The present choice; renders again when it changes. */
export function useLanguageChoice(): LanguageChoice {
  return useSyncExternalStore(subscribe, () => languageChoice(location.search));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
