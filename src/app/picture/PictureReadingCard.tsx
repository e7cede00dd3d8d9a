import { useLocale, usePageMessages } from '../i18n';
import { type Corrections, numberShown, textToCopy } from '../number/corrections';
import { Likely } from '../number/Likely';
import { certainty } from '../reader/certainty';
import { CopyActions } from '../ui/CopyActions';
import { cx } from '../ui/cx';
import tile from '../writing/ReadingTile.module.css';
import styles from './PictureReadingCard.module.css';
import type { CorrectedLine, PlaceInPicture } from './usePictureCorrections';

interface PictureReadingCardProps {
  readonly lines: readonly CorrectedLine[];
  readonly note: string;
  readonly chosen: PlaceInPicture | null;
  readonly onMark: (line: number, corrections: Corrections | null) => void;
}

/** The number on each line with its confidence, and buttons to copy and share them. */
export function PictureReadingCard({ lines, note, chosen, onMark }: PictureReadingCardProps) {
  const { image: messages, number: numberMessages, reading: readingMessages } = usePageMessages();
  const locale = useLocale();
  const shown = lines.map(({ reading, corrections }) => numberShown(reading, corrections));
  const text = lines.map(({ reading, corrections }) => textToCopy(reading, corrections)).join('\n');
  const describe = ({ reading, corrections }: CorrectedLine) => {
    const { number, accepted, confidence, threshold } = reading;
    if (corrections) return messages.corrected(numberShown(reading, corrections) ?? '–');
    const percent = certainty(confidence, accepted, locale);
    if (accepted) return messages.sure(number, percent);
    return numberMessages.mightBe(number, percent, readingMessages.needs(certainty(threshold, true, locale)));
  };
  const [only] = lines;
  const asked =
    chosen?.line ?? lines.findIndex(({ reading, corrections }) => !reading.accepted && !corrections);
  const askedLine = lines[asked];
  return (
    <div className={styles.card}>
      <div
        className={cx(tile.tile, styles.tile)}
        data-state={only ? (shown.includes(null) ? 'unsure' : 'read') : 'empty'}
        data-several={lines.length > 1 || undefined}
      >
        {!only && note && <p className={styles.note}>{note}</p>}
        <div role="status" aria-label={readingMessages.label} aria-atomic="true" className={styles.reading}>
          {shown.map((number, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its index in the picture.
            <span key={index} data-unsure={number === null || undefined}>
              {number ?? readingMessages.notSure}
              {index + 1 < lines.length && '\n'}
            </span>
          ))}
        </div>
      </div>
      {only && lines.length === 1 && <p className={styles.saying}>{describe(only)}</p>}
      {lines.length > 1 && (
        <ol className={styles.lines} aria-label={messages.lines}>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its index in the picture.
            <li key={index}>{messages.line(index + 1, describe(line))}</li>
          ))}
        </ol>
      )}
      <div className={styles.actions}>
        {askedLine && (
          <Likely
            {...askedLine}
            chosen={chosen?.index ?? null}
            onMean={(change) => onMark(asked, change(askedLine.reading))}
          />
        )}
        {text && <CopyActions text={text} />}
      </div>
    </div>
  );
}
