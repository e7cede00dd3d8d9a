import { useEffect, useState } from 'react';
import { usePageMessages } from '../i18n';
import { contactLink, fetchContact } from './contact';
import styles from './privacy.module.css';

/** Whom to ask. @param ask false before the user's first choice: no request is made until then */
export function ContactLine({ ask }: { readonly ask: boolean }) {
  const messages = usePageMessages('privacy');
  /** Undefined while it is not known. */
  const [contact, setContact] = useState<string | null | undefined>(undefined);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (!ask) return;
    const abort = new AbortController();
    fetchContact(abort.signal).then(setContact, () => {
      if (!abort.signal.aborted) setFailed(true);
    });
    return () => abort.abort();
  }, [ask]);

  if (!failed && contact === undefined) return null;
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
        <p>{failed ? messages.contactUnknown : messages.contactNone}</p>
      )}
    </section>
  );
}
