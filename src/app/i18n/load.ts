import type { LanguageTag } from '../../languages';
import { en, type Messages } from './messages/en';

/** A language of the app and its texts. */
export interface Language {
  readonly locale: LanguageTag;
  readonly messages: Messages;
}

/** What is always there. */
export const ENGLISH: Language = { locale: 'en', messages: en };

/** The others are chunks of their own: nobody needs two. */
const LOADERS: Readonly<Record<LanguageTag, () => Promise<Messages>>> = {
  en: async () => en,
  'zh-Hans': async () => (await import('./messages/zh-hans')).zhHans,
  ja: async () => (await import('./messages/ja')).ja,
};

/** @throws Error where the texts could not be loaded */
export async function loadLanguage(locale: LanguageTag): Promise<Language> {
  return { locale, messages: await LOADERS[locale]() };
}
