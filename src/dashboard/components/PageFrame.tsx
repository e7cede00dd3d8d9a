import type { ReactNode } from 'react';
import { Wordmark } from '../ui/Wordmark';
import { LanguagePicker } from './LanguagePicker';
import styles from './PageFrame.module.css';

interface PageFrameProps {
  /** The way out of the page, beside the language. */
  readonly way?: ReactNode;
  readonly children: ReactNode;
}

/** The header of the page, and its main part. */
export function PageFrame({ way, children }: PageFrameProps) {
  return (
    <>
      <header className={styles.header}>
        <Wordmark />
        <LanguagePicker />
        {way}
      </header>
      <main className={styles.page}>{children}</main>
    </>
  );
}
