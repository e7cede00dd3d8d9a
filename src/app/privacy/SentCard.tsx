import type { SentReportView } from '../../telemetry';
import { byteCount, calendarDay, formatList, useLocale, usePageMessages } from '../i18n';
import { Card } from '../ui/Card';
import styles from './privacy.module.css';

/** The exact bytes of sent reports, and the server's answers. */
export function SentCard({ sent }: { readonly sent: readonly SentReportView[] }) {
  const messages = usePageMessages().privacy;
  const locale = useLocale();
  return (
    <Card heading={messages.sent}>
      {sent.length === 0 && <p className={styles.quiet}>{messages.sentNone}</p>}
      {sent.length > 0 && (
        <ul className={styles.sent}>
          {sent.map((report) => (
            <li key={report.body}>
              <p className={styles.sentLine}>
                <span className={styles.outcome} data-outcome={report.outcome}>
                  {messages.outcome[report.outcome]}
                </span>
                <time dateTime={report.day}>{calendarDay(report.day, locale)}</time>
                <span className={styles.small}>
                  {formatList(
                    [
                      byteCount(new TextEncoder().encode(report.body).length, locale),
                      ...(report.status === null ? [] : [messages.answer(report.status)]),
                    ],
                    locale,
                  )}
                </span>
              </p>
              {report.message && (
                <p className={styles.small} lang="en">
                  {report.message}
                </p>
              )}
              <pre className={styles.bytes}>
                <code>{report.body}</code>
              </pre>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
