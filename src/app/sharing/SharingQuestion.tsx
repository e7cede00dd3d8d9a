import { type MouseEvent, useEffect, useId, useState } from 'react';
import { APP_PATHS } from '../../contract';
import { useMessages } from '../i18n';
import { cx } from '../ui/cx';
import { useOnDemand } from '../ui/useOnDemand';
import { Choices } from './Choices';
import { useSharing } from './SharingProvider';
import styles from './SharingQuestion.module.css';

const importDialog = () => import('./PolicyDialog');

/** The place of the question about sharing; empty until it is asked, and once it is answered. */
export function SharingQuestion({ className = styles.onTop }: { readonly className?: string | undefined }) {
  const { asking } = useSharing();
  return (
    <div className={cx(styles.place, className)} aria-live="polite">
      {asking && <Question />}
    </div>
  );
}

/** Asks for the agreement beside the work, which goes on. It stays until it is answered. */
function Question() {
  const { view } = useSharing();
  const { agreement: messages, draw } = useMessages();
  const id = useId();
  const { part, failed, load } = useOnDemand(importDialog);
  const [open, setOpen] = useState(false);

  // The answer removes what had the focus.
  useEffect(
    () => () => {
      const { activeElement, body } = document;
      if (activeElement === body) document.querySelector('main')?.focus({ preventScroll: true });
    },
    [],
  );

  const openPolicy = (event: MouseEvent) => {
    // New tabs and the like are left to the browser.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setOpen(true);
    load();
  };

  return (
    <section className={styles.question} aria-labelledby={id}>
      <div className={styles.text}>
        <h2 id={id}>{messages.title}</h2>
        {view?.consent && <p className={styles.changed}>{messages.changed}</p>}
        <p>
          <span>{messages.lead}</span>{' '}
          <a href={APP_PATHS.privacy} onClick={openPolicy}>
            {messages.policy}
          </a>
        </p>
        {view?.optOut && <p className={styles.changed}>{messages.optOut}</p>}
        <p className={styles.equal}>{messages.equal}</p>
        {failed && <p role="alert">{draw.partFailed}</p>}
      </div>
      <div className={styles.answers}>
        <Choices />
      </div>
      {open && part && <part.PolicyDialog onClose={() => setOpen(false)} />}
    </section>
  );
}
