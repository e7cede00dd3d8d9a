import { useMessages } from '../i18n';
import { useStore } from '../store';
import { Icon, type IconName } from '../ui/icons';
import styles from './SessionTally.module.css';
import { sessionReadings } from './session-readings';

/** A tally of five: four strokes, and one across them. */
const STROKES = ['M5.5 5v14', 'M9.8 5v14', 'M14.1 5v14', 'M18.4 5v14', 'M3 16.5 21 7.5'];

/** A stroke for each digit that was read in this session, by fives; an icon until there is one. */
export function SessionTally({ icon }: { readonly icon: IconName }) {
  const messages = useMessages().reading;
  const digits = useStore(sessionReadings.digits);
  if (digits === 0) return <Icon name={icon} size={40} />;
  const shown = STROKES.slice(0, ((digits - 1) % STROKES.length) + 1);
  return (
    <svg className={styles.tally} viewBox="0 0 24 24" role="img" aria-label={messages.tally(digits)}>
      {shown.map((stroke, index) => (
        <path
          key={stroke}
          className={index === shown.length - 1 ? styles.newest : undefined}
          d={stroke}
          pathLength={1}
        />
      ))}
    </svg>
  );
}
