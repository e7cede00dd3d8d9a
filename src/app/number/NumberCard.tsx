import type { NumberReading } from '../../recognizer';
import { useLocale, usePageMessages } from '../i18n';
import { certainty } from '../reader/certainty';
import { useRecognizerStatus } from '../reader/useRecognizer';
import { CopyActions } from '../ui/CopyActions';
import type { Drawing, DrawingView } from '../writing/drawing';
import { ReaderMessage } from '../writing/ReaderMessage';
import { ReadingTile } from '../writing/ReadingTile';
import { type Corrections, numberShown } from './corrections';
import { Likely } from './Likely';
import styles from './NumberCard.module.css';

interface NumberCardProps {
  readonly drawing: Drawing<NumberReading, Corrections>;
  readonly view: DrawingView<NumberReading, Corrections>;
  /** Index of the digit to be corrected, the first unsure one by default; `null`: none. */
  readonly chosen: number | null;
  /** Shown while nothing is drawn. */
  readonly idleText: string;
  readonly onMean: (change: (reading: NumberReading) => Corrections | null) => void;
}

/** The number, its confidence, and buttons to say what it is. Its height does not change. */
export function NumberCard({ drawing, view, chosen, idleText, onMean }: NumberCardProps) {
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
      <div className={styles.actions}>
        {reading && <Likely reading={reading} corrections={label} chosen={chosen} onMean={onMean} />}
        <CopyActions text={number} />
      </div>
    </div>
  );
}

interface SummaryProps {
  readonly reading: NumberReading;
  readonly corrections: Corrections | null;
}

/** The confidence of an accepted number; the best guess of a refused one, and the threshold. */
function Summary({ reading, corrections }: SummaryProps) {
  const { number: messages, reading: readingMessages } = usePageMessages();
  const locale = useLocale();
  if (corrections) {
    const same = numberShown(reading, corrections) === reading.number;
    return <p className={styles.summary}>{same ? readingMessages.confirmed : readingMessages.corrected}</p>;
  }
  const sure = certainty(reading.confidence, reading.accepted, locale);
  const adapted = reading.digits.some(({ reading: digit }) => digit.adapted);
  if (reading.accepted) {
    const text = adapted ? readingMessages.sureAsWritten : readingMessages.sure;
    return <p className={styles.summary}>{text(sure)}</p>;
  }
  if (!reading.number) return <p className={styles.guess}>{messages.noNumber}</p>;
  const text = adapted ? messages.mightBeAsWritten : messages.mightBe;
  const needs = readingMessages.needs(certainty(reading.threshold, true, locale));
  return <p className={styles.guess}>{text(reading.number, sure, needs)}</p>;
}
