import { useState } from 'react';
import { useMessages } from '../i18n';
import { POLICY_VERSION } from '../policy';
import { useSharing } from '../sharing/SharingProvider';
import { cx } from '../ui/cx';
import { Switch } from '../ui/Switch';
import styles from './privacy.module.css';

interface SharingCardProps {
  readonly active: boolean;
  /** The agreement dialog is open. */
  readonly paused: boolean;
  /** The browser asks sites not to share. */
  readonly optOut: boolean;
  /** The choice was made under a newer policy than this page has. */
  readonly outdated: boolean;
  readonly className?: string | undefined;
}

/** The switch of all counting and sending. */
export function SharingCard({ active, paused, optOut, outdated, className }: SharingCardProps) {
  const { telemetry } = useSharing();
  const messages = useMessages().privacy;
  const [failed, setFailed] = useState(false);

  const change = (sharing: boolean) => {
    setFailed(false);
    telemetry.choose({ policyVersion: POLICY_VERSION, sharing }).catch(() => setFailed(true));
  };

  const state = active ? messages.shareOn : messages.shareOff;
  return (
    <div className={cx(styles.sharing, className)}>
      <Switch
        label={messages.share}
        description={outdated ? messages.newerPolicy : paused ? messages.sharePaused : state}
        checked={active}
        disabled={paused || outdated}
        onChange={change}
      />
      {optOut && <p className={styles.optOut}>{active ? messages.optOutOn : messages.optOutOff}</p>}
      {failed && (
        <p className={styles.error} role="alert">
          {messages.changeFailed}
        </p>
      )}
    </div>
  );
}
