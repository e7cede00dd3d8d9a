import type { LanguageTag } from '../../languages';
import { en, type StartMessages } from './messages/en';
import { loadWantedMessages } from './page-messages';

/** A language of the app and the texts that are there from the start; those of single pages are in `page-messages.ts`. */
export interface Language {
  readonly locale: LanguageTag;
  readonly messages: StartMessages;
}

/** What is always there. */
export const ENGLISH: Language = { locale: 'en', messages: en };

/** The others are chunks of their own: nobody needs two. */
const LOADERS: Readonly<Record<LanguageTag, () => Promise<StartMessages>>> = {
  en: async () => en,
  'zh-Hans': async () => (await import('./messages/zh-hans')).zhHans,
  ja: async () => (await import('./messages/ja')).ja,
};

/**
 * Loads a language, with the texts of every page that has been loaded so far.
 *
 * @throws Error where the texts could not be loaded
 */
export async function loadLanguage(locale: LanguageTag): Promise<Language> {
  const [messages] = await Promise.all([LOADERS[locale](), loadWantedMessages(locale)]);
  return { locale, messages };
}
