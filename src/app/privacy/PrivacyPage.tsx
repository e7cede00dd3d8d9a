import { useMessages } from '../i18n';
import { POLICY_VERSION } from '../policy';
import { PolicyLanguagePicker } from '../policy/PolicyLanguagePicker';
import { PolicyPending } from '../policy/PolicyPending';
import { PolicyText } from '../policy/PolicyText';
import { usePolicy, usePolicyLanguage } from '../policy/usePolicy';
import { useSharing } from '../sharing/SharingProvider';
import { cx } from '../ui/cx';
import { Notice } from '../ui/Notice';
import styles from '../ui/Page.module.css';
import { PageTitle } from '../ui/PageTitle';
import { ContactLine } from './ContactLine';
import { useConfig } from './config';
import { DeleteCard } from './DeleteCard';
import { FiguresLine } from './FiguresLine';
import { NextReportCard } from './NextReportCard';
import { SentCard } from './SentCard';
import { SharingCard } from './SharingCard';
import { StoredCard } from './StoredCard';

/** Every byte that is stored or sent, how to stop it, and the policy. */
export function PrivacyPage() {
  const messages = useMessages().privacy;
  const { view, mustAsk, active, outdated } = useSharing();
  const [language, setLanguage] = usePolicyLanguage();
  const config = useConfig(view !== null && !mustAsk);
  const { policy, state, retry } = usePolicy(POLICY_VERSION, language);
  return (
    <div className={styles.page}>
      <PageTitle text={messages.title} lead={messages.lead} />
      {!window.isSecureContext && (
        <Notice className={styles.wide} look="warn">
          {messages.insecure}
        </Notice>
      )}
      {view?.available === false && window.isSecureContext && (
        <Notice className={styles.wide} look="plain">
          {messages.unavailable}
        </Notice>
      )}
      {view?.available && (
        <>
          <SharingCard
            className={styles.wide}
            active={active}
            paused={mustAsk}
            optOut={view.optOut}
            outdated={outdated}
          />
          <StoredCard className={styles.tall} view={view} />
          <NextReportCard next={view.next} active={active} />
          <SentCard sent={view.sent} />
          <DeleteCard className={styles.wide} />
        </>
      )}
      <div className={cx(styles.wide, styles.policy)}>
        <PolicyLanguagePicker value={language} onChange={setLanguage} />
        <PolicyPending state={state} onRetry={retry} />
        {policy && <PolicyText policy={policy} />}
        <div className={styles.operator}>
          <FiguresLine config={config} />
          <ContactLine config={config} />
        </div>
      </div>
    </div>
  );
}
