import { useMessages } from '../i18n';
import { Link } from '../routing/Link';
import styles from '../ui/Page.module.css';
import { PageTitle } from '../ui/PageTitle';

export function NotFoundPage() {
  const messages = useMessages().errors.notFound;
  return (
    <div className={styles.page}>
      <PageTitle text={messages.title} lead={messages.text} />
      <p>
        <Link to="draw">{messages.link}</Link>
      </p>
    </div>
  );
}
