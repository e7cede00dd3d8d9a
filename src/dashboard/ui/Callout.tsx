import type { ReactNode } from 'react';
import styles from './Callout.module.css';

interface CalloutProps {
  /** Whether it tells of a failure. */
  readonly bad?: boolean;
  readonly children: ReactNode;
}

/** A sentence that must not be overlooked. */
export function Callout({ bad = false, children }: CalloutProps) {
  return (
    <p className={bad ? `${styles.callout} ${styles.bad}` : styles.callout} role={bad ? 'alert' : 'status'}>
      {children}
    </p>
  );
}
