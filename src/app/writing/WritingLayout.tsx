import type { ReactNode } from 'react';
import { SharingQuestion } from '../sharing/SharingQuestion';
import styles from './WritingLayout.module.css';

interface WritingLayoutProps {
  /** The shape of the sheet: a square for one digit, or a line for a number. */
  readonly shape?: 'square' | 'wide';
  readonly title: ReactNode;
  readonly reading: ReactNode;
  readonly desk: ReactNode;
  /** The readings of this session, above `extra`. */
  readonly session?: ReactNode;
  readonly extra: ReactNode;
}

/** The sheet and its parts: one column on phones (the reading above the hand), else two. */
export function WritingLayout(props: WritingLayoutProps) {
  const { shape = 'square', title, reading, desk, session, extra } = props;
  return (
    <div className={styles.layout} data-shape={shape}>
      <header className={styles.title}>{title}</header>
      <div className={styles.reading}>{reading}</div>
      <div className={styles.desk}>{desk}</div>
      <SharingQuestion className={styles.question} />
      <div className={styles.extra}>
        {session}
        {extra}
      </div>
    </div>
  );
}
