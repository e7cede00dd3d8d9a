import type { ReactNode } from 'react';
import styles from './TableFrame.module.css';

interface TableFrameProps {
  readonly caption: string;
  /** Head and body of the table. */
  readonly children: ReactNode;
}

/** A table in a frame in which it scrolls where it is too large. */
export function TableFrame({ caption, children }: TableFrameProps) {
  return (
    // A frame that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={styles.frame} aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        {children}
      </table>
    </section>
  );
}
