import { FIGURES_PATH } from '../../contract';
import { useLocale, useMessages } from '../i18n';
import { contactLink, type OperatorConfig } from '../policy/config';
import { INGEST_ORIGIN } from '../policy/ingest-origin';
import styles from './privacy.module.css';

/** What the operator of this copy says: the public figures, if there are any, and a contact. */
export function Operator({ config }: { readonly config: OperatorConfig }) {
  const messages = useMessages().privacy;
  const locale = useLocale();
  if (config === null) return null;
  const { contact, publicFigures } = config === 'failed' ? { contact: null, publicFigures: false } : config;
  const link = contact && contactLink(contact);
  return (
    <>
      {publicFigures && (
        <section className={styles.contact} aria-label={messages.figures}>
          <h3>{messages.figures}</h3>
          <p>
            {messages.figuresPublic}
            <a href={`${INGEST_ORIGIN ?? ''}${FIGURES_PATH}?lang=${locale}`}>{messages.figuresLink}</a>
          </p>
        </section>
      )}
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
    </>
  );
}
