import type { Digit } from '../../contract';
import { usePageMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { DigitKeys } from '../writing/DigitKeys';
import type { KnownDigit } from './corrections';
import styles from './DigitEditor.module.css';

interface DigitEditorProps {
  /** The chosen digit; `null`: none is chosen. */
  readonly digit: KnownDigit | null;
  /** Its place, from 1. */
  readonly place: number;
  /** How many digits there are. */
  readonly count: number;
  readonly onMean: (meant: Digit | 'none' | null) => void;
  readonly onSplit: () => void;
  readonly onMerge: () => void;
}

/** Corrects the chosen digit: ten keys to say which it is, and buttons to split, merge and delete. */
export function DigitEditor({ digit, place, count, onMean, onSplit, onMerge }: DigitEditorProps) {
  const messages = usePageMessages().number;
  const meant = digit?.meant ?? null;
  const deleted = meant === 'none';
  const note = () => {
    if (!digit) return messages.meantHint;
    if (deleted) return messages.deleted(place);
    return meant === null ? messages.chosen(place, digit.reading.digit) : messages.marked(place, meant);
  };
  return (
    <div className={styles.editor}>
      <div className={styles.row}>
        <DigitKeys picked={deleted ? null : meant} disabled={!digit} note={note()} onPick={onMean} />
        <div className={styles.tools}>
          <Button className={styles.tool} look="quiet" disabled={!digit || deleted} onClick={onSplit}>
            <Icon name="split" />
            {messages.split}
          </Button>
          <Button
            className={styles.tool}
            look="quiet"
            disabled={!digit || deleted || count < 2}
            title={place < count ? messages.mergeNext : messages.mergePrevious}
            onClick={onMerge}
          >
            <Icon name="merge" />
            {messages.merge}
          </Button>
          <Button
            className={styles.tool}
            look="quiet"
            disabled={!digit}
            onClick={() => onMean(deleted ? null : 'none')}
          >
            <Icon name={deleted ? 'undo' : 'delete'} />
            {deleted ? messages.restore : messages.delete}
          </Button>
        </div>
      </div>
    </div>
  );
}
