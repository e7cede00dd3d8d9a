import { DIGIT_COUNT } from '../../contract';
import { useLocale, useMessages } from '../i18n';
import { backendReasonText } from '../reader/backend-reason';
import { certainty } from '../reader/certainty';
import { readerFaultText } from '../reader/fault-text';
import { useRecognizerStatus } from '../reader/useRecognizer';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/icons';
import styles from './diagnostics.module.css';
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
  const allPassed = passed === DIGIT_COUNT;
  const verdicts = {
    idle: null,
    running: messages.running(results.length, DIGIT_COUNT),
    done: allPassed ? messages.allPassed : messages.somePassed(passed, DIGIT_COUNT),
    failed: error && readerFaultText(error, navigator.onLine, reading),
  };
  const isBad = state === 'failed' || (state === 'done' && !allPassed);
  return (
    <Card heading={messages.selfTest}>
      <p className="note">{messages.selfTestLead}</p>
      <div className={styles.start}>
        <Button
          look="primary"
          aria-disabled={state === 'running'}
          onClick={state === 'running' ? undefined : start}
        >
          <Icon name={state === 'idle' ? 'next' : 'reload'} size={18} />
          {state === 'idle' ? messages.start : messages.startAgain}
        </Button>
        <p role="status" className={styles.verdict} data-bad={isBad || undefined}>
          {verdicts[state]}
        </p>
      </div>
      {status.state === 'ready' && (
        <>
          <Facts
            facts={[
              [settings.model, status.model.version],
              [settings.modelFiles, status.verified ? settings.modelVerified : settings.modelUnverified],
              [settings.backend, settings.backendChoices[status.backend]],
            ]}
          />
          <p className="note">{backendReasonText(status.backend, status.reason, settings, locale)}</p>
        </>
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
              <ResultRow key={result.digit} result={result} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function ResultRow({ result: { digit, reading, passed, ms } }: { readonly result: DigitResult }) {
  const { diagnostics: messages, reading: texts } = useMessages();
  const locale = useLocale();
  const decimals = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <tr data-failed={!passed || undefined}>
      <th scope="row">{digit}</th>
      <td>{reading.accepted ? reading.digit : texts.notSure}</td>
      <td>{certainty(reading.confidence, reading.accepted, locale)}</td>
      <td>{messages.milliseconds(decimals.format(ms))}</td>
      <td>{passed ? messages.passed : messages.failed}</td>
    </tr>
  );
}
