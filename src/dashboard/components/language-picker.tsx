import { LANGUAGE_NAMES, LANGUAGES, type LanguageTag } from '../../languages';
import { useLanguage } from '../i18n';
import { Chevron } from './chevron';

/** The choice of the language; it is kept in the page's address only. */
export function LanguagePicker() {
  const { tag, messages, choose } = useLanguage();
  return (
    <span className="select select-quiet">
      <select
        aria-label={messages.language}
        value={tag}
        onChange={(event) => choose(event.target.value as LanguageTag)}
      >
        {LANGUAGES.map((language) => (
          <option key={language} value={language} lang={language}>
            {LANGUAGE_NAMES[language]}
          </option>
        ))}
      </select>
      <Chevron />
    </span>
  );
}
