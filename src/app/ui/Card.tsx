import { type ReactNode, useId } from 'react';
import styles from './Card.module.css';
import { cx } from './cx';

interface CardProps {
  readonly heading: string;
  readonly children: ReactNode;
}

/** A sheet with a heading: a region of the page. */
export function Card({ heading, children }: CardProps) {
  const id = useId();
  return (
    <section className={cx('panel', styles.card)} aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  );
}
