import { FIGURES_PATH } from '../../contract';
import { useLocale, usePageMessages } from '../i18n';
import { contactLink, type OperatorConfig } from '../policy/config';
import { INGEST_ORIGIN } from '../policy/ingest-origin';
import { cx } from '../ui/cx';
import styles from './privacy.module.css';

interface OperatorProps {
  readonly config: OperatorConfig;
  readonly className?: string | undefined;
}

/** What the operator of this copy says: a contact, and the public figures, if there are any. */
export function Operator({ config, className }: OperatorProps) {
  const messages = usePageMessages().privacy;
  const locale = useLocale();
  const { contact, publicFigures } =
    config === 'failed' || config === null ? { contact: null, publicFigures: false } : config;
  const link = contact && contactLink(contact);
  return (
    <div className={cx(styles.operator, className)}>
      {config !== null && (
        <section aria-label={messages.contact}>
          {contact ? (
            <p>
              {messages.contactIs}
              {link ? (
                <a href={link} rel="noreferrer">
                  {contact}
                </a>
              ) : (
                <strong>{contact}</strong>
              )}
            </p>
          ) : (
            <p>{config === 'failed' ? messages.contactUnknown : messages.contactNone}</p>
          )}
        </section>
      )}
      {publicFigures && (
        <section aria-label={messages.figures}>
          <p>
            {messages.figuresPublic}
            <a href={`${INGEST_ORIGIN ?? ''}${FIGURES_PATH}?lang=${locale}`}>{messages.figuresLink}</a>
          </p>
        </section>
      )}
    </div>
  );
}
