import { useId } from 'react';
import { LANGUAGE_CHOICES, LANGUAGE_NAMES, useLanguageFailed, useMessages } from '../i18n';
import { setPreferences, usePreferences } from '../preferences/preferences';
import styles from './settings.module.css';

/** The language of the app; each under its own name. */
export function LanguageField() {
  const messages = useMessages().settings;
  const { language } = usePreferences();
  const failed = useLanguageFailed();
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.name} htmlFor={id}>
        {messages.language}
      </label>
      <select
        id={id}
        className={styles.select}
        value={language}
        onChange={({ currentTarget }) => {
          const chosen = LANGUAGE_CHOICES.find((known) => known === currentTarget.value);
          if (chosen) setPreferences({ language: chosen });
        }}
      >
        {LANGUAGE_CHOICES.map((choice) =>
          choice === 'system' ? (
            <option key={choice} value={choice}>
              {messages.languageSystem}
            </option>
          ) : (
            <option key={choice} value={choice} lang={choice}>
              {LANGUAGE_NAMES[choice]}
            </option>
          ),
        )}
      </select>
      {failed && (
        <p className={styles.hint} role="alert">
          {messages.languageFailed}
        </p>
      )}
    </div>
  );
}
