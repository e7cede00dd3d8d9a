import { useEffect, useEffectEvent } from 'react';
import { useMessages } from '../i18n';
import { readerFaultText } from '../reader/fault-text';
import { useRecognizer, useRecognizerStatus } from '../reader/useRecognizer';
import { Button } from '../ui/Button';
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
  const recognizer = useRecognizer();
  const status = useRecognizerStatus();
  const messages = useMessages().reading;

  const failure = view.failure ?? (status.state === 'failed' ? status.error : null);
  const tryAgain = () => {
    // A failure to load shows as the status.
    recognizer.load().then(
      () => drawing.retry(),
      () => undefined,
    );
  };

  const failed = failure !== null;
  const onOnline = useEffectEvent(tryAgain);
  useEffect(() => {
    if (!failed) return;
    const listener = () => onOnline();
    window.addEventListener('online', listener);
    return () => window.removeEventListener('online', listener);
  }, [failed]);

  const hint = () => {
    if (status.state !== 'ready') return view.hasInk ? messages.waiting : messages.loading;
    return view.hasInk ? messages.reading : idleText;
  };
  if (failure === null) return <p className={styles.hint}>{hint()}</p>;
  const sentence = readerFaultText(failure, navigator.onLine, messages);
  return (
    <div className={styles.failure} role="alert">
      <p>{view.hasInk || view.waiting > 0 ? messages.drawingStays(sentence) : sentence}</p>
      <Button onClick={tryAgain}>{messages.tryAgain}</Button>
    </div>
  );
}
