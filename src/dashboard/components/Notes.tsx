import { useId } from 'react';
import { useLanguage } from '../i18n';
import styles from './Notes.module.css';

interface NotesProps {
  readonly epsilon: number | null;
  /** Reports that a day needs before it is released, as text. */
  readonly leastReports: string;
}

/** What the numbers mean, and what they do not. */
export function Notes({ epsilon, leastReports }: NotesProps) {
  const texts = useLanguage().messages.notes;
  const title = useId();
  return (
    <section className={styles.notes} aria-labelledby={title}>
      <h2 id={title}>{texts.title}</h2>
      <ul>
        <li>{texts.failure}</li>
        <li>{epsilon === null ? texts.release(leastReports) : texts.releaseNoisy}</li>
        <li>{epsilon === null ? texts.exact : texts.noisy(String(epsilon))}</li>
        <li>{epsilon === null ? texts.pooledExact : texts.pooledNoisy}</li>
        {epsilon !== null && <li>{texts.about}</li>}
        <li>{texts.selection}</li>
      </ul>
    </section>
  );
}
