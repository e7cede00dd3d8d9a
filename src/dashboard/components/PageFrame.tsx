import type { ReactNode } from 'react';
import { Wordmark } from '../ui/Wordmark';
import { LanguagePicker } from './LanguagePicker';
import styles from './PageFrame.module.css';

interface PageFrameProps {
  /** What leaves the page, beside the language. */
  readonly exit?: ReactNode;
  readonly children: ReactNode;
}

/** The header of the page, and its main part. */
export function PageFrame({ exit, children }: PageFrameProps) {
  return (
    <>
      <header className={styles.header}>
        <Wordmark />
        <LanguagePicker />
        {exit}
      </header>
      <main className={styles.page}>{children}</main>
    </>
  );
}

/** The main part of a page that has nothing else, in the middle of the window. */
export function Alone({ children }: { readonly children: ReactNode }) {
  return <main className={styles.alone}>{children}</main>;
}
