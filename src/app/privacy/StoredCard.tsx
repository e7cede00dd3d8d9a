import type { CSSProperties } from 'react';
import { DIGITS } from '../../contract';
import type { TallyView, TelemetryView } from '../../telemetry';
import { calendarDay, formatList, LANGUAGE_NAMES, moment, useLocale, usePageMessages } from '../i18n';
import { DEFAULT_PREFERENCES, usePreferences } from '../preferences/preferences';
import { Card } from '../ui/Card';
import { type FactList, Facts } from '../ui/Facts';
import styles from './privacy.module.css';

/** Everything stored on this device: the choice, the settings, the counts, what delays reports. */
export function StoredCard({ view }: { readonly view: TelemetryView }) {
  const { privacy: messages, settings } = usePageMessages();
  const locale = useLocale();
  const preferences = usePreferences();
  const { consent, limits, tallies } = view;

  const { language, theme, hand, keys, inkWidth, backend } = preferences;
  const chosen = [
    language === 'system' ? settings.languageSystem : LANGUAGE_NAMES[language],
    settings.themes[theme],
    settings.handChoices[hand],
    settings.keysChoices[keys],
    settings.pixels(inkWidth),
    settings.backendChoices[backend],
  ];
  const isDefault = preferences === DEFAULT_PREFERENCES;
  const choice = consent?.sharing ? messages.choiceOn : messages.choiceOff;
  const days = (list: readonly string[]) =>
    formatList(
      list.map((day) => calendarDay(day, locale)),
      locale,
    );
  const facts: FactList = [
    consent && [messages.choice, choice(consent.policyVersion)],
    [messages.preferences, isDefault ? messages.preferencesDefault : formatList(chosen, locale)],
    limits.sealedDays.length > 0 && [messages.sealedDays, days(limits.sealedDays)],
    limits.sentDays.length > 0 && [messages.sentDays, days(limits.sentDays)],
    limits.pausedUntil !== null && [messages.pausedTo, moment(limits.pausedUntil, locale)],
  ];

  return (
    <Card heading={messages.stored}>
      {tallies.length === 0 && <p className={styles.quiet}>{messages.storedNothing}</p>}
      {tallies.map((tally) => (
        <TallyTable key={tally.model} tally={tally} />
      ))}
      <Facts facts={facts} />
      <p className={styles.quiet}>{messages.learns}</p>
      {view.stored !== null && (
        <details className={styles.all}>
          <summary>{messages.storedAll}</summary>
          <pre className={styles.bytes}>
            <code>{view.stored}</code>
          </pre>
        </details>
      )}
    </Card>
  );
}

function TallyTable({ tally }: { readonly tally: TallyView }) {
  const messages = usePageMessages().privacy;
  const most = Math.max(1, ...tally.attempts);
  /** Bars say the same for the eye; the digit with most attempts has a full one. */
  const share = (count: number) => ({ '--share': count / most }) as CSSProperties;
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return (
    <table className={styles.tally}>
      <caption>{messages.storedCaption(tally.model)}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.digit}</th>
          <th scope="col">{messages.finished}</th>
          <th scope="col">{messages.failed}</th>
        </tr>
      </thead>
      <tbody>
        {DIGITS.map((digit) => {
          const attempts = tally.attempts[digit] ?? 0;
          const failures = tally.failures[digit] ?? 0;
          return (
            <tr key={digit} data-empty={attempts === 0 || undefined}>
              <th scope="row">
                {digit}
                <span className={styles.bar} aria-hidden="true">
                  <span className={styles.attempts} style={share(attempts)} />
                  <span className={styles.failures} style={share(failures)} />
                </span>
              </th>
              <td>{attempts}</td>
              <td data-failed={failures > 0 || undefined}>{failures}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{messages.total}</th>
          <td>{sum(tally.attempts)}</td>
          <td>{sum(tally.failures)}</td>
        </tr>
        <tr>
          <th scope="row" colSpan={2}>
            {messages.unread}
          </th>
          <td>{tally.unread}</td>
        </tr>
      </tfoot>
    </table>
  );
}
