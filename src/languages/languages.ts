/** The languages of Inktally, by their tags (BCP 47). */
export const LANGUAGES = ['en', 'zh-Hans', 'ja'] as const;
export type LanguageTag = (typeof LANGUAGES)[number];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<LanguageTag, string>> = {
  en: 'English',
  'zh-Hans': '简体中文',
  ja: '日本語',
};

/**
 * The language for a reader: the first of theirs that there is, else English. Written Chinese of every kind gets
 * simplified characters, the nearest there is.
 *
 * @param wanted language tags (BCP 47), best first, as in `navigator.languages`
 */
export function languageFor(wanted: readonly string[]): LanguageTag {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    const found = LANGUAGES.find((language) => language.split('-')[0] === primary);
    if (found) return found;
  }
  return 'en';
}
