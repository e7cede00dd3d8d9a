import { LANGUAGES, type LanguageTag, languageFor } from '../../languages';

/** A language, or `system`: whichever the browser asks for. */
export type LanguageChoice = 'system' | LanguageTag;
export const LANGUAGE_CHOICES: readonly LanguageChoice[] = ['system', ...LANGUAGES];

/** The language that a choice comes to in this browser. */
export function chosenLanguage(choice: LanguageChoice): LanguageTag {
  return choice === 'system' ? languageFor(navigator.languages) : choice;
}
