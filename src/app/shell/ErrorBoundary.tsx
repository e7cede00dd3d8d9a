import { Component, type ReactNode } from 'react';
import { useMessages } from '../i18n';
import { Button } from '../ui/Button';
import styles from './ErrorBoundary.module.css';

interface State {
  readonly error: Error | null;
}

/** A plain page in place of a broken one. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render() {
    const { error } = this.state;
    return error ? <Crash message={error.message} /> : this.props.children;
  }
}

function Crash({ message }: { readonly message: string }) {
  const { errors, shell } = useMessages();
  const messages = errors.crash;
  return (
    <main className={styles.page}>
      <h1>{messages.title}</h1>
      <p>{messages.text}</p>
      <Button look="primary" onClick={() => location.reload()}>
        {shell.reload}
      </Button>
      <details>
        <summary>{messages.details}</summary>
        <pre>{message}</pre>
      </details>
    </main>
  );
}
