import { usePageMessages } from '../i18n';
import styles from '../ui/Page.module.css';
import { PageTitle } from '../ui/PageTitle';
import { AppCard } from './AppCard';
import { AppearanceCard } from './AppearanceCard';
import { ReaderCard } from './ReaderCard';

/** How the app looks, how it reads, and what it takes on the device. */
export function SettingsPage() {
  const messages = usePageMessages().settings;
  return (
    <div className={styles.page}>
      <PageTitle text={messages.title} />
      <AppearanceCard />
      <div className={styles.column}>
        <ReaderCard />
        <AppCard />
      </div>
    </div>
  );
}
