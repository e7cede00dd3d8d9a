import { useLanguage } from '../i18n';
import styles from './Wordmark.module.css';

/** The product's name with its mark: five tally strokes. */
export function Wordmark() {
  const { messages } = useLanguage();
  return (
    <span className={styles.wordmark}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d="M5 5v14M10 5v14M15 5v14M20 5v14M2.5 16.5 22 7.5" />
      </svg>
      {messages.product}
    </span>
  );
}
