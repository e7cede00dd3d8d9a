import { usePageMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';

interface PolicyPendingProps {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly onRetry: () => void;
}

/** Says that the policy is loading, or could not be loaded. */
export function PolicyPending({ state, onRetry }: PolicyPendingProps) {
  const { agreement: messages, reading } = usePageMessages();
  if (state === 'ready') return null;
  if (state === 'loading') return <p role="status">{messages.loading}</p>;
  return (
    <div role="status">
      <p>{messages.policyFailed}</p>
      <Button onClick={onRetry}>
        <Icon name="reload" size={18} />
        {reading.tryAgain}
      </Button>
    </div>
  );
}
