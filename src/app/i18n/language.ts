import { type LanguageTag, useLanguage } from '../../design';
import type { Messages } from './messages/en';
import type { PageMessages } from './messages/pages/en';

/** A language of the app, with what Draw and the frame of all pages say. */
export interface Language {
  readonly locale: LanguageTag;
  readonly messages: Messages;
}

export type AllMessages = Messages & PageMessages;

/** Each language is a chunk of its own. */
const LOADERS: Readonly<Record<LanguageTag, () => Promise<Messages>>> = {
  en: async () => (await import('./messages/en')).en,
  'zh-Hans': async () => (await import('./messages/zh-hans')).zhHans,
  ja: async () => (await import('./messages/ja')).ja,
};

/** What all pages but Draw say, and the question about sharing: most texts, not needed to draw. */
const PAGE_LOADERS: Readonly<Record<LanguageTag, () => Promise<PageMessages>>> = {
  en: async () => (await import('./messages/pages/en')).enPages,
  'zh-Hans': async () => (await import('./messages/pages/zh-hans')).zhHansPages,
  ja: async () => (await import('./messages/pages/ja')).jaPages,
};

/** These texts in each language that was loaded since they were first wanted. */
const pageMessages = new Map<LanguageTag, PageMessages>();
const asked = new Set<LanguageTag>();
let pagesAsked = false;

/** @throws Error where the texts could not be loaded */
export async function loadLanguage(locale: LanguageTag): Promise<Language> {
  asked.add(locale);
  const [messages] = await Promise.all([LOADERS[locale](), pagesAsked && loadPagesIn(locale)]);
  return { locale, messages };
}

/**
 * Loads the texts for `usePageMessages`, now and with each language to come.
 *
 * @throws Error where they could not be loaded
 */
export async function loadPageMessages(): Promise<void> {
  pagesAsked = true;
  await Promise.all([...asked].map(loadPagesIn));
}

async function loadPagesIn(locale: LanguageTag): Promise<void> {
  pageMessages.set(locale, await PAGE_LOADERS[locale]());
}

/** The texts in the user's language. */
export function useMessages(): Messages {
  return useLanguage<Language>().messages;
}

/** All texts in the user's language: for what `loadPageMessages` was called for. */
export function usePageMessages(): AllMessages {
  const { locale, messages } = useLanguage<Language>();
  return allMessages(locale, messages);
}

/** @throws Error if the texts of the pages were not loaded before */
export function allMessages(locale: LanguageTag, messages: Messages): AllMessages {
  const pages = pageMessages.get(locale);
  if (!pages) throw new Error(`texts of pages in ${locale}: not loaded; call loadPageMessages first`);
  return { ...messages, ...pages };
}

/** The tag of the user's language: for formats and for the policy. */
export function useLocale(): LanguageTag {
  return useLanguage().locale;
}

/** Whether the chosen language could not be loaded. */
export function useLanguageFailed(): boolean {
  return useLanguage().failed;
}
