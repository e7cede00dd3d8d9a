import { useId, useState } from 'react';
import { useMessages } from '../i18n';
import { POLICY_VERSION, policyIn } from '../policy';
import { PolicyLanguagePicker } from '../policy/PolicyLanguagePicker';
import { PolicyText } from '../policy/PolicyText';
import { useKnownPolicy } from '../policy/useKnownPolicy';
import { usePolicyLanguage } from '../policy/usePolicyLanguage';
import { useServices } from '../services/services';
import { Button } from '../ui/Button';
import { TallyMark } from '../ui/icons';
import { Modal } from '../ui/Modal';
import styles from './AgreementDialog.module.css';

interface AgreementDialogProps {
  /** The browser asks sites not to share (Global Privacy Control). */
  readonly optOut: boolean;
  /** The version that was agreed to or refused before; `null` at the first visit. */
  readonly previousVersion: string | null;
}

/** Asks for the agreement. It cannot be left without one of its two choices, which weigh the same. */
export function AgreementDialog({ previousVersion, optOut }: AgreementDialogProps) {
  const { telemetry } = useServices();
  const messages = useMessages().agreement;
  const titleId = useId();
  const [language, setLanguage] = usePolicyLanguage();
  const [failed, setFailed] = useState(false);
  const policy = policyIn(language);
  const known = useKnownPolicy(previousVersion, language);

  const choose = (sharing: boolean) => {
    setFailed(false);
    telemetry.choose({ policyVersion: POLICY_VERSION, sharing }).catch(() => setFailed(true));
  };

  return (
    <Modal labelledBy={titleId} className={styles.dialog}>
      <div className={styles.frame}>
        <header className={styles.header}>
          <TallyMark size={36} />
          <h1 id={titleId} tabIndex={-1}>
            {messages.title}
          </h1>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has only a keyboard scrolls by it. */}
        <section className={styles.scroll} tabIndex={0} aria-label={messages.policy}>
          <p className={styles.lead}>{messages.lead}</p>
          {previousVersion !== null && (
            <div className={styles.changes}>
              <p>{messages.changed}</p>
              <p lang={policy.language}>{policy.summary}</p>
              {known && <p>{messages.marked}</p>}
            </div>
          )}
          {optOut && <p className={styles.changes}>{messages.optOut}</p>}
          <PolicyLanguagePicker value={language} onChange={setLanguage} />
          <PolicyText policy={policy} known={known} />
          <p className={styles.note}>{messages.contact}</p>
        </section>
        <footer className={styles.footer}>
          <p className={styles.note}>{failed ? messages.failed : messages.equal}</p>
          <div className={styles.choices}>
            <Button onClick={() => choose(true)}>{messages.agree}</Button>
            <Button onClick={() => choose(false)}>{messages.refuse}</Button>
          </div>
        </footer>
      </div>
    </Modal>
  );
}
