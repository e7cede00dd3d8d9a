import type { ReactNode } from 'react';
import type { Failure } from '../api';
import { failureText, useLanguage } from '../i18n';

/** Shown while the page waits for the server. */
export function LoadingNotice() {
  const { messages } = useLanguage();
  return (
    <p className="notice notice-loading" role="status">
      <span className="spinner" aria-hidden="true" />
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
    <section className="card notice" role="alert">
      <h2>{title}</h2>
      <p>{failureText(failure, language)}</p>
      <button type="button" className="button button-primary" onClick={onRetry}>
        {language.messages.retry}
      </button>
    </section>
  );
}

interface EmptyNoticeProps {
  readonly title: string;
  /** The title's place among the headings. */
  readonly level: 'h1' | 'h2';
  readonly children: ReactNode;
}

/** A framed message in place of figures. */
export function EmptyNotice({ title, level: Heading, children }: EmptyNoticeProps) {
  return (
    <section className="card notice notice-empty">
      <svg className="notice-picture" viewBox="0 0 120 48" aria-hidden="true" focusable="false">
        <path className="notice-axis" d="M4 44h112" />
        <path className="notice-line" d="M8 34 28 26 48 31 68 18 88 24 112 12" />
      </svg>
      <Heading>{title}</Heading>
      {children}
    </section>
  );
}
