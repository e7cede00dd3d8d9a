import { useState } from 'react';
import { usePageMessages } from '../i18n';
import { useRecognizer } from '../reader/useRecognizer';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import styles from './settings.module.css';

/** What the reader learns of the user's hand, and how to make it forget. */
export function HandwritingField() {
  const messages = usePageMessages().settings.handwriting;
  const recognizer = useRecognizer();
  const [forgotten, setForgotten] = useState(false);
  return (
    <div className={styles.field}>
      <p className={styles.name}>{messages.title}</p>
      <p className={styles.hint}>{messages.lead}</p>
      <Button
        className={styles.action}
        onClick={() => {
          recognizer.forget();
          setForgotten(true);
        }}
      >
        <Icon name="delete" size={18} />
        {messages.forget}
      </Button>
      <p className={styles.hint} role="status">
        {forgotten && messages.forgotten}
      </p>
    </div>
  );
}
