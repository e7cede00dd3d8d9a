import { useSyncExternalStore } from 'react';
import {
  LANGUAGES,
  type LanguageChoice,
  type LanguageTag,
  useLanguage as useShownLanguage,
} from '../../design';
import { type FigureText, figureText } from './figure-text';
import { type Format, formatOf } from './format';
import type { Messages } from './messages/en';

/** A language of the page: its texts, its formats, and what it says of figures. */
export interface Language {
  readonly locale: LanguageTag;
  readonly messages: Messages;
  readonly format: Format;
  readonly say: FigureText;
}

/** Each language is a chunk of its own. */
const LOADERS: Readonly<Record<LanguageTag, () => Promise<Messages>>> = {
  en: async () => (await import('./messages/en')).en,
  'zh-Hans': async () => (await import('./messages/zh-hans')).zhHans,
  ja: async () => (await import('./messages/ja')).ja,
};

/** @throws Error where the texts could not be loaded */
export async function loadLanguage(locale: LanguageTag): Promise<Language> {
  const messages = await LOADERS[locale]();
  const format = formatOf(locale);
  return { locale, messages, format, say: figureText(messages, format) };
}

/** The language that the page is in. */
export function useLanguage(): Language {
  return useShownLanguage<Language>();
}

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
