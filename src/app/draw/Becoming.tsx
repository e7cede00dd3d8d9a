import { boundsOf } from '../../ink';
import type { Strokes } from '../writing/history';
import type { SheetSize } from '../writing/InkCanvas';
import styles from './Becoming.module.css';

/** Ink that was read, and its digit. */
export interface Gone {
  readonly strokes: Strokes;
  readonly text: string;
}

interface BecomingProps {
  readonly gone: Gone;
  readonly size: SheetSize;
  readonly onEnd: () => void;
}

/** The ink that has just left the sheet becomes its digit. For the eye only. */
export function Becoming({ gone: { strokes, text }, size, onEnd }: BecomingProps) {
  const bounds = boundsOf(strokes);
  if (!bounds) return null;
  const { minX, minY, maxX, maxY } = bounds;
  // Plain lines: outlines as on the sheet would cost the next stroke its first frame.
  const lines = strokes.map(({ x, y }) => `M${Array.from(x, (left, i) => `${left} ${y[i]}`).join('L')}`);
  return (
    <svg
      className={styles.becoming}
      viewBox={`0 0 ${size.width} ${size.height}`}
      aria-hidden="true"
      focusable="false"
      onAnimationEnd={onEnd}
    >
      <path className={styles.ink} d={lines.join('')} />
      <text
        className={styles.digit}
        x={(minX + maxX) / 2}
        y={(minY + maxY) / 2}
        fontSize={Math.max(maxY - minY, size.height / 4) * 1.3}
      >
        {text}
      </text>
    </svg>
  );
}
