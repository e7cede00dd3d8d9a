import { usePageMessages } from '../i18n';
import { Card } from '../ui/Card';
import { type FactList, Facts } from '../ui/Facts';

/** The model and how it was measured, and what it runs on. */
export function ModelCard({ facts, reason }: { readonly facts: FactList; readonly reason: string }) {
  const messages = usePageMessages().diagnostics;
  return (
    <Card heading={messages.model}>
      <Facts facts={facts} />
      {reason && (
        <div className="note">
          <p>{reason}</p>
          <p>{messages.accuracyNote}</p>
        </div>
      )}
    </Card>
  );
}
