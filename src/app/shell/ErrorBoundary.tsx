import { Component, type ReactNode } from 'react';
import { useMessages } from '../i18n';
import { Button } from '../ui/Button';
import styles from './ErrorBoundary.module.css';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** A plain page in place of a broken one. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <Crash message={error.message} />;
  }
}

function Crash({ message }: { readonly message: string }) {
  const messages = useMessages().errors.crash;
  return (
    <main className={styles.page}>
      <h1>{messages.title}</h1>
      <p>{messages.text}</p>
      <Button look="primary" onClick={() => location.reload()}>
        {messages.reload}
      </Button>
      <details>
        <summary>{messages.details}</summary>
        <pre>{message}</pre>
      </details>
    </main>
  );
}
