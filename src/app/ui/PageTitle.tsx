import { TallyMark } from './icons';
import styles from './PageTitle.module.css';

/** The heading of a page, with a line below it where there is something to add. */
export function PageTitle({ text, lead }: { readonly text: string; readonly lead?: string }) {
  return (
    <div className={styles.title}>
      <span className={styles.mark}>
        <TallyMark size={28} />
      </span>
      <h1>{text}</h1>
      {lead && <p className={styles.lead}>{lead}</p>}
    </div>
  );
}
