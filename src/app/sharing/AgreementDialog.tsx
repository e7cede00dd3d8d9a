import { useId, useState } from 'react';
import { useMessages } from '../i18n';
import { POLICY_VERSION } from '../policy';
import { PolicyLanguagePicker } from '../policy/PolicyLanguagePicker';
import { PolicyPending } from '../policy/PolicyPending';
import { PolicyText } from '../policy/PolicyText';
import { usePolicy, usePolicyLanguage } from '../policy/usePolicy';
import { Button } from '../ui/Button';
import { TallyMark } from '../ui/icons';
import { Modal } from '../ui/Modal';
import styles from './AgreementDialog.module.css';
import { useSharing } from './SharingProvider';

/** Asks for the agreement. It closes only by one of its two choices, which look equal. */
export function AgreementDialog() {
  const { telemetry, view } = useSharing();
  const messages = useMessages().agreement;
  const titleId = useId();
  const [language, setLanguage] = usePolicyLanguage();
  const [failed, setFailed] = useState(false);
  const { policy, state, retry } = usePolicy(POLICY_VERSION, language);
  const previousVersion = view?.consent?.policyVersion ?? null;
  const known = usePolicy(previousVersion, language);
  // Agreeing needs the loaded text; refusing does not.
  const readable = state === 'ready' && known.state !== 'loading';

  const choose = (sharing: boolean) => {
    setFailed(false);
    telemetry.choose({ policyVersion: POLICY_VERSION, sharing }).catch(() => setFailed(true));
  };

  return (
    <Modal labelledBy={titleId} className={styles.dialog}>
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
            {policy && <p lang={policy.language}>{policy.summary}</p>}
            {known.policy && <p>{messages.marked}</p>}
          </div>
        )}
        {view?.optOut && <p className={styles.changes}>{messages.optOut}</p>}
        <PolicyLanguagePicker value={language} onChange={setLanguage} />
        <PolicyPending state={state} onRetry={retry} />
        {policy && known.state !== 'loading' && <PolicyText policy={policy} known={known.policy} />}
        {state !== 'loading' && <p className="note">{messages.contact}</p>}
      </section>
      <footer className={styles.footer}>
        <p className="note">{failed ? messages.failed : messages.equal}</p>
        <div className={styles.choices}>
          <Button disabled={!readable} onClick={() => choose(true)}>
            {messages.agree}
          </Button>
          <Button onClick={() => choose(false)}>{messages.refuse}</Button>
        </div>
      </footer>
    </Modal>
  );
}
