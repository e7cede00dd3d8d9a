import { memo } from 'react';
import { boundsOf } from '../../ink';
import type { Strokes } from './history';
import { outlineOf } from './outline';
import styles from './Thumbnail.module.css';

/** Width of a thumbnail's pen, as a share of its height. */
const PEN_SHARE = 0.1;

/** The ink, small. Decoration: what it stands on says what was read. */
export const Thumbnail = memo(function Thumbnail({ strokes }: { readonly strokes: Strokes }) {
  const bounds = boundsOf(strokes);
  if (!bounds) return null;
  const width = bounds.maxX - bounds.minX;
  const height = bounds.maxY - bounds.minY;
  // A line or a dot has no height to go by.
  const pen = PEN_SHARE * Math.max(height, width / 4, 1);
  const box = [bounds.minX - pen, bounds.minY - pen, width + 2 * pen, height + 2 * pen];
  return (
    <svg className={styles.thumbnail} viewBox={box.join(' ')} aria-hidden="true" focusable="false">
      <path d={strokes.map((stroke) => outlineOf(stroke, pen)).join('')} fill="currentColor" />
    </svg>
  );
});
