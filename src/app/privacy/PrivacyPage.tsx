import { usePageMessages } from '../i18n';
import { useConfig } from '../policy/config';
import { useSharing } from '../sharing/SharingProvider';
import { cx } from '../ui/cx';
import { Icon } from '../ui/icons';
import page from '../ui/Page.module.css';
import { PageTitle } from '../ui/PageTitle';
import { DeletePanel } from './DeletePanel';
import { NextReportCard } from './NextReportCard';
import { Operator } from './Operator';
import { PolicyPanel } from './PolicyPanel';
import styles from './privacy.module.css';
import { SentCard } from './SentCard';
import { SharingCard } from './SharingCard';
import { StoredCard } from './StoredCard';

/** Every byte that is stored or sent, how to stop it, and, folded, the policy. */
export function PrivacyPage() {
  const messages = usePageMessages().privacy;
  const { view, active } = useSharing();
  const config = useConfig();
  const trouble = !window.isSecureContext ? 'insecure' : view?.available === false ? 'unavailable' : null;
  return (
    <div className={page.page}>
      <PageTitle text={messages.title} lead={messages.lead} />
      <Operator config={config} className={page.wide} />
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
          <StoredCard view={view} />
          <div className={page.column}>
            <NextReportCard next={view.next} active={active} />
            <SentCard sent={view.sent} />
          </div>
          <DeletePanel className={page.wide} />
        </>
      )}
      <PolicyPanel className={page.wide} config={config} />
    </div>
  );
}
