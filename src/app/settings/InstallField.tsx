import { usePageMessages } from '../i18n';
import { install, useInstallOption } from '../pwa/install';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import styles from './settings.module.css';

/** Installs the app; shows nothing where it is installed already or cannot be. */
export function InstallField() {
  const messages = usePageMessages().settings.install;
  const option = useInstallOption();
  if (option === 'none') return null;
  return (
    <div className={styles.field}>
      <p className={styles.name}>{messages.title}</p>
      <p className={styles.hint}>{messages.lead}</p>
      {option === 'manual' ? (
        <p>{messages.ios}</p>
      ) : (
        <Button look="primary" className={styles.action} onClick={() => void install()}>
          <Icon name="install" size={18} />
          {messages.button}
        </Button>
      )}
    </div>
  );
}
