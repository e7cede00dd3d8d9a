import { type ReactNode, useId } from 'react';
import styles from './Card.module.css';

interface CardProps {
  /** Names the region. */
  readonly heading: string;
  /** Controls beside the heading. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A sheet with a heading: a region of the page. */
export function Card({ heading, beside, children }: CardProps) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{heading}</h2>
        {beside}
      </div>
      {children}
    </section>
  );
}
