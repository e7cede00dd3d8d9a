import type { ReactNode } from 'react';
import { useMessages } from '../i18n';
import styles from './Notices.module.css';

/** The place of notices, over the lower edge of the page; what appears in it is announced. */
export function Notices({ children }: { readonly children: ReactNode }) {
  const messages = useMessages().shell.notices;
  return (
    <section className={styles.place} aria-label={messages.label} aria-live="polite">
      {children}
    </section>
  );
}

/** One notice: a sentence and what can be done about it. */
export function NoticeBar({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <div className={styles.notice}>
      <p>{text}</p>
      {children}
    </div>
  );
}
