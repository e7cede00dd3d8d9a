import { outlineOf } from '../writing/outline';
import styles from './settings.module.css';

/** Points of the sample wave, and its size in pixels. */
const POINTS = 40;
const WIDTH = 240;
const HEIGHT = 64;
const MARGIN = 24;

/** As if written by hand: slow at the turns and fast between, so that the width varies. */
const WAVE = {
  x: Float32Array.from({ length: POINTS }, (_, i) => MARGIN + ((WIDTH - 2 * MARGIN) * i) / (POINTS - 1)),
  y: Float32Array.from(
    { length: POINTS },
    (_, i) => HEIGHT / 2 - 16 * Math.sin((i / (POINTS - 1)) * 4 * Math.PI),
  ),
};

/** A line of this width (CSS pixels), drawn as on the sheet. */
export function InkSample({ width }: { readonly width: number }) {
  return (
    <svg className={styles.sample} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={outlineOf(WAVE, width)} />
    </svg>
  );
}
