import { Button } from '../ui/Button';
import styles from './LikelyDigits.module.css';

interface LikelyDigitsProps {
  /** Asks which it is; names the group. */
  readonly question: string;
  /** What was refused may be each of these, the likeliest first: digits, or a whole number. */
  readonly likely: readonly string[];
  readonly onPick: (index: number) => void;
}

/** Big buttons to say what was meant where the reader is not sure. */
export function LikelyDigits({ question, likely, onPick }: LikelyDigitsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out in a row.
    <div role="group" aria-label={question} className={styles.group}>
      <span aria-hidden="true" className={styles.question}>
        {question}
      </span>
      {likely.map((text, index) => (
        <Button key={text} className={styles.likely} onClick={() => onPick(index)}>
          {text}?
        </Button>
      ))}
    </div>
  );
}
