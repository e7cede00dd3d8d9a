import { usePageMessages } from '../i18n';
import { Card } from '../ui/Card';
import { type FactList, Facts } from '../ui/Facts';

/** What the browser reports about itself and the device. Only shown, never stored or sent. */
export function DeviceCard({ facts }: { readonly facts: FactList }) {
  const messages = usePageMessages().diagnostics;
  return (
    <Card heading={messages.device}>
      <p className="note">{messages.deviceNote}</p>
      <Facts facts={facts} />
    </Card>
  );
}
