import { type MouseEvent, useEffect, useId, useState } from 'react';
import { APP_PATHS } from '../../contract';
import { usePageMessages } from '../i18n';
import { isPlainClick } from '../routing/Link';
import { useStore } from '../store';
import { OnDemand } from '../ui/on-demand';
import { Choices } from './Choices';
import styles from './Question.module.css';
import { useSharing } from './SharingProvider';

const dialog = new OnDemand(async () => (await import('./PolicyDialog')).PolicyDialog);

/** Asks for the agreement beside the work, which goes on. It stays until it is answered. */
export function Question() {
  const { view } = useSharing();
  const { agreement: messages, draw } = usePageMessages();
  const id = useId();
  const { part: PolicyDialog, failed } = useStore(dialog);
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
    if (!isPlainClick(event)) return;
    event.preventDefault();
    setOpen(true);
    void dialog.load();
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
      {open && PolicyDialog && <PolicyDialog onClose={() => setOpen(false)} />}
    </section>
  );
}
