import { useSyncExternalStore } from 'react';
import { usePageMessages } from '../i18n';
import { install, installing, subscribeInstalling } from '../pwa/install';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Icon } from '../ui/icons';
import styles from './settings.module.css';

/** The way to install the app, where there is one; nothing where it is installed already. */
export function InstallCard() {
  const messages = usePageMessages('settings').install;
  const way = useSyncExternalStore(subscribeInstalling, installing);
  if (way === 'none') return null;
  return (
    <Card heading={messages.title}>
      <p className={styles.hint}>{messages.lead}</p>
      {way === 'by-hand' ? (
        <p>{messages.ios}</p>
      ) : (
        <Button look="primary" onClick={() => void install()}>
          <Icon name="install" size={18} />
          {messages.button}
        </Button>
      )}
    </Card>
  );
}
