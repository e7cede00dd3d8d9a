import { type LanguageTag, useLanguage } from '../../design';
import type { Messages } from './messages/en';

/** A language of the app with all its texts but the policy. */
export interface Language {
  readonly locale: LanguageTag;
  readonly messages: Messages;
}

/** Each language is a chunk of its own. */
const LOADERS: Readonly<Record<LanguageTag, () => Promise<Messages>>> = {
  en: async () => (await import('./messages/en')).en,
  'zh-Hans': async () => (await import('./messages/zh-hans')).zhHans,
  ja: async () => (await import('./messages/ja')).ja,
};

/** @throws Error where the texts could not be loaded */
export async function loadLanguage(locale: LanguageTag): Promise<Language> {
  return { locale, messages: await LOADERS[locale]() };
}

/** The texts in the user's language. */
export function useMessages(): Messages {
  return useLanguage<Language>().messages;
}

/** The tag of the user's language: for formats and for the policy. */
export function useLocale(): LanguageTag {
  return useLanguage().locale;
}

/** Whether the chosen language could not be loaded. */
export function useLanguageFailed(): boolean {
  return useLanguage().failed;
}
