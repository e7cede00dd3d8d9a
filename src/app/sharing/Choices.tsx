import { useState } from 'react';
import { usePageMessages } from '../i18n';
import { POLICY_VERSION } from '../policy';
import { Button } from '../ui/Button';
import styles from './Choices.module.css';
import { useSharing } from './SharingProvider';

/** The two answers about sharing. They look equal. */
export function Choices() {
  const { telemetry } = useSharing();
  const messages = usePageMessages().agreement;
  const [failed, setFailed] = useState(false);

  const choose = async (sharing: boolean) => {
    setFailed(false);
    try {
      await telemetry.choose({ policyVersion: POLICY_VERSION, sharing });
    } catch {
      setFailed(true);
    }
  };

  return (
    <>
      <div className={styles.choices}>
        <Button onClick={() => void choose(true)}>{messages.agree}</Button>
        <Button onClick={() => void choose(false)}>{messages.refuse}</Button>
      </div>
      {failed && (
        <p className={styles.failed} role="alert">
          {messages.failed}
        </p>
      )}
    </>
  );
}
