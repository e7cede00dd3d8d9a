import type { Digit } from '../../contract';
import type { Reading } from '../../recognizer';
import { useLocale, useMessages } from '../i18n';
import { certainty } from '../reader/certainty';
import { digitRead } from '../reader/digit-read';
import { useRecognizerStatus } from '../reader/useRecognizer';
import type { Drawing, DrawingView } from './drawing';
import { Probabilities } from './Probabilities';
import { ReaderMessage } from './ReaderMessage';
import styles from './ReadingCard.module.css';
import { ReadingTile } from './ReadingTile';

interface ReadingCardProps {
  readonly drawing: Drawing<Reading, Digit>;
  readonly view: DrawingView<Reading, Digit>;
  /** Shown in place of the hint while nothing is drawn. */
  readonly idleText: string;
}

/** What was read, how sure it is, and what else it may be. Its height does not change. */
export function ReadingCard({ drawing, view, idleText }: ReadingCardProps) {
  const status = useRecognizerStatus();
  const { reading } = view;
  const digit = reading && digitRead(reading);
  const failed = view.failure !== null || status.state === 'failed';
  const shown = failed ? null : reading;

  return (
    <div className={styles.card} data-failed={failed || undefined}>
      <ReadingTile
        value={reading ? (digit === null ? null : String(digit)) : undefined}
        unread={view.unread}
        failed={failed}
        icon="practice"
      />
      <div className={styles.details} data-likely={(shown && shown.candidates.length > 0) || undefined}>
        {shown ? (
          <>
            <Summary reading={shown} />
            {shown.candidates.length > 0 && <Probabilities reading={shown} penDown={view.penDown} />}
          </>
        ) : (
          <ReaderMessage drawing={drawing} view={view} idleText={idleText} />
        )}
      </div>
    </div>
  );
}

/** The confidence of an accepted reading; the candidates of a refused one, and the threshold. */
function Summary({ reading }: { readonly reading: Reading }) {
  const status = useRecognizerStatus();
  const messages = useMessages().reading;
  const locale = useLocale();
  if (reading.accepted) {
    const sure = reading.adapted ? messages.sureAsWritten : messages.sure;
    return <p className={styles.summary}>{sure(certainty(reading.confidence, true, locale))}</p>;
  }
  if (reading.candidates.length === 0) return <p className={styles.guess}>{messages.noDigit}</p>;
  return (
    <p className={styles.summary} data-guess>
      {messages.mightBe}{' '}
      {reading.candidates
        .map(({ digit, probability }) => `${digit} (${certainty(probability, false, locale)})`)
        .join(' · ')}
      {reading.adapted && messages.asWritten}{' '}
      {status.state === 'ready' && (
        <span className={styles.threshold}>
          {messages.needs(certainty(status.model.ink.threshold, true, locale))}
        </span>
      )}
    </p>
  );
}
