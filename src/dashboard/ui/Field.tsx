import type { ReactNode } from 'react';
import styles from './Field.module.css';

interface FieldProps {
  /** Of the control inside. */
  readonly id: string;
  readonly label: string;
  /** The control, and what is said below it. */
  readonly children: ReactNode;
}

/** A control with its label. */
export function Field({ id, label, children }: FieldProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}
