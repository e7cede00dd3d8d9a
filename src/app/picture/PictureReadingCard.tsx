import type { NumberReading } from '../../recognizer';
import { useLocale, useMessages } from '../i18n';
import { certainty } from '../reader/certainty';
import { CopyActions } from '../ui/CopyActions';
import { cx } from '../ui/cx';
import tile from '../writing/ReadingTile.module.css';
import styles from './PictureReadingCard.module.css';

interface PictureReadingCardProps {
  /** `null` while nothing has been read. */
  readonly lines: readonly NumberReading[] | null;
  readonly note: string;
}

/** The number on each line with its confidence, and buttons to copy and share them. */
export function PictureReadingCard({ lines, note }: PictureReadingCardProps) {
  const { image: messages, reading: readingMessages } = useMessages();
  const locale = useLocale();
  const found = lines ?? [];
  const sure = found.filter(({ accepted }) => accepted);
  const text = sure.length > 0 ? sure.map(({ number }) => number).join('\n') : null;
  const describe = ({ number, accepted, confidence }: NumberReading) => {
    const percent = certainty(confidence, accepted, locale);
    return accepted ? messages.sure(number, percent) : messages.mightBe(number, percent);
  };
  const [only] = found;
  return (
    <div className={styles.card}>
      <div
        className={cx(tile.tile, styles.tile)}
        data-state={only ? (sure.length < found.length ? 'unsure' : 'read') : 'empty'}
        data-several={found.length > 1 || undefined}
      >
        {!only && note && <p className={styles.note}>{note}</p>}
        <div role="status" aria-label={readingMessages.label} aria-atomic="true" className={styles.reading}>
          {found.map(({ number, accepted }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its index in the picture.
            <span key={index} data-unsure={!accepted || undefined}>
              {accepted ? number : readingMessages.notSure}
              {index + 1 < found.length && '\n'}
            </span>
          ))}
        </div>
      </div>
      {only && found.length === 1 && <p className={styles.saying}>{describe(only)}</p>}
      {found.length > 1 && (
        <ol className={styles.lines} aria-label={messages.lines}>
          {found.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its index in the picture.
            <li key={index}>{messages.line(index + 1, describe(line))}</li>
          ))}
        </ol>
      )}
      {text !== null && <CopyActions text={text} />}
    </div>
  );
}
