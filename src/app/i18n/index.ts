import { createContext, useContext } from 'react';
import { en, type Messages } from './messages/en';

export {
  byteCount,
  byteSize,
  calendarDay,
  clauses,
  inARow,
  moment,
  percentage,
  wholeNumber,
} from './format';
export type { Messages };

/** A language of the app: its tag (BCP 47) and its texts. */
export interface Language {
  readonly locale: string;
  readonly messages: Messages;
}

/** The languages of the app. There is one so far; the next is a file like en.ts and a line here. */
export const LANGUAGES: readonly [Language, ...Language[]] = [{ locale: 'en', messages: en }];

const LanguageContext = createContext<Language>(LANGUAGES[0]);
export const LanguageProvider = LanguageContext.Provider;

/**
 * The language for a reader: the first of theirs that the app has, else English.
 *
 * @param wanted language tags (BCP 47), best first, as in `navigator.languages`
 */
export function languageFor(wanted: readonly string[]): Language {
  const primary = (tag: string) => tag.toLowerCase().split('-')[0];
  for (const tag of wanted) {
    const found = LANGUAGES.find(({ locale }) => primary(locale) === primary(tag));
    if (found) return found;
  }
  return LANGUAGES[0];
}

/** The texts of the app in the reader's language. */
export function useMessages(): Messages {
  return useContext(LanguageContext).messages;
}

/** The language tag to format numbers and dates with. */
export function useLocale(): string {
  return useContext(LanguageContext).locale;
}
