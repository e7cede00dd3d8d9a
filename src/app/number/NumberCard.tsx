import type { NumberReading } from '../../recognizer';
import { useLocale, useMessages } from '../i18n';
import { certainty } from '../reader/certainty';
import { useRecognizerStatus } from '../reader/useRecognizer';
import { CopyActions } from '../ui/CopyActions';
import type { Drawing, DrawingView } from '../writing/drawing';
import { ReaderMessage } from '../writing/ReaderMessage';
import { ReadingTile } from '../writing/ReadingTile';
import { type Corrections, digitsShown, isCorrected, numberShown } from './corrections';
import styles from './NumberCard.module.css';

interface NumberCardProps {
  readonly drawing: Drawing<NumberReading, Corrections>;
  readonly view: DrawingView<NumberReading, Corrections>;
  /** Shown while nothing is drawn. */
  readonly idleText: string;
}

/** The number, its confidence, and buttons to copy and share it. Its height does not change. */
export function NumberCard({ drawing, view, idleText }: NumberCardProps) {
  const status = useRecognizerStatus();
  const { reading, label } = view;
  const number = reading && numberShown(reading, label);
  const failed = view.failure !== null || status.state === 'failed';
  return (
    <div className={styles.card} data-failed={failed || undefined}>
      <ReadingTile value={reading ? number : undefined} unread={view.unread} failed={failed} icon="number" />
      <div className={styles.details}>
        {reading && !failed ? (
          <Summary reading={reading} corrections={label} />
        ) : (
          <ReaderMessage drawing={drawing} view={view} idleText={idleText} />
        )}
      </div>
      <CopyActions text={number} />
    </div>
  );
}

interface SummaryProps {
  readonly reading: NumberReading;
  readonly corrections: Corrections | null;
}

/** The confidence of an accepted number; the best guess of a refused one. */
function Summary({ reading, corrections }: SummaryProps) {
  const { number: messages, reading: readingMessages } = useMessages();
  const locale = useLocale();
  const sure = certainty(reading.confidence, reading.accepted, locale);
  if (isCorrected(reading, corrections)) return <p className={styles.summary}>{messages.corrected}</p>;
  const adapted = reading.digits.some(({ reading: digit }) => digit.adapted);
  if (reading.accepted) {
    const text = adapted ? readingMessages.sureAsWritten : readingMessages.sure;
    return <p className={styles.summary}>{text(sure)}</p>;
  }
  const guess = digitsShown(reading, null).join('');
  const text = adapted ? messages.mightBeAsWritten : messages.mightBe;
  return <p className={styles.guess}>{guess ? text(guess, sure) : messages.noNumber}</p>;
}
