import { useEffect, useEffectEvent } from 'react';
import { useMessages } from '../i18n';
import { Button } from '../ui/Button';
import { readerFaultText } from './fault-text';
import { useRecognizer } from './useRecognizer';

interface ReaderFailureProps {
  readonly error: Error;
  /** Ink waits for the reader: the text says that it is kept. */
  readonly hasInk?: boolean;
  readonly className?: string | undefined;
  /** Called once the reader is there. */
  readonly onLoaded?: () => void;
}

/** Why the reader does not read. It is loaded again by a button, and when the device goes online. */
export function ReaderFailure({ error, hasInk = false, className, onLoaded }: ReaderFailureProps) {
  const recognizer = useRecognizer();
  const messages = useMessages().reading;
  // A failure to load shows as the status.
  const tryAgain = () => recognizer.load().then(onLoaded, () => undefined);
  const onOnline = useEffectEvent(tryAgain);
  useEffect(() => {
    const listener = () => void onOnline();
    window.addEventListener('online', listener);
    return () => window.removeEventListener('online', listener);
  }, []);
  const sentence = readerFaultText(error, navigator.onLine, messages);
  return (
    <div className={className} role="alert">
      <p>{hasInk ? messages.drawingStays(sentence) : sentence}</p>
      <Button onClick={() => void tryAgain()}>{messages.tryAgain}</Button>
    </div>
  );
}
