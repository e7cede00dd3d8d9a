import type { ReactNode } from 'react';
import styles from './WritingLayout.module.css';

interface WritingLayoutProps {
  readonly title: ReactNode;
  readonly reading: ReactNode;
  readonly desk: ReactNode;
  readonly extra: ReactNode;
}

/** Places the sheet and what belongs to it: one column on phones (the reading above the hand), two beyond. */
export function WritingLayout({ title, reading, desk, extra }: WritingLayoutProps) {
  return (
    <div className={styles.layout}>
      <header className={styles.title}>{title}</header>
      <div className={styles.reading}>{reading}</div>
      <div className={styles.desk}>{desk}</div>
      <div className={styles.extra}>{extra}</div>
    </div>
  );
}
