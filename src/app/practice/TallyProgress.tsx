import { usePageMessages } from '../i18n';
import { isRight, missedOf, type Round } from './round';
import styles from './TallyProgress.module.css';

/** Paths of one gate: four uprights and the stroke across them. */
export const GATE = ['M8 6v28', 'M17 6v28', 'M26 6v28', 'M35 6v28', 'M2 30 41 10'] as const;
export const GATE_WIDTH = 54;

/** How far the round is, as a tally: gates of five. */
export function TallyProgress({ round }: { readonly round: Round }) {
  const messages = usePageMessages().practice;
  const { length } = round.prompts;
  const label = messages.progress(round.results.length, length, missedOf(round).length);
  const gates = Math.ceil(length / GATE.length);
  return (
    <svg className={styles.tally} viewBox={`0 0 ${gates * GATE_WIDTH - 8} 40`} role="img" aria-label={label}>
      {Array.from({ length }, (_, index) => {
        const result = round.results[index];
        const state = result ? (isRight(result) ? 'right' : 'missed') : 'open';
        const gate = Math.floor(index / GATE.length);
        return (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the tally is what a mark is.
            key={index}
            className={styles.mark}
            data-state={state}
            d={GATE[index % GATE.length]}
            transform={`translate(${gate * GATE_WIDTH} 0)`}
          />
        );
      })}
    </svg>
  );
}
