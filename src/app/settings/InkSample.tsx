import { outlineOf } from '../writing/outline';
import styles from './settings.module.css';

/** Points of the wave that the sample is, and its size, in pixels. */
const POINTS = 40;
const WIDTH = 240;
const HEIGHT = 64;
const MARGIN = 24;

/** As a hand writes it: waves from left to right, slow where they turn and fast between, so that the line swells and thins. */
const WAVE = {
  x: Float32Array.from({ length: POINTS }, (_, i) => MARGIN + ((WIDTH - 2 * MARGIN) * i) / (POINTS - 1)),
  y: Float32Array.from(
    { length: POINTS },
    (_, i) => HEIGHT / 2 - 16 * Math.sin((i / (POINTS - 1)) * 4 * Math.PI),
  ),
};

/** A line with the pen of this width (CSS pixels), drawn as the sheet draws it. For the eye only. */
export function InkSample({ width }: { readonly width: number }) {
  return (
    <svg className={styles.sample} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={outlineOf(WAVE, width)} />
    </svg>
  );
}
