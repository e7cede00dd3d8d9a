import { useMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { readerFaultText } from './fault-text';
import { useRecognizer } from './useRecognizer';

interface ReaderFailureProps {
  readonly error: Error;
  readonly className?: string | undefined;
}

/** Why the reader does not read, with a button to load it again. */
export function ReaderFailure({ error, className }: ReaderFailureProps) {
  const recognizer = useRecognizer();
  const messages = useMessages().reading;
  return (
    <div className={className} role="alert">
      <p>{readerFaultText(error, navigator.onLine, messages)}</p>
      <Button onClick={() => void recognizer.load().catch(() => undefined)}>
        <Icon name="reload" size={18} />
        {messages.tryAgain}
      </Button>
    </div>
  );
}
