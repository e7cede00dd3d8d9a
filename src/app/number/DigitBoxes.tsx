import type { CSSProperties } from 'react';
import type { NumberReading } from '../../recognizer';
import { usePageMessages } from '../i18n';
import type { SheetSize } from '../writing/InkCanvas';
import { type Corrections, digitShown, digitsOf, isUnsure, type KnownDigit } from './corrections';
import styles from './DigitBoxes.module.css';

/** A digit to be shown in a box. */
export interface BoxedDigit {
  readonly known: KnownDigit;
  /** Whether the whole number is refused, though each digit is sure. */
  readonly doubtful: boolean;
  /** Names the box. */
  readonly name: string;
}

interface DigitBoxesProps {
  readonly digits: readonly BoxedDigit[];
  readonly on: 'sheet' | 'picture';
  /** Of the sheet or picture, in the unit of the digits' bounds. */
  readonly size: SheetSize;
  /** Index of the digit that is to be corrected; `null`: none. */
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
}

export function percent(part: number, whole: number): string {
  return `${(100 * part) / whole}%`;
}

/** Names the boxes of a number. */
export function useBoxes() {
  const messages = usePageMessages().number;
  return (reading: NumberReading, corrections: Corrections | null): BoxedDigit[] => {
    const digits = digitsOf(reading, corrections);
    const doubtful = !reading.accepted && !corrections && !digits.some(isUnsure);
    return digits.map((known, i) => {
      const digit = digitShown(known);
      return {
        known,
        doubtful,
        name: digit === null ? messages.deleted(i + 1) : messages.digit(i + 1, digit),
      };
    });
  };
}

/** A button over each digit's ink, to choose the one to correct, with what it was read as. */
export function DigitBoxes({ digits, on, size, chosen, onChoose }: DigitBoxesProps) {
  const messages = usePageMessages().number;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid over the sheet.
    <div className={styles.layer} data-on={on} role="group" aria-label={messages.digits}>
      {digits.map(({ known, doubtful, name }, index) => {
        const { minX, minY, maxX, maxY } = known.bounds;
        const digit = digitShown(known);
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a box is its index in the number.
            key={index}
            type="button"
            className={styles.box}
            data-state={stateOf(known, doubtful)}
            aria-label={name}
            aria-pressed={index === chosen}
            onClick={() => onChoose(index)}
            style={
              {
                '--left': percent(minX, size.width),
                '--top': percent(minY, size.height),
                '--width': percent(maxX - minX, size.width),
                '--height': percent(maxY - minY, size.height),
                // Above the ink, in hundredths of the sheet.
                '--room': (100 * minY) / size.height,
              } as CSSProperties
            }
          >
            <span className={styles.digit}>{digit ?? '×'}</span>
          </button>
        );
      })}
    </div>
  );
}

function stateOf(known: KnownDigit, doubtful: boolean): 'none' | 'corrected' | 'unsure' | 'read' {
  if (known.meant === 'none') return 'none';
  if (known.meant !== null) return 'corrected';
  return isUnsure(known) || doubtful ? 'unsure' : 'read';
}
