import type { CSSProperties } from 'react';
import { useMessages } from '../i18n';
import type { SheetSize } from '../writing/InkCanvas';
import { digitShown, isUnsure, type KnownDigit } from './corrections';
import styles from './DigitBoxes.module.css';

interface DigitBoxesProps {
  readonly digits: readonly KnownDigit[];
  /** Whether the whole is refused, though each digit is sure. */
  readonly doubtful: boolean;
  /** Of the sheet or picture, in the unit of the digits' bounds. */
  readonly size: SheetSize;
  /** Index of the digit that is to be corrected; `null`: none. */
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
  /** Names a box: the digit (`null`: none) and its place, from 1. */
  readonly nameOf: (place: number, digit: number | null) => string;
}

/** A button over each digit's ink, to choose the one to correct, with what it was read as. */
export function DigitBoxes({ digits, doubtful, size, chosen, onChoose, nameOf }: DigitBoxesProps) {
  const messages = useMessages().number;
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid over the sheet.
    <div className={styles.layer} role="group" aria-label={messages.digits}>
      {digits.map((known, index) => {
        const { minX, minY, maxX, maxY } = known.bounds;
        const digit = digitShown(known);
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a box is its index in the number.
            key={index}
            type="button"
            className={styles.box}
            data-state={stateOf(known, doubtful)}
            aria-label={nameOf(index + 1, digit)}
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
