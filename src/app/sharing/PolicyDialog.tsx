import { useId } from 'react';
import { usePageMessages } from '../i18n';
import { POLICY_VERSION } from '../policy';
import { useConfig } from '../policy/config';
import { PolicyLanguagePicker } from '../policy/PolicyLanguagePicker';
import { PolicyPending } from '../policy/PolicyPending';
import { PolicyText } from '../policy/PolicyText';
import { usePolicy, usePolicyLanguage } from '../policy/usePolicy';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { Modal } from '../ui/Modal';
import { Choices } from './Choices';
import styles from './PolicyDialog.module.css';
import { useSharing } from './SharingProvider';

/** The whole policy with the two answers; what changed since the user agreed is marked. */
export function PolicyDialog({ onClose }: { readonly onClose: () => void }) {
  const { view } = useSharing();
  const messages = usePageMessages().agreement;
  const titleId = useId();
  const [language, setLanguage] = usePolicyLanguage();
  const { policy, state, retry } = usePolicy(POLICY_VERSION, language);
  const previousVersion = view?.consent?.policyVersion ?? null;
  const known = usePolicy(previousVersion, language);
  const config = useConfig();

  return (
    <Modal labelledBy={titleId} className={styles.dialog} onDismiss={onClose}>
      <header className={styles.header}>
        <h2 id={titleId} tabIndex={-1}>
          {messages.policy}
        </h2>
        <Button look="quiet" aria-label={messages.close} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has only a keyboard scrolls by it. */}
      <section className={styles.scroll} tabIndex={0} aria-label={messages.policy}>
        {previousVersion !== null && (
          <div className={styles.changes}>
            <p>{messages.changed}</p>
            {policy && <p lang={policy.language}>{policy.summary}</p>}
            {known.policy && <p>{messages.marked}</p>}
          </div>
        )}
        <PolicyLanguagePicker value={language} onChange={setLanguage} />
        <PolicyPending state={state} onRetry={retry} />
        {policy && known.state !== 'loading' && (
          <PolicyText policy={policy} known={known.policy} config={config} />
        )}
        {state !== 'loading' && <p className="note">{messages.contact}</p>}
      </section>
      <footer className={styles.footer}>
        <Choices />
      </footer>
    </Modal>
  );
}
