import { useState } from 'react';
import { usePageMessages } from '../i18n';
import { POLICY_VERSION } from '../policy';
import type { OperatorConfig } from '../policy/config';
import { PolicyLanguagePicker } from '../policy/PolicyLanguagePicker';
import { PolicyPending } from '../policy/PolicyPending';
import { PolicyText } from '../policy/PolicyText';
import { usePolicy, usePolicyLanguage } from '../policy/usePolicy';
import { cx } from '../ui/cx';
import styles from './privacy.module.css';

interface PolicyPanelProps {
  readonly config: OperatorConfig;
  readonly className?: string | undefined;
}

/** The whole policy, folded; its text is loaded when it is opened. */
export function PolicyPanel({ config, className }: PolicyPanelProps) {
  const messages = usePageMessages().agreement;
  const [open, setOpen] = useState(false);
  const [language, setLanguage] = usePolicyLanguage();
  const { policy, state, retry } = usePolicy(open ? POLICY_VERSION : null, language);
  return (
    <details
      className={cx('panel', styles.policy, className)}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <h2>{messages.policy}</h2>
      </summary>
      {open && (
        <div className={styles.text}>
          <PolicyLanguagePicker value={language} onChange={setLanguage} />
          <PolicyPending state={state} onRetry={retry} />
          {policy && <PolicyText policy={policy} config={config} />}
        </div>
      )}
    </details>
  );
}
