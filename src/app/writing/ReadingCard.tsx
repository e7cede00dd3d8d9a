import type { Digit } from '../../contract';
import type { Reading } from '../../recognizer';
import { useLocale, useMessages } from '../i18n';
import { certainty } from '../reader/certainty';
import { digitRead } from '../reader/digit-read';
import { likelyDigits } from '../reader/likely-digits';
import { useRecognizerStatus } from '../reader/useRecognizer';
import type { Drawing, DrawingView } from './drawing';
import { LikelyDigits } from './LikelyDigits';
import { Probabilities } from './Probabilities';
import { ReaderMessage } from './ReaderMessage';
import styles from './ReadingCard.module.css';
import { ReadingTile } from './ReadingTile';

interface ReadingCardProps {
  readonly drawing: Drawing<Reading, Digit>;
  readonly view: DrawingView<Reading, Digit>;
  /** Shown in place of the hint while nothing is drawn. */
  readonly idleText: string;
  /** Called with the digit that was meant; without it, the card offers none. */
  readonly onPick?: (digit: Digit) => void;
}

/** What was read, how sure it is, and what else it may be. Its height does not change. */
export function ReadingCard({ drawing, view, idleText, onPick }: ReadingCardProps) {
  const status = useRecognizerStatus();
  const messages = useMessages().reading;
  const { reading, label } = view;
  const digit = label ?? (reading && digitRead(reading));
  const failed = view.failure !== null || status.state === 'failed';
  const shown = failed ? null : reading;
  const guesses = shown && !shown.accepted ? likelyDigits(shown) : [];
  const isLikely = shown?.accepted === true || guesses.length > 0;

  return (
    <div className={styles.card} data-failed={failed || undefined}>
      <ReadingTile
        value={reading ? (digit === null ? null : String(digit)) : undefined}
        unread={view.unread}
        failed={failed}
        icon="practice"
      />
      <div className={styles.details} data-likely={isLikely || undefined}>
        {shown ? (
          <>
            <Summary reading={shown} label={label} asks={onPick !== undefined} />
            {guesses.length > 0 && label === null && onPick ? (
              <LikelyDigits name={messages.candidates} likely={guesses} onPick={onPick} />
            ) : (
              isLikely && <Probabilities reading={shown} digit={digit} penDown={view.penDown} />
            )}
          </>
        ) : (
          <ReaderMessage drawing={drawing} view={view} idleText={idleText} />
        )}
      </div>
    </div>
  );
}

interface SummaryProps {
  readonly reading: Reading;
  readonly label: Digit | null;
  /** Whether the user can say which digit it is. */
  readonly asks: boolean;
}

/** The confidence of an accepted reading; the candidates of a refused one, and the threshold. */
function Summary({ reading, label, asks }: SummaryProps) {
  const status = useRecognizerStatus();
  const messages = useMessages().reading;
  const locale = useLocale();
  if (label !== null) {
    return (
      <p className={styles.summary}>{label === reading.digit ? messages.confirmed : messages.corrected}</p>
    );
  }
  if (reading.accepted) {
    const sure = reading.adapted ? messages.sureAsWritten : messages.sure;
    return <p className={styles.summary}>{sure(certainty(reading.confidence, true, locale))}</p>;
  }
  const guesses = likelyDigits(reading);
  if (guesses.length === 0) return <p className={styles.guess}>{messages.noDigit}</p>;
  return (
    <p className={styles.summary} data-guess>
      {!asks && (
        <>
          {messages.mightBe}{' '}
          {guesses
            .map(({ digit, probability }) => `${digit} (${certainty(probability, false, locale)})`)
            .join(' · ')}
          {reading.adapted && messages.asWritten}{' '}
        </>
      )}
      {status.state === 'ready' && (
        <span className={styles.threshold}>
          {messages.needs(certainty(status.model.ink.threshold, true, locale))}
        </span>
      )}
    </p>
  );
}
