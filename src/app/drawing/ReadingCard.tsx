import type { Reading, RecognizerStatus } from '../../recognizer';
import { type Messages, percentage, useLocale, useMessages } from '../i18n';
import { useServices } from '../services/services';
import { useRecognizerStatus } from '../services/useRecognizerStatus';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { Candidates } from './Candidates';
import { digitRead } from './counting';
import type { Drawing, DrawingView } from './drawing';
import styles from './ReadingCard.module.css';

interface ReadingCardProps {
  readonly drawing: Drawing;
  readonly view: DrawingView;
  /** Said in place of the hint while nothing is drawn. */
  readonly idleText: string;
}

/** What was read, how sure it is, and what else it may be. Its height does not change with what it says. */
export function ReadingCard({ drawing, view, idleText }: ReadingCardProps) {
  const { recognizer } = useServices();
  const status = useRecognizerStatus();
  const messages = useMessages().reading;
  const locale = useLocale();
  const { reading } = view;
  const digit = reading && digitRead(reading);
  const failed = view.failure !== null || status.state === 'failed';

  const tryAgain = () => {
    // A failure to load shows itself as the status; here is nothing to add.
    recognizer.load().then(
      () => drawing.retry(),
      () => undefined,
    );
  };

  return (
    <div className={styles.card}>
      <div
        className={styles.tile}
        data-state={reading ? (digit === null ? 'unsure' : 'read') : 'empty'}
        data-busy={(!(reading || failed) && status.state !== 'ready') || undefined}
      >
        {!reading && <Icon name="practice" size={40} />}
        <div role="status" aria-label={messages.label} aria-atomic="true" className={styles.reading}>
          {reading ? (digit ?? messages.notSure) : ''}
        </div>
      </div>
      <div className={styles.details}>
        {reading && !failed ? (
          <>
            <p className={styles.summary}>{summaryOf(reading, messages, locale)}</p>
            <Candidates candidates={reading.candidates} accepted={reading.accepted} />
          </>
        ) : failed ? (
          <div className={styles.failure} role="alert">
            <p>{navigator.onLine ? messages.failed : messages.failedOffline}</p>
            <Button onClick={tryAgain}>
              <Icon name="reload" size={18} />
              {messages.tryAgain}
            </Button>
          </div>
        ) : (
          <p className={styles.hint}>{hintFor(status, view, idleText, messages)}</p>
        )}
      </div>
    </div>
  );
}

function summaryOf(reading: Reading, messages: Messages['reading'], locale: string): string {
  if (reading.accepted) return messages.sure(percentage(reading.confidence, locale));
  return reading.candidates.length > 0 ? messages.unsure : messages.tooSmall;
}

function hintFor(
  status: RecognizerStatus,
  { hasInk }: DrawingView,
  idleText: string,
  messages: Messages['reading'],
): string {
  if (status.state !== 'ready') return hasInk ? messages.waiting : messages.loading;
  return hasInk ? messages.reading : idleText;
}
