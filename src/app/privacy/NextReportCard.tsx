import { useState } from 'react';
import { MIN_REPORT_COUNTS } from '../../contract';
import type { NextReportView, SendResult } from '../../telemetry';
import { type Messages, moment, useLocale, useMessages } from '../i18n';
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
export function NextReportCard({ next, active }: NextReportCardProps) {
  const { telemetry } = useSharing();
  const messages = useMessages().privacy;
  const locale = useLocale();
  const [result, setResult] = useState<SendResult | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async () => {
    setBusy(true);
    setResult(null);
    setResult(await telemetry.sendNow().catch(() => 'failed' as const));
    setBusy(false);
  };

  return (
    <Card heading={messages.next}>
      <p className={styles.quiet}>
        {next.body === null ? messages.nextEmpty : stateText(next, messages, locale)}
      </p>
      {next.body !== null && next.state === 'collecting' && next.missing > 0 && (
        <progress
          className={styles.progress}
          max={MIN_REPORT_COUNTS}
          value={MIN_REPORT_COUNTS - next.missing}
          aria-label={messages.next}
        />
      )}
      {next.body !== null && (
        <>
          <p className={styles.small}>{messages.nextLead}</p>
          <pre className={styles.bytes}>
            <code>{next.body}</code>
          </pre>
        </>
      )}
      <div className={styles.actions}>
        <Button
          disabled={busy || !active || next.body === null || next.missing > 0}
          onClick={() => void send()}
        >
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

function stateText(
  { state, missing, dueAt }: NextReportView,
  messages: Messages['privacy'],
  locale: string,
): string {
  const time = dueAt === null ? null : moment(dueAt, locale);
  switch (state) {
    case 'collecting':
      return missing > 0 ? messages.missing(missing) : messages.waiting;
    case 'waiting':
      return time === null ? messages.waiting : messages.waitingUntil(time);
    case 'sending':
      return messages.sending;
    case 'paused':
      return time === null ? messages.paused : messages.pausedUntil(time);
  }
}
