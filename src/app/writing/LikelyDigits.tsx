import { useLocale, useMessages } from '../i18n';
import { certainty } from '../reader/certainty';
import { Button } from '../ui/Button';
import styles from './LikelyDigits.module.css';

interface LikelyDigitsProps<Meant extends string | number> {
  /** Names the group. */
  readonly name: string;
  /** Shows the name, where there is room. */
  readonly asks?: boolean;
  /** What was refused may be each of these, the likeliest first: digits, or a whole number. */
  readonly likely: readonly { readonly digit: Meant; readonly probability: number }[];
  readonly onPick: (meant: Meant) => void;
}

/** Big buttons to say what was meant where the reader is not sure. */
export function LikelyDigits<Meant extends string | number>({
  name,
  asks = false,
  likely,
  onPick,
}: LikelyDigitsProps<Meant>) {
  const messages = useMessages().reading;
  const locale = useLocale();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out in a row.
    <div role="group" aria-label={name} className={styles.group}>
      {asks && (
        <span aria-hidden="true" className={styles.question}>
          {name}
        </span>
      )}
      {likely.map(({ digit, probability }) => (
        <Button
          key={digit}
          className={styles.likely}
          title={certainty(probability, false, locale)}
          onClick={() => onPick(digit)}
        >
          {messages.guess(String(digit))}
        </Button>
      ))}
    </div>
  );
}
