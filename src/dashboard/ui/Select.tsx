import type { SelectHTMLAttributes } from 'react';
import styles from './Select.module.css';

interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  /** Whether it stands back behind what is around it. */
  readonly quiet?: boolean;
}

/** A choice that opens. */
export function Select({ quiet = false, ...rest }: SelectProps) {
  return (
    <span className={quiet ? `${styles.select} ${styles.quiet}` : styles.select}>
      <select {...rest} />
      <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        <path d="m2 4 4 4 4-4" />
      </svg>
    </span>
  );
}
