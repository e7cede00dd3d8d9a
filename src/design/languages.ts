/** The languages of Inktally, by their tags (BCP 47). */
export const LANGUAGES = ['en', 'zh-Hans', 'ja'] as const;
export type LanguageTag = (typeof LANGUAGES)[number];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<LanguageTag, string>> = {
  en: 'English',
  'zh-Hans': '简体中文',
  ja: '日本語',
};

/** A language, or `system`: the one the browser asks for. */
export type LanguageChoice = 'system' | LanguageTag;
export const LANGUAGE_CHOICES: readonly LanguageChoice[] = ['system', ...LANGUAGES];

/**
 * The first of the reader's languages (best first) that there is, else English. Every kind of
 * written Chinese gets simplified characters, the nearest there is.
 */
export function languageFor(wanted: readonly string[]): LanguageTag {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    const found = LANGUAGES.find((language) => language.split('-')[0] === primary);
    if (found) return found;
  }
  return 'en';
}
