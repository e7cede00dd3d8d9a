import { useId } from 'react';
import { useLanguage } from '../i18n';
import styles from './Notes.module.css';

interface NotesProps {
  readonly epsilon: number | null;
  /** Reports that a day needs before it is released, as text. */
  readonly leastReports: string;
}

/** A report hides well up to the first, in part up to the second. */
const STRONG_EPSILON = 1;
const MEDIUM_EPSILON = 4;

/** How well noise of this size hides a single report. */
function protection(epsilon: number): 'strong' | 'medium' | 'weak' {
  return epsilon <= STRONG_EPSILON ? 'strong' : epsilon <= MEDIUM_EPSILON ? 'medium' : 'weak';
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
        <li>{texts.versions}</li>
        <li>{epsilon === null ? texts.release(leastReports) : texts.releaseNoisy}</li>
        <li>{epsilon === null ? texts.exact : texts.noisy[protection(epsilon)](String(epsilon))}</li>
        <li>{epsilon === null ? texts.pooledExact : texts.pooledNoisy}</li>
        <li>{texts.alike}</li>
        <li>{texts.selection}</li>
      </ul>
    </section>
  );
}
