import { useMessages } from '../i18n';
import { Link } from '../routing/Link';
import styles from '../ui/Page.module.css';
import { PageTitle } from '../ui/PageTitle';
import { DeviceCard } from './DeviceCard';
import { SelfTestCard } from './SelfTestCard';

/** A self-test of the reader, and what the browser reports about itself. */
export function DiagnosticsPage() {
  const { diagnostics: messages, shell } = useMessages();
  return (
    <div className={styles.page}>
      <PageTitle text={shell.navigation.diagnostics} lead={messages.lead} />
      <SelfTestCard />
      <DeviceCard />
      <p className={styles.wide}>
        <Link to="settings">{messages.back}</Link>
      </p>
    </div>
  );
}
