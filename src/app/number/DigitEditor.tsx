import { useState } from 'react';
import type { Digit } from '../../contract';
import type { DigitsMeant, Reading } from '../../recognizer';
import { usePageMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { DigitKeys } from '../writing/DigitKeys';
import type { Corrections } from './corrections';
import styles from './DigitEditor.module.css';

/**
 * Reads some digits of a number again, as so many.
 *
 * @param index of the first, from 0
 * @returns whether the ink makes so many digits; null where it was not read
 */
export type ReadAgain = (index: number, count: DigitsMeant, as: DigitsMeant) => Promise<boolean | null>;

interface DigitEditorProps {
  readonly digits: Corrections;
  /** Index of the digit to be corrected; `null`: none. */
  readonly chosen: number | null;
  readonly onMean: (meant: Digit | 'none' | null) => void;
  readonly onReadAgain: ReadAgain;
}

/** Corrects the chosen digit: ten keys to say which it is, and buttons to split, merge and delete. */
export function DigitEditor({ digits, chosen, onMean, onReadAgain }: DigitEditorProps) {
  const messages = usePageMessages().number;
  /** What could not be done, and with which digit. */
  const [refusal, setRefusal] = useState<{ readonly of: Reading; readonly text: string } | null>(null);
  const index = chosen ?? 0;
  const digit = chosen === null ? undefined : digits[chosen];
  const meant = digit?.meant ?? null;
  const deleted = meant === 'none';
  const hasNext = index + 1 < digits.length;

  const note = () => {
    const place = index + 1;
    if (!digit) return messages.meantHint;
    if (refusal?.of === digit.reading) return refusal.text;
    if (deleted) return messages.deleted(place);
    return meant === null ? messages.chosen(place, digit.reading.digit) : messages.marked(place, meant);
  };
  const mean = (meant: Digit | 'none' | null) => {
    setRefusal(null);
    onMean(meant);
  };
  const readAgain = async (from: number, count: DigitsMeant, as: DigitsMeant, otherwise: string) => {
    const isDone = await onReadAgain(from, count, as);
    if (digit && isDone === false) setRefusal({ of: digit.reading, text: otherwise });
  };
  return (
    <div className={styles.editor}>
      <div className={styles.row}>
        <DigitKeys picked={deleted ? null : meant} disabled={!digit} note={note()} onPick={mean} />
        <div className={styles.tools}>
          <Button
            className={styles.tool}
            look="quiet"
            disabled={!digit || deleted}
            onClick={() => void readAgain(index, 1, 2, messages.notSplit)}
          >
            <Icon name="split" />
            {messages.split}
          </Button>
          <Button
            className={styles.tool}
            look="quiet"
            disabled={!digit || deleted || digits.length < 2}
            title={hasNext ? messages.mergeNext : messages.mergePrevious}
            onClick={() => void readAgain(hasNext ? index : index - 1, 2, 1, messages.notMerged)}
          >
            <Icon name="merge" />
            {messages.merge}
          </Button>
          <Button
            className={styles.tool}
            look="quiet"
            disabled={!digit}
            onClick={() => mean(deleted ? null : 'none')}
          >
            <Icon name={deleted ? 'undo' : 'delete'} />
            {deleted ? messages.restore : messages.delete}
          </Button>
        </div>
      </div>
    </div>
  );
}
