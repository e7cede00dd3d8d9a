import { percentage, useLocale, useMessages } from '../i18n';
import { backendReasonText } from '../reader/backend-reason';
import { readerFaultText } from '../reader/fault-text';
import { useRecognizerStatus } from '../reader/useRecognizer';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/icons';
import styles from './diagnostics.module.css';
import { KNOWN_DIGITS } from './known-digits';
import type { DigitResult } from './self-test';
import { TimesChart } from './TimesChart';
import { useSelfTest } from './useSelfTest';

/** Reads known digits on this device and shows the results and times. */
export function SelfTestCard() {
  const { diagnostics: messages, settings, reading } = useMessages();
  const locale = useLocale();
  const status = useRecognizerStatus();
  const { state, results, error, start } = useSelfTest();
  const passed = results.filter((result) => result.passed).length;
  const verdicts = {
    idle: null,
    running: messages.running(results.length, KNOWN_DIGITS.length),
    done:
      passed === KNOWN_DIGITS.length ? messages.allPassed : messages.somePassed(passed, KNOWN_DIGITS.length),
    failed: error && readerFaultText(error, navigator.onLine, reading),
  };
  return (
    <Card heading={messages.selfTest}>
      <p className={styles.quiet}>{messages.selfTestLead}</p>
      <div className={styles.start}>
        <Button
          look="primary"
          aria-disabled={state === 'running'}
          onClick={state === 'running' ? undefined : start}
        >
          <Icon name={state === 'idle' ? 'next' : 'reload'} size={18} />
          {state === 'idle' ? messages.start : messages.startAgain}
        </Button>
        <p role="status" className={styles.verdict} data-bad={isBad(state, passed) || undefined}>
          {verdicts[state]}
        </p>
      </div>
      {status.state === 'ready' && (
        <Facts
          facts={[
            [settings.model, status.model.version],
            [settings.modelFiles, status.verified ? settings.modelVerified : settings.modelUnverified],
            [settings.backend, settings.backendChoices[status.backend]],
          ]}
        />
      )}
      {status.state === 'ready' && (
        <p className={styles.quiet}>{backendReasonText(status.backend, status.reason, settings, locale)}</p>
      )}
      {state === 'done' && <TimesChart results={results} />}
      {results.length > 0 && (
        <table className={styles.results}>
          <caption>{messages.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{messages.digit}</th>
              <th scope="col">{messages.readAs}</th>
              <th scope="col">{messages.sure}</th>
              <th scope="col">{messages.time}</th>
              <th scope="col">{messages.result}</th>
            </tr>
          </thead>
          <tbody>
            {results.map((result) => (
              <ResultRow key={result.digit} result={result} locale={locale} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function isBad(state: string, passed: number): boolean {
  return state === 'failed' || (state === 'done' && passed < KNOWN_DIGITS.length);
}

function ResultRow({ result, locale }: { readonly result: DigitResult; readonly locale: string }) {
  const { diagnostics: messages, reading: texts } = useMessages();
  const { digit, reading, passed, ms } = result;
  const time = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    ms,
  );
  return (
    <tr data-failed={!passed || undefined}>
      <th scope="row">{digit}</th>
      <td>{reading.accepted ? reading.digit : texts.notSure}</td>
      <td>{percentage(reading.confidence, locale)}</td>
      <td>{messages.milliseconds(time)}</td>
      <td>{passed ? messages.passed : messages.failed}</td>
    </tr>
  );
}
