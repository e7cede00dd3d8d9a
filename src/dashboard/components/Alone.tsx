import type { ReactNode } from 'react';
import styles from './Alone.module.css';

/** The main part of a page that has nothing else, in the middle of the window. */
export function Alone({ children }: { readonly children: ReactNode }) {
  return <main className={styles.alone}>{children}</main>;
}
