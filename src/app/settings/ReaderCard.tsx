import { useId } from 'react';
import { BACKEND_PREFERENCES } from '../../recognizer';
import { useLocale, useMessages, wholeNumber } from '../i18n';
import { setPreferences, usePreferences } from '../preferences/preferences';
import { backendReasonText } from '../reader/backend-reason';
import { certainty } from '../reader/certainty';
import { ReaderFailure } from '../reader/ReaderFailure';
import { useRecognizerStatus } from '../reader/useRecognizer';
import { Link } from '../routing/Link';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import styles from './settings.module.css';

/** The model, its measured accuracy, and the backend. */
export function ReaderCard({ className }: { readonly className?: string | undefined }) {
  const status = useRecognizerStatus();
  const messages = useMessages().settings;
  const locale = useLocale();
  const chosen = usePreferences().backend;
  const selectId = useId();
  const reasonId = useId();
  const facts: [string, string][] = [[messages.state, messages.states[status.state]]];
  if (status.state === 'ready') {
    const { model, backend } = status;
    facts.push(
      [messages.model, model.version],
      [messages.modelFiles, status.verified ? messages.modelVerified : messages.modelUnverified],
      [messages.backend, messages.backendChoices[backend]],
      [messages.weights, wholeNumber(model.parameters, locale)],
      [messages.threshold, certainty(model.ink.threshold, true, locale)],
    );
    for (const [dataSet, share] of Object.entries(model.accuracy)) {
      const name = isKeyOf(messages.dataSets, dataSet) ? messages.dataSets[dataSet] : dataSet;
      facts.push([messages.accuracy(name), accuracyText(share, locale)]);
    }
  }
  return (
    <Card heading={messages.reader} className={className}>
      <Facts facts={facts} />
      {status.state === 'ready' && <p className={styles.hint}>{messages.accuracyNote}</p>}
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
      <p>
        <Link to="diagnostics">{messages.diagnostics}</Link>
      </p>
    </Card>
  );
}

function isKeyOf<Names extends object>(names: Names, key: PropertyKey): key is keyof Names {
  return Object.hasOwn(names, key);
}

/** Two decimals: at this accuracy they are where models differ. */
function accuracyText(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(share);
}
