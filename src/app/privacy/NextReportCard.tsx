import { useState } from 'react';
import { MIN_REPORT_COUNTS } from '../../contract';
import type { NextReportView, SendResult } from '../../telemetry';
import { moment, useLocale, usePageMessages } from '../i18n';
import { useSharing } from '../sharing/SharingProvider';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Icon } from '../ui/icons';
import styles from './privacy.module.css';

interface NextReportCardProps {
  readonly next: NextReportView;
  readonly active: boolean;
}

/** The exact bytes of the next request, and when it is sent. */
export function NextReportCard({ next: { body, state, missing, dueAt }, active }: NextReportCardProps) {
  const { telemetry } = useSharing();
  const messages = usePageMessages().privacy;
  const locale = useLocale();
  const [result, setResult] = useState<SendResult | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async () => {
    setBusy(true);
    setResult(null);
    setResult(await telemetry.sendNow().catch(() => 'failed' as const));
    setBusy(false);
  };

  const time = dueAt === null ? null : moment(dueAt, locale);
  const states = {
    collecting: missing > 0 ? messages.missing(missing) : messages.waiting,
    waiting: time === null ? messages.waiting : messages.waitingUntil(time),
    sending: messages.sending,
    paused: time === null ? messages.paused : messages.pausedUntil(time),
  };
  return (
    <Card heading={messages.next}>
      <p className={styles.quiet}>{body === null ? messages.nextEmpty : states[state]}</p>
      {body !== null && state === 'collecting' && missing > 0 && (
        <progress
          className={styles.progress}
          max={MIN_REPORT_COUNTS}
          value={MIN_REPORT_COUNTS - missing}
          aria-label={messages.next}
        />
      )}
      {body !== null && (
        <>
          <p className={styles.small}>{messages.nextLead}</p>
          <pre className={styles.bytes}>
            <code>{body}</code>
          </pre>
        </>
      )}
      <div className={styles.actions}>
        <Button disabled={busy || !active || body === null || missing > 0} onClick={() => void send()}>
          <Icon name="send" size={18} />
          {messages.sendNow}
        </Button>
        <p className={styles.result} aria-live="polite">
          {result && messages.sendResult[result]}
        </p>
      </div>
    </Card>
  );
}
