import { percentage, useLocale, useMessages } from '../i18n';
import { useServices } from '../services/services';
import { useRecognizerStatus } from '../services/useRecognizerStatus';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/icons';
import styles from './settings.module.css';

/** What reads the digits, and how well it did when it was measured. */
export function ReaderCard({ className }: { readonly className?: string | undefined }) {
  const { recognizer } = useServices();
  const status = useRecognizerStatus();
  const { settings: messages, reading } = useMessages();
  const locale = useLocale();
  const facts: [string, string][] = [[messages.state, messages.states[status.state]]];
  if (status.state === 'ready') {
    const { model, backend } = status;
    facts.push(
      [messages.model, model.version],
      [messages.backend, backend],
      [messages.weights, model.parameters.toLocaleString(locale)],
      [messages.threshold, percentage(model.threshold, locale)],
    );
    for (const [dataSet, share] of Object.entries(model.accuracy)) {
      facts.push([messages.accuracy(messages.dataSets[dataSet] ?? dataSet), accuracyText(share, locale)]);
    }
  }
  return (
    <Card heading={messages.reader} className={className}>
      <Facts facts={facts} />
      {status.state === 'ready' && <p className={styles.hint}>{messages.accuracyNote}</p>}
      {status.state === 'failed' && (
        <Button onClick={() => void recognizer.load().catch(() => undefined)}>
          <Icon name="reload" size={18} />
          {reading.tryAgain}
        </Button>
      )}
    </Card>
  );
}

/** Two decimals: at this accuracy they are where models differ. */
function accuracyText(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(share);
}
