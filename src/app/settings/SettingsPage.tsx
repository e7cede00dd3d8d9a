import { useMessages } from '../i18n';
import styles from '../ui/Page.module.css';
import { PageTitle } from '../ui/PageTitle';
import { AppCard } from './AppCard';
import { AppearanceCard } from './AppearanceCard';
import { HandwritingCard } from './HandwritingCard';
import { InstallCard } from './InstallCard';
import { ReaderCard } from './ReaderCard';
import { StorageCard } from './StorageCard';

export function SettingsPage() {
  const messages = useMessages().settings;
  return (
    <div className={styles.page}>
      <PageTitle text={messages.title} />
      <AppearanceCard />
      <ReaderCard className={styles.tall} />
      <HandwritingCard />
      <AppCard />
      <InstallCard />
      <StorageCard />
    </div>
  );
}
