import { useMessages } from '../i18n';
import { ReaderFailure } from '../reader/ReaderFailure';
import { useRecognizerStatus } from '../reader/useRecognizer';
import type { InkDrawing, InkView } from './drawing';
import styles from './ReaderMessage.module.css';

interface ReaderMessageProps {
  readonly drawing: InkDrawing;
  readonly view: InkView;
  /** Shown while nothing is drawn and the reader is ready. */
  readonly idleText: string;
}

/** In place of a reading: why there is none yet, or what failed, with a button to try again. */
export function ReaderMessage({ drawing, view, idleText }: ReaderMessageProps) {
  const status = useRecognizerStatus();
  const messages = useMessages().reading;
  const failure = view.failure ?? (status.state === 'failed' ? status.error : null);
  if (failure !== null) {
    return (
      <ReaderFailure
        error={failure}
        hasInk={view.hasInk || view.waiting > 0}
        className={styles.failure}
        onLoaded={() => drawing.retry()}
      />
    );
  }
  const hint = () => {
    if (status.state !== 'ready') return view.hasInk ? messages.waiting : messages.loading;
    return view.hasInk ? messages.reading : idleText;
  };
  return <p className={styles.hint}>{hint()}</p>;
}
