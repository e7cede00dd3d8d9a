import { useMessages } from '../i18n';
import { POLICY_VERSION } from '../policy';
import { useConfig } from '../policy/config';
import { PolicyLanguagePicker } from '../policy/PolicyLanguagePicker';
import { PolicyPending } from '../policy/PolicyPending';
import { PolicyText } from '../policy/PolicyText';
import { usePolicy, usePolicyLanguage } from '../policy/usePolicy';
import { useSharing } from '../sharing/SharingProvider';
import { cx } from '../ui/cx';
import { Icon } from '../ui/icons';
import page from '../ui/Page.module.css';
import { PageTitle } from '../ui/PageTitle';
import { DeleteCard } from './DeleteCard';
import { NextReportCard } from './NextReportCard';
import { Operator } from './Operator';
import styles from './privacy.module.css';
import { SentCard } from './SentCard';
import { SharingCard } from './SharingCard';
import { StoredCard } from './StoredCard';

/** Every byte that is stored or sent, how to stop it, and the policy. */
export function PrivacyPage() {
  const messages = useMessages().privacy;
  const { view, active } = useSharing();
  const [language, setLanguage] = usePolicyLanguage();
  const config = useConfig();
  const { policy, state, retry } = usePolicy(POLICY_VERSION, language);
  const trouble = !window.isSecureContext ? 'insecure' : view?.available === false ? 'unavailable' : null;
  return (
    <div className={page.page}>
      <PageTitle text={messages.title} lead={messages.lead} />
      {trouble && (
        <div
          className={cx(page.wide, styles.notice)}
          data-warn={trouble === 'insecure' || undefined}
          role="note"
        >
          <Icon name="alert" />
          <p>{messages[trouble]}</p>
        </div>
      )}
      {view?.available && (
        <>
          <SharingCard className={page.wide} />
          <StoredCard className={page.tall} view={view} />
          <NextReportCard next={view.next} active={active} />
          <SentCard sent={view.sent} />
          <DeleteCard className={page.wide} />
        </>
      )}
      <div className={cx('panel', page.wide, styles.policy)}>
        <PolicyLanguagePicker value={language} onChange={setLanguage} />
        <PolicyPending state={state} onRetry={retry} />
        {policy && <PolicyText policy={policy} config={config} />}
        <div className={styles.operator}>
          <Operator config={config} />
        </div>
      </div>
    </div>
  );
}
