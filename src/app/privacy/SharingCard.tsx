import { useId, useState } from 'react';
import { usePageMessages } from '../i18n';
import { POLICY_VERSION } from '../policy';
import { useSharing } from '../sharing/SharingProvider';
import { cx } from '../ui/cx';
import styles from './SharingCard.module.css';

/** The switch of all counting and sending. */
export function SharingCard({ className }: { readonly className?: string | undefined }) {
  const { telemetry, view, active, mustAsk, outdated } = useSharing();
  const messages = usePageMessages().privacy;
  const id = useId();
  const [failed, setFailed] = useState(false);

  const change = () => {
    setFailed(false);
    telemetry.choose({ policyVersion: POLICY_VERSION, sharing: !active }).catch(() => setFailed(true));
  };

  const paused = mustAsk && view?.consent;
  const state = paused ? messages.sharePaused : active ? messages.shareOn : messages.shareOff;
  return (
    <div className={cx('panel', styles.sharing, className)}>
      <button
        type="button"
        role="switch"
        aria-checked={active}
        aria-describedby={id}
        className={styles.switch}
        disabled={mustAsk || outdated}
        onClick={change}
      >
        {messages.share}
        <span className={styles.track} aria-hidden="true">
          <span className={styles.knob} />
        </span>
      </button>
      <p id={id} className={styles.description}>
        {outdated ? messages.newerPolicy : state}
      </p>
      {view?.optOut && <p className={styles.optOut}>{active ? messages.optOutOn : messages.optOutOff}</p>}
      {failed && (
        <p className={styles.error} role="alert">
          {messages.changeFailed}
        </p>
      )}
    </div>
  );
}
