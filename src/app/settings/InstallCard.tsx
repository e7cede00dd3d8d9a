import { useMessages } from '../i18n';
import { install, useInstallOption } from '../pwa/install';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Icon } from '../ui/icons';
import styles from './settings.module.css';

/** Installs the app; shows nothing where it is installed already or cannot be. */
export function InstallCard() {
  const messages = useMessages().settings.install;
  const option = useInstallOption();
  if (option === 'none') return null;
  return (
    <Card heading={messages.title}>
      <p className={styles.hint}>{messages.lead}</p>
      {option === 'manual' ? (
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
