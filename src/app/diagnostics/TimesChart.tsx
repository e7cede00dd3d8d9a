import { useLocale, usePageMessages } from '../i18n';
import styles from './diagnostics.module.css';
import type { DigitResult } from './self-test';

/** In the drawing's own units: a column for each digit, the scale on the left, the digits below. */
const COLUMN = 28;
const LEFT = 76;
const TOP = 12;
const HEIGHT = 96;
const BELOW = 22;
const BAR = 16;
const WIDTH = LEFT + 10 * COLUMN;

/** Bars of the milliseconds, for the eye; the table beside it says the same. */
export function TimesChart({ results }: { readonly results: readonly DigitResult[] }) {
  const messages = usePageMessages().diagnostics;
  const locale = useLocale();
  const top = roundUp(Math.max(...results.map(({ ms }) => ms)));
  const y = (ms: number) => TOP + HEIGHT * (1 - ms / top);
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  return (
    <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${TOP + HEIGHT + BELOW}`} aria-hidden="true">
      {[top, top / 2, 0].map((ms) => (
        <g key={ms}>
          <line className={styles.grid} x1={LEFT} x2={WIDTH} y1={y(ms)} y2={y(ms)} />
          <text className={styles.scale} x={LEFT - 8} y={y(ms) + 4}>
            {ms === 0 ? 0 : messages.milliseconds(number.format(ms))}
          </text>
        </g>
      ))}
      {results.map(({ digit, ms, passed }) => {
        const left = LEFT + digit * COLUMN + (COLUMN - BAR) / 2;
        return (
          <g key={digit}>
            <rect
              className={styles.timeBar}
              data-failed={!passed || undefined}
              x={left}
              y={y(ms)}
              width={BAR}
              height={TOP + HEIGHT - y(ms)}
              rx={Math.min(3, (TOP + HEIGHT - y(ms)) / 2)}
            />
            <text className={styles.barName} x={left + BAR / 2} y={TOP + HEIGHT + 16}>
              {digit}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** The next of 1, 2, 5, 10, 20, … (and their tenths, and so on): a scale that can be read. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 0.001)));
  return power * ([1, 2, 5, 10].find((step) => value <= step * power) ?? 10);
}
