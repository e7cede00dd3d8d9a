import { chosenLanguage, LANGUAGE_NAMES, LANGUAGES, type LanguageTag } from '../../design';
import { chooseLanguage, useLanguage, useLanguageChoice } from '../i18n';
import { Select } from '../ui/Select';

/** The choice of the language; it is kept in the page's address only. */
export function LanguagePicker() {
  const { messages } = useLanguage();
  return (
    <Select
      quiet
      aria-label={messages.language}
      value={chosenLanguage(useLanguageChoice())}
      onChange={(event) => chooseLanguage(event.target.value as LanguageTag)}
    >
      {LANGUAGES.map((language) => (
        <option key={language} value={language} lang={language}>
          {LANGUAGE_NAMES[language]}
        </option>
      ))}
    </Select>
  );
}
