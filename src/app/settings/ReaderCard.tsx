import { useId } from 'react';
import { BACKEND_PREFERENCES } from '../../recognizer';
import { useLocale, usePageMessages } from '../i18n';
import { setPreferences, usePreferences } from '../preferences/preferences';
import { backendReasonText } from '../reader/backend-reason';
import { ReaderFailure } from '../reader/ReaderFailure';
import { useRecognizerStatus } from '../reader/useRecognizer';
import { Link } from '../routing/Link';
import { Card } from '../ui/Card';
import { HandwritingField } from './HandwritingField';
import styles from './settings.module.css';

/** What the reader runs on, and what it has learned. */
export function ReaderCard() {
  const status = useRecognizerStatus();
  const messages = usePageMessages().settings;
  const locale = useLocale();
  const chosen = usePreferences().backend;
  const selectId = useId();
  const reasonId = useId();
  return (
    <Card heading={messages.reader}>
      <div className={styles.field}>
        <label className={styles.name} htmlFor={selectId}>
          {messages.runsOn}
        </label>
        <select
          id={selectId}
          className={styles.select}
          value={chosen}
          aria-describedby={reasonId}
          onChange={({ currentTarget }) => {
            const backend = BACKEND_PREFERENCES.find((known) => known === currentTarget.value);
            if (backend) setPreferences({ backend });
          }}
        >
          {BACKEND_PREFERENCES.map((backend) => (
            <option key={backend} value={backend}>
              {messages.backendChoices[backend]}
            </option>
          ))}
        </select>
        <p id={reasonId} className={styles.hint} role="status">
          {status.state === 'ready' && backendReasonText(status.backend, status.reason, messages, locale)}
        </p>
      </div>
      {status.state === 'failed' && <ReaderFailure error={status.error} className={styles.failure} />}
      <HandwritingField />
      <p>
        <Link to="diagnostics">{messages.diagnostics}</Link>
      </p>
    </Card>
  );
}
