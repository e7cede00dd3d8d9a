import type { ReactNode } from 'react';
import type { Failure } from '../api';
import { failureText, useLanguage } from '../i18n';
import { Button } from '../ui/Button';
import card from '../ui/Card.module.css';
import styles from './Notices.module.css';

/** Shown while the page waits for the server. */
export function LoadingNotice() {
  const { messages } = useLanguage();
  return (
    <p className={styles.loading} role="status">
      <span className={styles.spinner} aria-hidden="true" />
      {messages.loading}
    </p>
  );
}

interface FailureNoticeProps {
  readonly title: string;
  readonly failure: Failure;
  readonly onRetry: () => void;
}

/** Says what went wrong with a request, and offers to repeat it. */
export function FailureNotice({ title, failure, onRetry }: FailureNoticeProps) {
  const language = useLanguage();
  return (
    <section className={`${card.card} ${styles.notice}`} role="alert">
      <h2>{title}</h2>
      <p>{failureText(failure, language)}</p>
      <Button look="primary" onClick={onRetry}>
        {language.messages.retry}
      </Button>
    </section>
  );
}

interface EmptyNoticeProps {
  readonly title: string;
  /** The title's place among the headings. */
  readonly level: 'h1' | 'h2';
  readonly children: ReactNode;
  /** Buttons and links. */
  readonly actions: ReactNode;
}

/** A framed message in place of figures. */
export function EmptyNotice({ title, level: Heading, children, actions }: EmptyNoticeProps) {
  return (
    <section className={`${card.card} ${styles.notice}`}>
      <svg className={styles.picture} viewBox="0 0 120 48" aria-hidden="true" focusable="false">
        <path className={styles.axis} d="M4 44h112" />
        <path className={styles.line} d="M8 34 28 26 48 31 68 18 88 24 112 12" />
      </svg>
      <Heading>{title}</Heading>
      {children}
      <div className={styles.actions}>{actions}</div>
    </section>
  );
}
