import type { CSSProperties } from 'react';
import type { Digit } from '../../contract';
import type { Bounds } from '../../ink';
import type { SheetSize } from '../writing/InkCanvas';
import styles from './DigitBoxes.module.css';

export interface DigitBox {
  /** Bounds of the digit's ink, in the unit of the strokes. */
  readonly bounds: Bounds;
  readonly digit: Digit;
  readonly state: 'read' | 'unsure' | 'corrected';
  readonly chosen: boolean;
}

interface DigitBoxesProps {
  readonly boxes: readonly DigitBox[];
  readonly size: SheetSize;
}

/** Light boxes over the ink: each digit's bounds and reading. They ignore the pointer. */
export function DigitBoxes({ boxes, size }: DigitBoxesProps) {
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return (
    <div className={styles.layer} aria-hidden="true">
      {boxes.map(({ bounds: { minX, minY, maxX, maxY }, digit, state, chosen }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a box is its index in the number.
          key={index}
          className={styles.box}
          data-state={state}
          data-chosen={chosen || undefined}
          style={
            {
              '--left': percent(minX, size.width),
              '--top': percent(minY, size.height),
              '--width': percent(maxX - minX, size.width),
              '--height': percent(maxY - minY, size.height),
              // Under the ink, in hundredths of the sheet.
              '--room': 100 * (1 - maxY / size.height),
            } as CSSProperties
          }
        >
          <span className={styles.digit}>{digit}</span>
        </span>
      ))}
    </div>
  );
}
