import { useLocale, usePageMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Icon } from '../ui/icons';
import styles from './diagnostics.module.css';
import type { DigitResult } from './self-test';
import { TimesChart } from './TimesChart';
import { resultTexts, type SelfTest } from './useSelfTest';

interface SelfTestCardProps {
  readonly test: SelfTest & { readonly start: () => void };
  readonly verdict: string | null;
}

/** Reads known digits on this device and shows the results and times. */
export function SelfTestCard({ test: { state, results, start }, verdict }: SelfTestCardProps) {
  const messages = usePageMessages().diagnostics;
  const isBad = state === 'failed' || (state === 'done' && results.some(({ passed }) => !passed));
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
          {verdict}
        </p>
      </div>
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

function ResultRow({ result }: { readonly result: DigitResult }) {
  const messages = usePageMessages();
  const [digit, readAs, sure, time, verdict] = resultTexts(result, messages, useLocale());
  return (
    <tr data-failed={!result.passed || undefined}>
      <th scope="row">{digit}</th>
      <td>{readAs}</td>
      <td>{sure}</td>
      <td>{time}</td>
      <td>{verdict}</td>
    </tr>
  );
}
