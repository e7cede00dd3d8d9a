import { useState } from 'react';
import { useMessages } from '../i18n';
import { POLICY_VERSION } from '../policy';
import { useSharing } from '../sharing/SharingProvider';
import { cx } from '../ui/cx';
import { Switch } from '../ui/Switch';
import styles from './privacy.module.css';

/** The switch of all counting and sending. */
export function SharingCard({ className }: { readonly className?: string | undefined }) {
  const { telemetry, view, active, mustAsk, outdated } = useSharing();
  const messages = useMessages().privacy;
  const [failed, setFailed] = useState(false);

  const change = (sharing: boolean) => {
    setFailed(false);
    telemetry.choose({ policyVersion: POLICY_VERSION, sharing }).catch(() => setFailed(true));
  };

  const state = mustAsk ? messages.sharePaused : active ? messages.shareOn : messages.shareOff;
  return (
    <div className={cx('panel', styles.sharing, className)}>
      <Switch
        label={messages.share}
        description={outdated ? messages.newerPolicy : state}
        checked={active}
        disabled={mustAsk || outdated}
        onChange={change}
      />
      {view?.optOut && <p className={styles.optOut}>{active ? messages.optOutOn : messages.optOutOff}</p>}
      {failed && (
        <p className={styles.error} role="alert">
          {messages.changeFailed}
        </p>
      )}
    </div>
  );
}
