import type { Config } from '../../contract';
import { useMessages } from '../i18n';
import { contactLink } from './config';
import styles from './privacy.module.css';

interface ContactLineProps {
  readonly config: Config | 'failed' | null;
}

/** The operator's contact. */
export function ContactLine({ config }: ContactLineProps) {
  const messages = useMessages().privacy;
  if (config === null) return null;
  const contact = config === 'failed' ? null : config.contact;
  const link = contact ? contactLink(contact) : null;
  return (
    <section className={styles.contact} aria-label={messages.contact}>
      <h3>{messages.contact}</h3>
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
  );
}
