import { usePageMessages } from '../i18n';
import { AppCard } from '../settings/AppCard';
import { AppearanceCard } from '../settings/AppearanceCard';
import { InstallCard } from '../settings/InstallCard';
import { ReaderCard } from '../settings/ReaderCard';
import { StorageCard } from '../settings/StorageCard';
import styles from './Page.module.css';
import { PageTitle } from './PageTitle';

export function SettingsPage() {
  const messages = usePageMessages('settings');
  return (
    <div className={styles.page}>
      <PageTitle text={messages.title} />
      <AppearanceCard />
      <ReaderCard className={styles.tall} />
      <AppCard />
      <InstallCard />
      <StorageCard />
    </div>
  );
}
